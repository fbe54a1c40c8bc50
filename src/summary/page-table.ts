/** The table of projects on the summary page: headings that sort, aligned decimal points, sums at the foot. */
import Big from 'big.js';
import type { Localized } from '../finding.ts';
import { alignedAmounts } from './amount-text.ts';
import { escapeMarkup } from './escape-markup.ts';
import type { ProjectRow } from './rows.ts';
import type { Summary } from './summary.ts';
import { type CellValue, type Column, projectColumns, valueText } from './tables.ts';
import { sumOf } from './totals.ts';

/** Columns that no project fills are left out. */
export function projectTable(summary: Summary, language: keyof Localized): string {
  const { projects } = summary;
  const columns = projectColumns(summary)
    .map(column => ({ ...column, values: projects.map(row => column.value(row, language)) }))
    .filter(({ values }) => values.some(value => value !== undefined && value !== ''))
    .map(column => ({ ...column, written: alignedAmounts(column.values.filter(isAmount)) }));
  const heads = columns.map(column => head(column, column.heading[language]));
  const rows = projects.map((_, index) =>
    columns
      .map((column, place) => cell(column, column.values[index], place === 0, language))
      .join(''),
  );
  const sums = columns.map((column, place) =>
    cell(column, place === 0 ? total[language] : sumOfColumn(column), place === 0, language),
  );
  const fit =
    columns.length > ON_PAPER ? ` style="--fit:${(ON_PAPER / columns.length).toFixed(2)}"` : '';
  const states = projects.map(({ errors, warnings }) =>
    errors > 0 ? ' class="failed"' : warnings > 0 ? ' class="warned"' : '',
  );
  return (
    `<table class="projects"${fit}><thead><tr>${heads.join('')}</tr></thead>` +
    `<tbody>\n${rows.map((row, index) => `<tr${states[index]}>${row}</tr>`).join('\n')}\n</tbody>` +
    `<tfoot><tr>${sums.join('')}</tr></tfoot></table>`
  );
}

/** Columns that fit on paper in print; more of them are set smaller. */
const ON_PAPER = 16;

const total: Localized = { zh: '合计', en: 'Total' };

interface Filled extends Column<ProjectRow> {
  readonly values: readonly CellValue[];
  readonly written: (value: Big) => string;
}

function sumOfColumn({ kind, values }: Filled): CellValue {
  return kind === 'amount' ? sumOf(values.filter(isAmount)) : '';
}

function head({ kind, width }: Filled, heading: string): string {
  const kinds = !isText(kind) ? ' class="number"' : width <= SHORT ? ' class="short"' : '';
  const ems = Math.min(width, WIDEST) / 2 + (isText(kind) ? 2 : 0);
  return `<th scope="col" aria-sort="none"${kinds} style="--width:${ems}em"><button data-kind="${isText(kind) ? 'text' : 'number'}">${headingHtml(heading)}</button></th>`;
}

/** A heading whose unit stays on one line. */
const headingHtml = (heading: string) =>
  escapeMarkup(heading).replace(/(?:（万元）|\(10k yuan\))$/, '<span class="unit">$&</span>');

/** Characters of a column whose texts stand on one line even in print. */
const SHORT = 16;
/** Characters that wider columns are given at least. */
const WIDEST = 24;

function cell(
  { kind, written }: Filled,
  value: CellValue,
  isHead: boolean,
  language: keyof Localized,
): string {
  const text = isAmount(value) ? written(value) : escapeMarkup(valueText(value, language));
  if (isHead) return `<th scope="row">${text}</th>`;
  if (kind === 'date') return `<td class="date">${text}</td>`;
  return kind === 'text' ? `<td>${text}</td>` : `<td class="number">${text}</td>`;
}

/** Dates are sorted and set as text. */
const isText = (kind: Filled['kind']) => kind === 'text' || kind === 'date';

const isAmount = (value: CellValue): value is Big => value instanceof Big;
