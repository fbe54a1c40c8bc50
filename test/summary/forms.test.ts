/** Filings on any form in one summary: a row for each project with the money of its year, and its indicators in the form's columns. */
import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { listForms, newSummary, summaryWriters } from '../../src/internal.ts';
import { checkText } from '../reading.ts';

const exampleOf = (id: string) =>
  readFileSync(new URL(`../../examples/${id}.yaml`, import.meta.url), 'utf8');

function summaryOf(...texts: readonly string[]) {
  const { add, summary } = newSummary();
  for (const text of texts) add(checkText(text));
  return summary();
}

const yearTotalOf = (form: string, funding: string) =>
  summaryOf(
    `form: ${form}\nyear: 2026\nproject: { name: 甲 }\nfunding: { unit: 万元, ${funding} }\n`,
  ).projects[0]?.yearTotal?.toFixed();

test.each(listForms())('%s has one row with the money of its year, and its indicators', id => {
  const { projects, indicators } = summaryOf(exampleOf(id));
  expect(projects).toHaveLength(1);
  // A form may print the whole project's money only.
  expect((projects[0]?.yearTotal ?? projects[0]?.wholeTotal)?.gt(0)).toBe(true);
  expect(projects[0]?.department).not.toBe('');
  expect(indicators.length).toBeGreaterThan(2);
});

describe('the money of the year is', () => {
  const row = (years: string, total: number) => `{ ${years}total: ${total} }`;
  test.each([
    [
      'its row, wherever it stands',
      `rows: [${row('years: 2026, ', 3)}, ${row('years: 2026-2028, ', 9)}]`,
      '3',
    ],
    [
      'the same twice, of a project of one year',
      `rows: [${row('years: 2026, ', 3)}, ${row('years: 2026, ', 3)}]`,
      '3',
    ],
    ['the only row, where it says no years', `rows: [${row('', 3)}]`, '3'],
    [
      'not known where two rows differ',
      `rows: [${row('years: 2026, ', 3)}, ${row('years: 2026, ', 4)}]`,
      undefined,
    ],
    ['not known where no row is of the year', `rows: [${row('years: 2025, ', 3)}]`, undefined],
    [
      'the adjusted budget of a self-evaluation',
      'budget: { total: 5 }, adjusted: { total: 4 }',
      '4',
    ],
    ['its approved budget where none was adjusted', 'budget: { total: 5 }', '5'],
  ])('%s', (_, funding, total) => {
    expect(yearTotalOf('xizang/fujian2', funding)).toBe(total);
  });
});

describe('the table of indicators', () => {
  const headings = async (...ids: readonly string[]) => {
    const write = await summaryWriters.xlsx();
    const bytes = await write(summaryOf(...ids.map(exampleOf)), {
      language: 'zh',
      date: new Date(0),
    });
    const sheet = (await readXlsx(bytes)).sheets.find(({ name }) => name === '指标');
    return sheet?.rows ?? [];
  };

  test('has 性质, 单位 and 权重 where a form has them, filled for its filings only', async () => {
    const [head = [], ...rows] = await headings('xizang/fujian2', 'national/2021');
    const at = (name: string) => head.indexOf(name);
    expect(at('计量单位')).toBe(at('指标性质') + 1);
    expect(at('分值权重')).toBe(at('指标性质') + 2);
    const split = rows.filter(row => row[at('指标性质')]);
    expect(split.length).toBeGreaterThan(3);
    for (const row of split)
      if (row[at('指标性质')] !== '定性')
        expect(row[at('指标值')]).toContain(String(row[at('指标性质')]));
    const weights = rows.flatMap(row =>
      typeof row[at('分值权重')] === 'number' ? [row[at('分值权重')]] : [],
    );
    expect(weights.reduce<number>((sum, weight) => sum + Number(weight), 0)).toBe(100);
    expect(rows.length).toBeGreaterThan(split.length);
  });

  test('has none of them where no form has', async () => {
    const [head = []] = await headings('xizang/fujian2');
    expect(head).not.toContain('指标性质');
    expect(head).not.toContain('分值权重');
  });
});
