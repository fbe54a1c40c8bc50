/** Addresses of cells: D9 and A1:F14. */
import { EXCEL_LIMITS } from './errors.ts';

/** A cell's row and column, counted from 0. */
export interface SheetPlace {
  readonly row: number;
  readonly column: number;
}

/** Rows and columns from the first to the last, both of them in it. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** One number for a place. */
export const cellKey = ({ row, column }: SheetPlace): number =>
  row * EXCEL_LIMITS.lastColumn + column;

/** The place of a `cellKey`. */
export const keyPlace = (key: number): SheetPlace => ({
  row: Math.floor(key / EXCEL_LIMITS.lastColumn),
  column: key % EXCEL_LIMITS.lastColumn,
});

/** The place that an address names; undefined where it is none, or is beyond what Excel takes. */
export function placeOf(address: string): SheetPlace | undefined {
  const [, letters = '', digits = ''] = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/i.exec(address) ?? [];
  if (letters === '') return undefined;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  const place = { row: Number(digits) - 1, column: column - 1 };
  return place.row < EXCEL_LIMITS.lastRow && place.column < EXCEL_LIMITS.lastColumn
    ? place
    : undefined;
}

/** The range that a reference names, of one cell or several; undefined where it is none. */
export function rangeOf(reference: string): CellRange | undefined {
  const [from = '', to = from, more] = reference.split(':');
  const first = placeOf(from);
  const last = placeOf(to);
  if (!first || !last || more !== undefined) return undefined;
  return {
    top: Math.min(first.row, last.row),
    left: Math.min(first.column, last.column),
    bottom: Math.max(first.row, last.row),
    right: Math.max(first.column, last.column),
  };
}

/** The letters and number of a place, e.g. D9. */
export function addressOf({ row, column }: SheetPlace): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}
