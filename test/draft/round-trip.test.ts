/** Our own blank form, read back: the draft must print what the form printed. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { check } from '../../src/check.ts';
import { draftFromWord } from '../../src/draft/draft.ts';
import { matches } from '../../src/filing/patterns.ts';
import { composeSheet } from '../../src/form/compose.ts';
import { requirementsOf } from '../../src/form/requirements.ts';
import { blankDocx, judged, linesOf, loadTemplate, tableOf, templateOf } from './blank-form.ts';

const official = loadTemplate('xizang/fujian2');
const draft = draftFromWord(await blankDocx(official));
const drafted = templateOf(draft.yaml);

test('everything is recognised and nothing is wrong', () => {
  expect(draft.unknown).toEqual([]);
  expect(draft.yaml).not.toContain('待确认：');
  expect(judged(draft.yaml).findings).toEqual([]);
  expect(draft.leftOut).toEqual({ tables: 0, lines: 0 });
});

test('columns and page are where they were', () => {
  expect(drafted.columns).toHaveLength(official.columns.length);
  for (const [index, width] of official.columns.entries())
    expect(Math.abs((drafted.columns[index] ?? 0) - width)).toBeLessThan(0.5);
  for (const side of ['width', 'height', 'top', 'right', 'bottom', 'left'] as const)
    expect(Math.abs(drafted.paper[side] - official.paper[side])).toBeLessThan(0.2);
});

test('all fields and the classification are found again', () => {
  const fields = requirementsOf(official).fields.map(field => field.path);
  const found = fields.filter(path =>
    requirementsOf(drafted).fields.some(field => matches(field.path, path)),
  );
  expect(found).toHaveLength(fields.length);
  expect(fields.length).toBeGreaterThan(30);
  expect(drafted.constraints.classification).toEqual(official.constraints.classification);
});

test('fonts and sizes of labels, text and title are kept', () => {
  const roles = ['label', 'value', 'text', 'narrative', 'title', 'attachment', 'year', 'line'];
  for (const role of roles) {
    const [was, is] = [official.styles[role], drafted.styles[role]];
    expect([role, is?.font.office, is?.size]).toEqual([role, was?.font.office, was?.size]);
  }
});

test.each(['fujian2', 'minimal', 'long'])('%s says the same on the draft', name => {
  const bytes = readFileSync(`examples/xizang/${name}.yaml`);
  const { filing } = check(bytes, { name, loadTemplate });
  const was = composeSheet(filing, official, {});
  // A blank form does not show how a choice is ticked.
  const is = composeSheet(filing, { ...drafted, choiceMarks: official.choiceMarks }, {});
  expect(tableOf(is)).toEqual(tableOf(was));
  expect(linesOf(is)).toEqual(linesOf(was));
});
