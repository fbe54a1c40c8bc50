/** A summary as a spreadsheet: projects, indicators, and totals as formulas that agree with the exact sums. */
import type Big from 'big.js';
import ExcelJS from 'exceljs';
import { unzipSync, zipSync } from 'fflate';
import type { SummaryWriter } from './index.ts';
import { type Summary, sumOfSource, sumsBy } from './summary.ts';
import { type CellValue, type Column, indicatorColumns, projectColumns } from './tables.ts';

const AMOUNT = '#,##0.00####';

export const writeXlsx: SummaryWriter = async (summary, { language, date }) => {
  const words = sheetNames[language];
  const book = new ExcelJS.Workbook();
  book.creator = 'perfgoal';
  book.created = date;
  book.modified = date;
  const columns = projectColumns(summary);
  const projects = addTable(book, words.projects, columns, summary.projects, language);
  addTotals(projects, columns, summary, words.total);
  addTable(book, words.indicators, indicatorColumns, summary.indicators, language);
  addSums(book, summary, columns, words);
  const parts = unzipSync(new Uint8Array(await book.xlsx.writeBuffer()));
  // Packed again, since the library stamps the parts with the hour; the date is local, so that no zone shows.
  return zipSync(parts, { mtime: new Date(1980, 0, 1) });
};

const sheetNames = {
  zh: {
    projects: '项目',
    indicators: '指标',
    sums: '合计',
    total: '合计',
    department: '主管部门',
    source: '资金来源',
    amount: '本年（万元）',
  },
  en: {
    projects: 'Projects',
    indicators: 'Indicators',
    sums: 'Totals',
    total: 'Total',
    department: 'Department',
    source: 'Source',
    amount: 'Year (10k yuan)',
  },
} as const;

type Words = (typeof sheetNames)['zh' | 'en'];

function addTable<Row>(
  book: ExcelJS.Workbook,
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  language: 'zh' | 'en',
): ExcelJS.Worksheet {
  const sheet = newSheet(
    book,
    name,
    columns.map(column => column.heading[language]),
    columns.map(column => column.width),
  );
  for (const [index, { kind }] of columns.entries()) {
    if (kind === 'amount') sheet.getColumn(index + 1).numFmt = AMOUNT;
  }
  for (const row of rows) sheet.addRow(columns.map(column => cellOf(column.value(row))));
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  return sheet;
}

function newSheet(
  book: ExcelJS.Workbook,
  name: string,
  headings: readonly string[],
  widths: readonly number[],
): ExcelJS.Worksheet {
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  const head = sheet.addRow([...headings]);
  head.font = { bold: true };
  head.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true };
  for (const [index, width] of widths.entries()) sheet.getColumn(index + 1).width = width;
  return sheet;
}

/** Strings are cells of the type string, which no spreadsheet executes. */
const cellOf = (value: CellValue): ExcelJS.CellValue =>
  value === undefined || value === '' ? null : typeof value === 'object' ? value.toNumber() : value;

/** A last row with the sum of every column of amounts. */
function addTotals(
  sheet: ExcelJS.Worksheet,
  columns: ReturnType<typeof projectColumns>,
  { projects }: Summary,
  word: string,
): void {
  const last = projects.length + 1;
  const row = sheet.addRow([word]);
  row.font = { bold: true };
  for (const [index, { kind, value }] of columns.entries()) {
    if (kind !== 'amount') continue;
    const letter = sheet.getColumn(index + 1).letter;
    const sum = projects.reduce<Big | number>(
      (running, project) => add(running, value(project)),
      0,
    );
    row.getCell(index + 1).value = {
      formula: `SUM(${letter}2:${letter}${last})`,
      result: Number(sum),
    };
  }
}

function add(sum: Big | number, value: CellValue): Big | number {
  return typeof value === 'object' ? value.plus(sum) : sum;
}

/** Totals by department and by source. */
function addSums(
  book: ExcelJS.Workbook,
  summary: Summary,
  columns: ReturnType<typeof projectColumns>,
  words: Words,
): void {
  const { projects, sources } = summary;
  const sheet = newSheet(book, words.sums, [words.department, words.amount], [32, 18]);
  sheet.getColumn(2).numFmt = AMOUNT;
  const letterOf = (zh: string) =>
    sheet.getColumn(columns.findIndex(column => column.heading.zh === zh) + 1).letter;
  const range = (letter: string) =>
    `'${words.projects}'!$${letter}$2:$${letter}$${projects.length + 1}`;
  // Not SUMIF, which takes a department named “>5” or “*” for a condition.
  const sumWhere = (row: number) =>
    `SUMPRODUCT(--(${range(letterOf('主管部门'))}=A${row}),${range(letterOf('本年合计（万元）'))})`;
  for (const [department, sum] of sumsBy(projects, project => project.department)) {
    const row = sheet.addRow([department]);
    row.getCell(2).value = { formula: sumWhere(row.number), result: sum.toNumber() };
  }
  sheet.addRow([]);
  sheet.addRow([words.source, words.amount]).font = { bold: true };
  for (const source of sources) {
    const row = sheet.addRow([source]);
    const letter = letterOf(`${source}（万元）`);
    row.getCell(2).value = {
      formula: `SUM(${range(letter)})`,
      result: sumOfSource(projects, source).toNumber(),
    };
  }
}
