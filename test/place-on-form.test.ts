/** Rows of funds that a form prints one by one are called as the form labels them. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkText } from './reading.ts';

const filing = readFileSync('examples/national/2015.yaml', 'utf8');

/** Where the rows of funds begin, and the text with another second row. */
const withSecond = (row: string) => {
  const funding = /^funding:\n(?: .*\n)+/m.exec(filing)?.[0] ?? '';
  return filing.replace(
    funding,
    `funding:\n  unit: 万元\n  rows:\n    - { years: 2024-2026, total: 2860, sources: { 财政拨款: 2860 } }\n    - { years: 2024${row} }\n`,
  );
};

const errors = (text: string) =>
  checkText(text)
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ message }) => message.zh);

test('a total that is not filled in', () => {
  expect(errors(withSecond(''))).toEqual(['「年度资金总额」没有填写']);
});

test('an amount that cannot be read', () => {
  expect(errors(withSecond(', total: 980, sources: { 财政拨款: 980万元 }'))).toEqual([
    '「年度资金总额」这一行的「资金来源」「财政拨款」的“980万元”带了单位“万元”',
  ]);
});
