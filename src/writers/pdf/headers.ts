/** Which cells of a sheet are headers, and of what (ISO 32000-1, table 349): found by where labels and values stand. */
import type { Cell, Sheet } from '../../form/sheet.ts';

/** Whether a header tells of the cells beside it, of those below it, or of both. */
export type HeaderScope = 'Row' | 'Column' | 'Both';

/** A cell at its place in its section; its last row and column are inclusive. */
interface Placed {
  readonly cell: Cell;
  readonly top: number;
  readonly bottom: number;
  readonly right: number;
  readonly kind: 'label' | 'value' | 'empty';
}

/** The headers of a sheet: its labels, and what stands in head rows. */
export function headersOf(sheet: Sheet): ReadonlyMap<Cell, HeaderScope> {
  const headers = new Map<Cell, HeaderScope>();
  for (const { headRows, rows } of sheet.sections) {
    const placed = rows.map(({ cells }, index) => cells.map(cell => placedAt(cell, index)));
    const lastValues = lastValuesOf(placed.flat());
    for (const one of placed.flat()) {
      const isHead = one.bottom < headRows;
      if (one.kind === 'empty' || (one.kind === 'value' && !isHead)) continue;
      headers.set(one.cell, isHead ? 'Column' : scopeOf(one, lastValues, placed));
    }
  }
  return headers;
}

function placedAt(cell: Cell, top: number): Placed {
  const { column, colSpan, rowSpan } = cell;
  const kind = isLabel(cell) ? 'label' : textIn(cell) === '' ? 'empty' : 'value';
  return { cell, top, bottom: top + rowSpan - 1, right: column + colSpan - 1, kind };
}

/**
 * Whether a cell names others: with words of the form itself, values only in brackets behind them, as 项目资金（万元）,
 * and no room to write in, as where a date is filled in by hand.
 */
export function isLabel(cell: Cell): boolean {
  if (cell.content.every(({ parts }) => parts.every(part => part.field))) return false;
  const outside = textIn(cell).replace(IN_BRACKETS, '').trim();
  return /\p{L}/u.test(outside) && !outside.includes(VALUE) && !ROOM.test(outside);
}

/** The text of a cell with each value as one sign, the same for all. */
const textIn = ({ content }: Cell) =>
  content
    .map(({ parts }) => parts.map(part => (part.field ? VALUE : part.text)).join(''))
    .join('\n')
    .trim();

/** No text of a sheet holds it. */
const VALUE = '\0';
const IN_BRACKETS = /[（(][^（）()]*[）)]/g;
const ROOM = /[ \u3000]{2}/;

/** The last column of each row in which a value begins, also one that began further up. */
function lastValuesOf(placed: readonly Placed[]): ReadonlyMap<number, number> {
  const last = new Map<number, number>();
  for (const { cell, top, bottom, kind } of placed) {
    if (kind !== 'value') continue;
    for (let row = top; row <= bottom; row++)
      last.set(row, Math.max(last.get(row) ?? -1, cell.column));
  }
  return last;
}

/** A label with values to its right tells of its rows; another, or one with a value right below that has no label of its own, of its columns. */
function scopeOf(
  label: Placed,
  lastValues: ReadonlyMap<number, number>,
  rows: readonly (readonly Placed[])[],
): HeaderScope {
  let hasValues = false;
  for (let row = label.top; row <= label.bottom; row++)
    hasValues ||= (lastValues.get(row) ?? -1) > label.right;
  if (!hasValues) return 'Column';
  const below = rows[label.bottom + 1] ?? [];
  const { column } = label.cell;
  const first = below.findIndex(one => one.cell.column === column);
  const isHead =
    below[first]?.kind === 'value' &&
    below[first].right === label.right &&
    below.slice(0, first).every(one => one.kind !== 'label');
  return isHead ? 'Both' : 'Row';
}
