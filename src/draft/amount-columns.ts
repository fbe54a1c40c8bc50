/** Amounts that stand beside the label of their row, or below the head of their column: 年初预算数, 上年预算安排. */
import type { GridCell } from '../word/grid.ts';
import { textInCell } from './cell-text.ts';
import { fieldOfFund } from './funds.ts';
import { amountColumn } from './labels.ts';
import { cellsAlong, type FormReading } from './reading.ts';

/** The columns of a table of amounts whose head is a row of a region; undefined where it is none. */
export function amountColumnsIn(
  { grid, inFunds }: FormReading,
  { from, column: first }: { readonly from: number; readonly column: number },
): ReadonlyMap<number, string> | undefined {
  const columns = new Map<number, string>();
  for (const cell of cellsAlong(grid, from, first)) {
    if (cell.rowSpan > 1) return undefined;
    const amounts = amountColumn(textInCell(cell));
    if (amounts !== undefined && [...columns.values()].includes(amounts)) return undefined;
    if (amounts !== undefined) columns.set(cell.column, amounts);
    else if (columns.size > 0 && textInCell(cell) === '') return undefined;
  }
  const groups = [...columns.values()].filter(path => !path.startsWith('funding.execution.'));
  return columns.size >= 2 && groups.length >= (inFunds ? 1 : 2) ? columns : undefined;
}

/** The field of the amount that a cell is for; undefined where it is for none. */
export function amountIn(
  { grid, funds, amountColumns }: FormReading,
  cell: GridCell,
  label: GridCell | undefined,
): string | undefined {
  const amounts = amountColumns.get(cell.column);
  if (amounts === undefined) {
    const place = label && funds.placeOf(label);
    return place && fieldOfFund(place);
  }
  const place = funds.placeBefore(grid, cell);
  if (!place) return undefined;
  if (amounts === 'funding.shares') return `${amounts}.${place.name}`;
  if (place.kind === 'expenditure') return fieldOfFund(place);
  if (!amounts.startsWith('funding.execution.')) return `${amounts}${place.column}`;
  return place.column === '.total' ? amounts : undefined;
}
