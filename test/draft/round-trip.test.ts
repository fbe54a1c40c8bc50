/** Our own blank forms, read back: the drafts must print what the forms print. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { listForms } from '../../src/assets.ts';
import { check } from '../../src/check.ts';
import { draftFromWord } from '../../src/draft/draft.ts';
import type { Filing } from '../../src/filing/filing.ts';
import { hasErrors } from '../../src/finding.ts';
import { blankSheet } from '../../src/form/blank.ts';
import { composeSheet } from '../../src/form/compose.ts';
import { requirementsOf } from '../../src/form/requirements.ts';
import type { FormTemplate } from '../../src/form/template.ts';
import { blankDocx, judged, linesOf, loadTemplate, tableOf, templateOf } from './blank-form.ts';
import { formInUse, formsInUse } from './forms-in-use.ts';
import { statedFiling } from './stated-filing.ts';

/** The draft with what no blank shows: how amounts are written, and how a choice is ticked. */
function drafted(yaml: string, form: FormTemplate): FormTemplate {
  const template = templateOf(yaml);
  const { ticked } = form.choiceMarks;
  const { money: _, ...constraints } = template.constraints;
  const { money } = form.constraints;
  return {
    ...template,
    choiceMarks: { ...template.choiceMarks, ticked },
    constraints: { ...constraints, ...(money && { money }) },
  };
}

/** A filing that chooses among the printed options: no blank shows that another text may stand there. */
function choosing(filing: Filing, form: FormTemplate): Filing {
  const project: Record<string, unknown> = { ...filing.project };
  for (const { path, choices, takesOther } of requirementsOf(form).fields) {
    const [group, key = ''] = path;
    const isOther = takesOther && choices && !choices.includes(String(project[key]));
    if (group === 'project' && isOther) project[key] = choices[0];
  }
  return { ...filing, project: project as Filing['project'] };
}

/** The draft of a form's blank; nothing in it is left to a person. */
async function draftOf(form: FormTemplate): Promise<FormTemplate> {
  const { yaml, unknown, leftOut } = draftFromWord(await blankDocx(form));
  expect(unknown).toEqual([]);
  expect(yaml).not.toContain('待确认：');
  expect(hasErrors(judged(yaml).findings)).toBe(false);
  expect(leftOut).toEqual({ tables: 0, lines: 0 });
  return drafted(yaml, form);
}

function expectSame(is: FormTemplate, was: FormTemplate, filing: Filing): void {
  const pairs = [
    [blankSheet(is), blankSheet(was)],
    [composeSheet(filing, is, {}), composeSheet(filing, was, {})],
  ] as const;
  for (const [one, other] of pairs) {
    expect(tableOf(one)).toEqual(tableOf(other));
    expect(linesOf(one)).toEqual(linesOf(other));
  }
}

describe.each(listForms())('%s', id => {
  test('is drafted from its blank and prints the same, blank and filled in', async () => {
    const form = loadTemplate(id);
    const draft = await draftOf(form);
    const { filing } = check(readFileSync(`examples/${id}.yaml`), { name: id, loadTemplate });
    expectSame(draft, form, choosing(filing, form));
    expect(draft.constraints.classification).toEqual(form.constraints.classification);
  });

  test('keeps its columns, its page and its type', async () => {
    const form = loadTemplate(id);
    const draft = await draftOf(form);
    expect(draft.columns).toHaveLength(form.columns.length);
    for (const [index, width] of form.columns.entries())
      expect(Math.abs((draft.columns[index] ?? 0) - width)).toBeLessThan(0.5);
    for (const side of ['width', 'height', 'top', 'right', 'bottom', 'left'] as const)
      expect(Math.abs(draft.paper[side] - form.paper[side])).toBeLessThan(0.2);
    for (const role of ['label', 'value', 'title']) {
      const [was, is] = [form.styles[role], draft.styles[role]];
      expect([role, is?.font.office, is?.size]).toEqual([role, was?.font.office, was?.size]);
    }
  });
});

describe.each(formsInUse)('%s', name => {
  test('is drafted from its blank and prints the same, with every value in its place', async () => {
    const form = formInUse(name);
    const filing = statedFiling(form);
    expectSame(await draftOf(form), form, filing);
  });
});

test('parts of a source are its subtotal, what stands alone behind 其中 is a part of the total', async () => {
  const { constraints } = await draftOf(loadTemplate('national/2011'));
  expect(constraints.subtotals).toEqual({ 自有资金: ['事业收入', '经营性收入', '其他自有资金'] });
});

test.each(['minimal', 'long'])('xizang/%s says the same on the draft', async name => {
  const form = loadTemplate('xizang/fujian2');
  const bytes = readFileSync(`examples/xizang/${name}.yaml`);
  expectSame(await draftOf(form), form, check(bytes, { name, loadTemplate }).filing);
});

test('every shipped form has the example that it is tried with', () => {
  expect(listForms().filter(id => !existsSync(`examples/${id}.yaml`))).toEqual([]);
});
