/** What the sheets of a summary have in common: headings that stay and repeat in print, number formats, paper. */
import type ExcelJS from 'exceljs';
import type { Localized } from '../finding.ts';
import { cellsOf } from '../source/display-width.ts';
import type { Column } from './tables.ts';

export type Language = keyof Localized;

export const words = {
  zh: {
    projects: '项目',
    indicators: '指标',
    totals: '合计',
    total: '合计',
    department: '主管部门',
    source: '资金来源',
    year: '年度',
    amount: '本年（万元）',
    count: '项目（个）',
    unstated: '没有写明（个）',
    leftOut: '读不懂，没有列入',
  },
  en: {
    projects: 'Projects',
    indicators: 'Indicators',
    totals: 'Totals',
    total: 'Total',
    department: 'Department',
    source: 'Source',
    year: 'Year',
    amount: 'Year (10k yuan)',
    count: 'Projects',
    unstated: 'Not stated',
    leftOut: 'Could not be read, left out',
  },
} as const;

export type Words = (typeof words)[Language];

export interface Heading {
  readonly heading: string;
  /** Characters. */
  readonly width: number;
  readonly kind: Column<unknown>['kind'];
}

const FORMATS: Readonly<Record<Heading['kind'], Localized | undefined>> = {
  text: undefined,
  count: undefined,
  amount: { zh: '#,##0.00####', en: '#,##0.00####' },
  day: { zh: 'yyyy"年"m"月"d"日"', en: 'yyyy-mm-dd' },
};

/** Height of a line of 11 pt, and the tallest row that Excel takes, in pt. */
const LINE = 15;
const TALLEST = 405;

/** A row of values, as tall as its longest text: programs differ in when they work that out themselves. */
export function addRow(
  sheet: ExcelJS.Worksheet,
  values: readonly ExcelJS.CellValue[],
): ExcelJS.Row {
  const row = sheet.addRow([...values]);
  const lines = values.map((value, index) => {
    const room = (sheet.getColumn(index + 1).width ?? 10) - 1;
    if (typeof value !== 'string') return 1;
    return value.split('\n').reduce((sum, line) => sum + Math.ceil(cellsOf(line) / room || 1), 0);
  });
  const most = Math.max(1, ...lines);
  if (most > 1) row.height = Math.min(most * LINE, TALLEST);
  return row;
}

const FONT = { name: 'Calibri', family: 2, size: 11 };
const [A3, A4] = [8, 9];

/** Characters side by side that can still be read when they are made to fit across A4. */
const ACROSS_A4 = 180;

/** A sheet with its first row; printed across, as wide as the paper. */
export function newSheet(
  book: ExcelJS.Workbook,
  name: string,
  headings: readonly Heading[],
  language: Language,
): ExcelJS.Worksheet {
  const sheet = book.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: {
      paperSize: headings.reduce((sum, { width }) => sum + width, 0) > ACROSS_A4 ? A3 : A4,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
      showGridLines: true,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&C&P / &N' },
  });
  for (const [index, { width, kind }] of headings.entries()) {
    const column = sheet.getColumn(index + 1);
    const format = FORMATS[kind];
    column.width = width;
    column.alignment = { vertical: 'top', wrapText: kind === 'text' };
    if (format) column.numFmt = format[language];
  }
  addHead(
    sheet,
    headings.map(({ heading }) => heading),
  );
  return sheet;
}

/** A row of headings. */
export function addHead(sheet: ExcelJS.Worksheet, headings: readonly string[]): void {
  const row = addRow(sheet, headings);
  setBold(row);
  row.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true };
}

export function setBold(row: ExcelJS.Row): void {
  row.font = { ...FONT, bold: true };
}
