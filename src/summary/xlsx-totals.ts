/** The sheet of totals: by department and by source, year by year, as formulas over the sheet of projects. */
import Big from 'big.js';
import type { Localized } from '../finding.ts';
import { columnLetters } from '../spreadsheet/workbook-package.ts';
import { PART_OF, type ProjectRow } from './rows.ts';
import type { Summary } from './summary.ts';
import { type Column, sourceKey } from './tables.ts';
import { departmentSums, sourceGap, sourceSums, sumOf } from './totals.ts';
import { headRow, type SheetCell, type SheetRow, type Worksheet } from './worksheet.ts';

const words = {
  zh: {
    totals: '合计',
    department: '主管部门',
    source: '资金来源',
    year: '年度',
    amount: '本年（万元）',
    count: '项目（个）',
    unstated: '没有写明或读不懂（个）',
    total: '合计',
    noSource: '没有写明来源',
    why: '没有写明或读不懂本年资金的项目不在合计内；标“其中”的已含在上一项里，不另计。',
    leftOut: '读不懂，没有列入',
  },
  en: {
    totals: 'Totals',
    department: 'Department',
    source: 'Source',
    year: 'Year',
    amount: 'Year (10k yuan)',
    count: 'Projects',
    unstated: 'Not stated or unreadable',
    total: 'Total',
    noSource: 'No source stated',
    why: 'Projects whose funds of the year are not stated or unreadable are not in the totals; parts (其中) are in what they are parts of.',
    leftOut: 'Could not be read, left out',
  },
} as const;

export function totalsSheet(
  summary: Summary,
  columns: readonly Column<ProjectRow>[],
  projectsSheet: Pick<Worksheet, 'name' | 'title'>,
  language: keyof Localized,
): Worksheet {
  const say = words[language];
  const rangeOf = (key: string) => {
    const letters = columnLetters(columns.findIndex(column => column.key === key));
    const first = headRow(projectsSheet) + 1;
    return `'${projectsSheet.name}'!$${letters}$${first}:$${letters}$${first + summary.projects.length - 1}`;
  };
  const [department, year, amount] = ['department', 'year', 'yearTotal'].map(rangeOf);
  const rows: SheetRow[] = [];
  const add = (role: SheetRow['role'], ...cells: readonly SheetCell[]) =>
    rows.push({ role, cells });

  const departments = departmentSums(summary);
  add('head', say.department, say.year, say.amount, say.count, say.unstated);
  for (const { sum, projects, unstated, ...group } of departments) {
    const number = rows.length + 1;
    // Neither SUMIF, which takes a department named “>5” or “*” for a condition, nor =, which takes abc for ABC.
    const here = `--EXACT(${department},A${number}),--(${year}=B${number})`;
    add(
      'body',
      group.department,
      group.year,
      { formula: `SUMPRODUCT(${here},${amount})`, result: sum.toNumber() },
      { formula: `SUMPRODUCT(${here})`, result: projects },
      { formula: `SUMPRODUCT(${here},--(${amount}=""))`, result: unstated },
    );
  }
  if (departments.length > 0)
    add(
      'total',
      say.total,
      undefined,
      ...(['sum', 'projects', 'unstated'] as const).map((key, index) => ({
        formula: `SUM(${columnLetters(index + 2)}2:${columnLetters(index + 2)}${rows.length})`,
        result: sumOf(departments.map(group => new Big(group[key]))).toNumber(),
      })),
    );
  add('note');
  add('head', say.source, say.year, say.amount);
  const firstSource = rows.length + 1;
  for (const { source, year: ofYear, sum } of sourceSums(summary)) {
    const here = `--(${year}=B${rows.length + 1})`;
    const formula = `SUMPRODUCT(${here},${rangeOf(sourceKey(source))})`;
    add('body', source, ofYear, { formula, result: sum.toNumber() });
  }
  // What is lacking to the sums by department, so that both halves come to the same.
  const sources = `A${firstSource}:A${rows.length}`;
  const sums = `C${firstSource}:C${rows.length}`;
  const whole = `SUMPRODUCT(--ISERROR(FIND("${PART_OF}",${sources})),${sums})`;
  const lacking = sourceGap(summary);
  const hasSources = summary.sources.length > 0;
  if (!lacking.eq(0))
    add('body', say.noSource, undefined, {
      formula: `SUM(${amount})${hasSources ? `-${whole}` : ''}`,
      result: lacking.toNumber(),
    });
  if (departments.length > 0)
    add('total', say.total, undefined, {
      formula: lacking.eq(0) ? whole : `${hasSources ? `${whole}+` : ''}C${rows.length}`,
      result: sumOf(departments.map(({ sum }) => sum)).toNumber(),
    });
  add('note', say.why);
  if (summary.leftOut.length > 0) {
    add('note');
    add('head', say.leftOut);
    for (const file of summary.leftOut) add('body', file);
  }
  return {
    name: say.totals,
    columns: [
      { width: 32, kind: 'text' },
      { width: 8, kind: 'number' },
      { width: 18, kind: 'amount' },
      { width: 12, kind: 'number' },
      { width: 16, kind: 'number' },
    ],
    rows,
  };
}
