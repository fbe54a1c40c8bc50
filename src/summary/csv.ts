/** The table of projects as CSV for Excel: UTF-8 with a byte order mark, CRLF, no formulas. */
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
  return typeof value === 'string' ? quoted(text) : text;
}

/** Text in quotes, with an apostrophe in front if a spreadsheet would take it for a formula. */
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
