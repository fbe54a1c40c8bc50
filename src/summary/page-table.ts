/** The table of projects on the page: headings that sort, decimal points one below the other, sums at the foot. */
import Big from 'big.js';
import type { Localized } from '../finding.ts';
import { alignedAmounts } from './amount-text.ts';
import { escaped } from './escaped.ts';
import type { ProjectRow, Summary } from './summary.ts';
import { type CellValue, type Column, projectColumns } from './tables.ts';

/** Columns that no project fills are left out. */
export function projectTable(summary: Summary, language: keyof Localized): string {
  const { projects } = summary;
  const columns = projectColumns(summary)
    .map(column => ({ ...column, values: projects.map(column.value) }))
    .filter(({ values }) => values.some(value => value !== undefined && value !== ''))
    .map(column => ({ ...column, written: alignedAmounts(column.values.filter(isAmount)) }));
  const heads = columns.map(column => head(column, column.heading[language]));
  const rows = projects.map((_, index) =>
    columns.map((column, place) => cell(column, column.values[index], place === 0)).join(''),
  );
  const sums = columns.map((column, place) =>
    cell(column, place === 0 ? total[language] : sumOf(column), place === 0),
  );
  return (
    `<table class="projects"><thead><tr>${heads.join('')}</tr></thead>` +
    `<tbody>\n${rows.map(row => `<tr>${row}</tr>`).join('\n')}\n</tbody>` +
    `<tfoot><tr>${sums.join('')}</tr></tfoot></table>`
  );
}

const total: Localized = { zh: '合计', en: 'Total' };

interface Filled extends Column<ProjectRow> {
  readonly values: readonly CellValue[];
  readonly written: (value: Big) => string;
}

function sumOf({ kind, values }: Filled): CellValue {
  if (kind !== 'amount') return '';
  return values.filter(isAmount).reduce((sum, value) => sum.plus(value), new Big(0));
}

function head({ kind, width }: Filled, heading: string): string {
  const kinds = kind !== 'text' ? ' class="number"' : width <= SHORT ? ' class="short"' : '';
  const ems = Math.min(width, WIDEST) / 2 + (kind === 'text' ? 2 : 0);
  return `<th scope="col" aria-sort="none"${kinds} style="--width:${ems}em"><button data-kind="${kind}">${escaped(heading)}</button></th>`;
}

/** Characters of a column whose texts stand on one line even in print. */
const SHORT = 16;
/** Wider columns begin with the room of so many characters. */
const WIDEST = 24;

function cell({ kind, written }: Filled, value: CellValue, isHead: boolean): string {
  const text = isAmount(value) ? written(value) : escaped(String(value ?? ''));
  if (isHead) return `<th scope="row">${text}</th>`;
  return kind === 'text' ? `<td>${text}</td>` : `<td class="number">${text}</td>`;
}

const isAmount = (value: CellValue): value is Big => value instanceof Big;
