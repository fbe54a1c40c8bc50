import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { check, isRenderable, templateLoader } from '../src/internal.ts';

const loadTemplate = templateLoader(path => readFileSync(path));
const example = (id: string) => readFileSync(new URL(`../examples/${id}.yaml`, import.meta.url));
const on = (id: string, form: string) => check(example(id), { name: id, loadTemplate, form });
const found = (id: string, form: string) =>
  on(id, form).findings.map(({ rule, severity, path }) => `${severity} ${rule} ${path.join('.')}`);

test('a filing that has what another form needs can be put on it; what has no place there is a warning', () => {
  const checked = on('xizang/long', 'national/2015');
  const unplaced = checked.findings.filter(({ rule }) => rule === 'field-on-form');
  expect(unplaced.map(({ path }) => path.join('.'))).toContain('unitFunctions');
  expect(
    unplaced
      .filter(({ path }) => path[0] !== 'funding')
      .every(({ severity }) => severity === 'warning'),
  ).toBe(true);
});

test('funds that have no place are an error, since the sums would be wrong', () => {
  const text = example('xizang/fujian2').toString().replaceAll('财政拨款', '事业收入');
  const checked = check(text, {
    loadTemplate,
    form: 'national/2015',
  });
  expect(
    checked.findings.some(({ rule, severity }) => rule === 'field-on-form' && severity === 'error'),
  ).toBe(true);
  expect(isRenderable(checked, true)).toBe(false);
});

test('what the other form needs and the filing lacks is said', () => {
  expect(found('xizang/minimal', 'performance/self-evaluation')).toEqual(
    expect.arrayContaining([expect.stringMatching(/^error required-field-stated /)]),
  );
});

test('on its own form nothing is let pass', () => {
  const text = `${example('xizang/fujian2')}\nobjectives: [{ text: 甲 }]\n`;
  const { findings } = check(text, {
    loadTemplate,
    form: 'xizang/fujian2',
  });
  expect(findings.find(({ rule }) => rule === 'field-on-form')).toMatchObject({
    severity: 'error',
    structural: true,
  });
});
