/** The sheet of totals: by department and by source, year by year, as formulas over the sheet of projects. */
import type { Localized } from '../finding.ts';
import type { ProjectRow } from './rows.ts';
import type { Summary } from './summary.ts';
import { type Column, sourceKey } from './tables.ts';
import { departmentSums, sourceSums } from './totals.ts';
import { columnLetters, type SheetCell, type SheetRow, type Worksheet } from './worksheet.ts';

const words = {
  zh: {
    totals: '合计',
    department: '主管部门',
    source: '资金来源',
    year: '年度',
    amount: '本年（万元）',
    count: '项目（个）',
    unstated: '没有写明（个）',
    leftOut: '读不懂，没有列入',
  },
  en: {
    totals: 'Totals',
    department: 'Department',
    source: 'Source',
    year: 'Year',
    amount: 'Year (10k yuan)',
    count: 'Projects',
    unstated: 'Not stated',
    leftOut: 'Could not be read, left out',
  },
} as const;

export function totalsSheet(
  summary: Summary,
  columns: readonly Column<ProjectRow>[],
  projectsSheet: string,
  language: keyof Localized,
): Worksheet {
  const say = words[language];
  const rangeOf = (key: string) => {
    const letters = columnLetters(columns.findIndex(column => column.key === key));
    return `'${projectsSheet}'!$${letters}$2:$${letters}$${summary.projects.length + 1}`;
  };
  const [department, year, amount] = ['department', 'year', 'yearTotal'].map(rangeOf);
  const rows: SheetRow[] = [];
  const add = (role: SheetRow['role'], ...cells: readonly SheetCell[]) =>
    rows.push({ role, cells });

  add('head', say.department, say.year, say.amount, say.count, say.unstated);
  for (const { sum, projects, unstated, ...group } of departmentSums(summary)) {
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
  add('body');
  add('head', say.source, say.year, say.amount);
  for (const { source, year: ofYear, sum } of sourceSums(summary)) {
    const here = `--(${year}=B${rows.length + 1})`;
    const formula = `SUMPRODUCT(${here},${rangeOf(sourceKey(source))})`;
    add('body', source, ofYear, { formula, result: sum.toNumber() });
  }
  if (summary.leftOut.length > 0) {
    add('body');
    add('head', say.leftOut);
    for (const file of summary.leftOut) add('body', file);
  }
  return {
    name: say.totals,
    columns: [
      { width: 32, kind: 'text' },
      { width: 8, kind: 'count' },
      { width: 18, kind: 'amount' },
      { width: 12, kind: 'count' },
      { width: 16, kind: 'count' },
    ],
    rows,
  };
}
