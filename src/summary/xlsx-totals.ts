/** The sheet of totals: by department and by source, year by year, as formulas over the sheet of projects. */
import type ExcelJS from 'exceljs';
import type { ProjectRow, Summary } from './summary.ts';
import { type Column, sourceKey } from './tables.ts';
import { departmentSums, sourceSums } from './totals.ts';
import { addHead, addRow, type Language, newSheet, type Words } from './xlsx-sheet.ts';

export function addTotals(
  book: ExcelJS.Workbook,
  summary: Summary,
  columns: readonly Column<ProjectRow>[],
  say: Words,
  language: Language,
): ExcelJS.Worksheet {
  const sheet = newSheet(
    book,
    say.totals,
    [
      { heading: say.department, width: 32, kind: 'text' },
      { heading: say.year, width: 8, kind: 'count' },
      { heading: say.amount, width: 18, kind: 'amount' },
      { heading: say.count, width: 12, kind: 'count' },
      { heading: say.unstated, width: 16, kind: 'count' },
    ],
    language,
  );
  const rangeOf = (key: string) => {
    const { letter } = sheet.getColumn(columns.findIndex(column => column.key === key) + 1);
    return `'${say.projects}'!$${letter}$2:$${letter}$${summary.projects.length + 1}`;
  };
  const [department, year, amount] = ['department', 'year', 'yearTotal'].map(rangeOf);
  for (const { sum, projects, unstated, ...group } of departmentSums(summary)) {
    const row = addRow(sheet, [group.department || null, group.year ?? null]);
    // Neither SUMIF, which takes a department named “>5” or “*” for a condition, nor =, which takes abc for ABC.
    const here = `--EXACT(${department},A${row.number}),--(${year}=B${row.number})`;
    row.getCell(3).value = { formula: `SUMPRODUCT(${here},${amount})`, result: sum.toNumber() };
    row.getCell(4).value = { formula: `SUMPRODUCT(${here})`, result: projects };
    row.getCell(5).value = { formula: `SUMPRODUCT(${here},--(${amount}=""))`, result: unstated };
  }
  sheet.addRow([]);
  addHead(sheet, [say.source, say.year, say.amount]);
  for (const { source, year: ofYear, sum } of sourceSums(summary)) {
    const row = addRow(sheet, [source, ofYear ?? null]);
    const formula = `SUMPRODUCT(--(${year}=B${row.number}),${rangeOf(sourceKey(source))})`;
    row.getCell(3).value = { formula, result: sum.toNumber() };
  }
  if (summary.leftOut.length > 0) {
    sheet.addRow([]);
    addHead(sheet, [say.leftOut]);
    for (const file of summary.leftOut) addRow(sheet, [file]);
  }
  return sheet;
}
