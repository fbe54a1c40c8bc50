/** A summary as a spreadsheet: projects, indicators, and totals as formulas that agree with the exact sums. */
import { Writable } from 'node:stream';
import Big from 'big.js';
import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { SummaryWriter } from './index.ts';
import type { ProjectRow, Summary } from './summary.ts';
import { type CellValue, type Column, indicatorColumns, projectColumns, textOf } from './tables.ts';
import { sumOf } from './totals.ts';
import { addRow, type Language, newSheet, setBold, type Words, words } from './xlsx-sheet.ts';
import { addTotals } from './xlsx-totals.ts';

/** Rows are written as they come: a hundred thousand of them as objects would fill the memory. */
export const writeXlsx: SummaryWriter = async (summary, { language, date }) => {
  const say = words[language];
  const { stream, bytes } = collecting();
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream,
    useStyles: true,
    useSharedStrings: true,
    zip: { zlib: { level: 1 } },
  });
  book.creator = 'perfgoal';
  book.lastModifiedBy = 'perfgoal';
  book.created = date;
  book.modified = date;
  const columns = projectColumns(summary);
  const projects = addTable(book, say.projects, columns, summary.projects, language);
  if (summary.projects.length > 0) addSumRow(projects, columns, summary, say);
  const indicators = addTable(book, say.indicators, indicatorColumns, summary.indicators, language);
  const totals = addTotals(book, summary, columns, say, language);
  await book.commit();
  return repacked(bytes(), [projects, indicators, totals]);
};

/** A stream, and the bytes that were written to it. */
function collecting(): { readonly stream: Writable; readonly bytes: () => Uint8Array } {
  const chunks: Uint8Array[] = [];
  const stream = new Writable({
    write: (chunk: Uint8Array, _encoding, done) => {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, bytes: () => new Uint8Array(Buffer.concat(chunks)) };
}

function addTable<Row>(
  book: ExcelJS.Workbook,
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  language: Language,
): ExcelJS.Worksheet {
  const sheet = newSheet(
    book,
    name,
    columns.map(({ heading, width, kind }) => ({ heading: heading[language], width, kind })),
    language,
  );
  for (const row of rows)
    addRow(
      sheet,
      columns.map(column => cellOf(column.value(row, language), language)),
    ).commit();
  if (rows.length > 0)
    sheet.autoFilter = {
      from: { row: 1, column: 1 },
      to: { row: rows.length + 1, column: columns.length },
    };
  return sheet;
}

/** Strings are cells of the type string, which no spreadsheet executes. */
function cellOf(value: CellValue, language: Language): ExcelJS.CellValue {
  if (value === undefined || value === '') return null;
  if (typeof value === 'string') return fitting(value);
  if (typeof value === 'number') return value;
  if (value instanceof Big) return value.toNumber();
  // Spreadsheets count days from 1900 on.
  return value.year < 1901
    ? textOf(value, language)
    : new Date(Date.UTC(value.year, value.month - 1, value.day));
}

/** Characters that a cell of Excel holds. */
const MOST = 32_767;

const fitting = (text: string) => (text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text);

/** A last row with the sum of every column of amounts. */
function addSumRow(
  sheet: ExcelJS.Worksheet,
  columns: readonly Column<ProjectRow>[],
  { projects }: Summary,
  { total }: Words,
): void {
  const last = projects.length + 1;
  const row = sheet.addRow([total]);
  setBold(row);
  for (const [index, { kind, value }] of columns.entries()) {
    if (kind !== 'amount') continue;
    const letter = sheet.getColumn(index + 1).letter;
    const amounts = projects.flatMap(project => {
      const amount = value(project, 'zh');
      return amount instanceof Big ? [amount] : [];
    });
    row.getCell(index + 1).value = {
      formula: `SUM(${letter}2:${letter}${last})`,
      result: sumOf(amounts).toNumber(),
    };
  }
}

/**
 * The package with what the library leaves out: the hidden names by which spreadsheets know their filters. Packed
 * again, since it stamps the parts with the hour; the date is local, so that no zone shows.
 */
function repacked(bytes: Uint8Array, sheets: readonly ExcelJS.Worksheet[]): Uint8Array {
  const parts = unzipSync(bytes);
  const textOfPart = (path: string) => strFromU8(parts[path] ?? new Uint8Array());
  const names = sheets.flatMap(({ name, id }, index) => {
    const filter = /<autoFilter ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/;
    const [, left, top, right, bottom] =
      filter.exec(textOfPart(`xl/worksheets/sheet${id}.xml`)) ?? [];
    if (left === undefined) return [];
    const range = `'${name}'!$${left}$${top}:$${right}$${bottom}`;
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${range}</definedName>`;
  });
  const book = textOfPart(WORKBOOK).replace('<definedNames>', `$&${names.join('')}`);
  return zipSync({ ...parts, [WORKBOOK]: strToU8(book) }, { mtime: new Date(1980, 0, 1) });
}

const WORKBOOK = 'xl/workbook.xml';
