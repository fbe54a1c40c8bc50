/** The table of projects as CSV for Excel: UTF-8 with a byte order mark, CRLF, no formulas, codes with all their digits. */
import type { SummaryWriter } from './summary.ts';
import { type CellValue, projectColumns, valueText } from './tables.ts';

export const writeCsv: SummaryWriter = async (summary, { language }) => {
  const columns = projectColumns(summary);
  const lines = [
    columns.map(column => quoted(column.heading[language])),
    ...summary.projects.map(row =>
      columns.map(column => cell(column.value(row, language), language)),
    ),
  ];
  return new TextEncoder().encode(`\uFEFF${lines.map(line => `${line.join(',')}\r\n`).join('')}`);
};

function cell(value: CellValue, language: 'zh' | 'en'): string {
  const text = valueText(value, language);
  return typeof value === 'string' || isReduced(value) ? quoted(text) : text;
}

/** Whether a value is a date without its day, which a spreadsheet would take for the first of the month, or a number. */
const isReduced = (value: CellValue) =>
  typeof value === 'object' && 'year' in value && value.day === undefined;

/** Text that a spreadsheet takes for a formula. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
/** Text that it takes for a number, a day, a time or a truth value: 045007 loses its zero, 3-1 becomes the first of March. */
const NUMBER = /^\s*(?:\d[\d\s.,:/%+\-Ee年月日时分秒]*|true|false)$/i;

/** Text in quotes, with an apostrophe before a formula, and a tab, which does not show, before what looks like a number. */
function quoted(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : NUMBER.test(text) ? `\t${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
