/** What of a worksheet is in use and seen: its merged cells over the rows and columns that are not hidden. */
import { isBlankText } from '../source/characters.ts';
import { addressOf, type CellRange, cellKey, keyPlace, type SheetPlace } from './addresses.ts';
import { EXCEL_LIMITS, tooMany } from './errors.ts';
import type { WorksheetCell, WorksheetCells } from './worksheet.ts';

/** A cell over the visible rows and columns of the range, counted from 0. */
export interface UsedCell extends CellRange {
  readonly text: string;
  readonly unread: WorksheetCell['unread'];
  /** How many of its sides have lines. */
  readonly lines: number;
  /** Where it stands on the worksheet, e.g. D9. */
  readonly address: string;
}

export interface UsedRange {
  readonly rows: number;
  /** Column widths in mm. */
  readonly columns: readonly number[];
  /** In the order of reading. */
  readonly cells: readonly UsedCell[];
  /** The cell that covers a place of the range. */
  readonly at: (row: number, column: number) => UsedCell;
  /** The addresses of cells with text that are not seen, since their rows or columns are hidden. */
  readonly hidden: readonly string[];
}

/** The range of a worksheet from its first text to its last; undefined where there is none. */
export function usedRange(sheet: WorksheetCells): UsedRange | undefined {
  const merges = mergesByAnchor(sheet);
  const bounds = boundsOf(sheet, merges);
  if (!bounds) return undefined;
  const rows = visibleAxis(bounds.top, bounds.bottom, row => !sheet.hiddenRows.has(row));
  const widthOf = widths(sheet);
  const columns = visibleAxis(bounds.left, bounds.right, column => widthOf(column) > 0);
  if (columns.count > EXCEL_LIMITS.columns) {
    const most = EXCEL_LIMITS.columns;
    throw tooMany(`表格超过 ${most} 列`, `a table has more than ${most} columns`);
  }
  if (rows.count * columns.count > EXCEL_LIMITS.places)
    throw tooMany('表格的格子过多', 'a table has too many cells');

  const places: (UsedCell | undefined)[] = Array(rows.count * columns.count).fill(undefined);
  const hidden: string[] = [];
  let steps = 0;
  const isFree = ({ top, left, bottom, right }: CellRange) => {
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) {
        // Ranges that overlap one another by the thousand would be walked again and again.
        if (++steps > EXCEL_LIMITS.cells) throw tooMany('合并的格子过多', 'too many merged cells');
        if (places[row * columns.count + column]) return false;
      }
    return true;
  };
  const add = (range: CellRange, text: string, unread: WorksheetCell['unread']) => {
    const anchor = { row: range.top, column: range.left };
    const seen = {
      top: rows.before(range.top),
      bottom: rows.before(range.bottom + 1) - 1,
      left: columns.before(range.left),
      right: columns.before(range.right + 1) - 1,
    };
    if (seen.bottom < seen.top || seen.right < seen.left) {
      if (!isBlankText(text)) hidden.push(addressOf(anchor));
      return;
    }
    if (!isFree(seen)) return;
    const lines = linesAround(sheet, range);
    const cell = { text, unread, lines, address: addressOf(anchor), ...seen };
    for (let row = seen.top; row <= seen.bottom; row++)
      places.fill(cell, row * columns.count + seen.left, row * columns.count + seen.right + 1);
  };
  for (const merge of merges.values()) {
    const range = within(merge, bounds);
    const cell = sheet.cells.get(cellKey({ row: merge.top, column: merge.left }));
    if (range) add(range, cell?.text ?? '', cell?.unread);
  }
  const isTaken = (place: SheetPlace) =>
    places[rows.before(place.row) * columns.count + columns.before(place.column)] !== undefined;
  for (let row = bounds.top; row <= bounds.bottom; row++)
    for (let column = bounds.left; column <= bounds.right; column++) {
      const place = { row, column };
      const cell = sheet.cells.get(cellKey(place));
      const isSeen = !rows.isHidden(row) && !columns.isHidden(column);
      if (isSeen ? isTaken(place) : !cell) continue;
      add({ top: row, left: column, bottom: row, right: column }, cell?.text ?? '', cell?.unread);
    }
  return {
    rows: rows.count,
    columns: columns.indexes.map(widthOf),
    cells: [...new Set(places)].filter(cell => cell !== undefined),
    at: (row, column) => {
      const cell = places[row * columns.count + column];
      if (!cell) throw new Error(`no cell at row ${row}, column ${column}`);
      return cell;
    },
    hidden,
  };
}

/** Merged ranges of more than a cell, by their first cell. */
function mergesByAnchor({ merges }: WorksheetCells): ReadonlyMap<number, CellRange> {
  const found = new Map<number, CellRange>();
  for (const merge of merges) {
    const isMore = merge.bottom > merge.top || merge.right > merge.left;
    const key = cellKey({ row: merge.top, column: merge.left });
    if (isMore && !found.has(key)) found.set(key, merge);
  }
  return found;
}

/**
 * From the first text to the last row of one, as wide as its cells and the lines around them. Merged ranges end where
 * the cells that the file states end: they may be as large as a worksheet.
 */
function boundsOf(
  sheet: WorksheetCells,
  merges: ReadonlyMap<number, CellRange>,
): CellRange | undefined {
  let stated: CellRange | undefined;
  let texts: CellRange | undefined;
  for (const [key, { text, unread }] of sheet.cells) {
    const { row, column } = keyPlace(key);
    const own = { top: row, left: column, bottom: row, right: column };
    stated = around(stated, own);
    if (unread || !isBlankText(text)) texts = around(texts, merges.get(key) ?? own);
  }
  const bounds = stated && texts && within(texts, stated);
  if (!bounds) return undefined;
  let lined = bounds;
  for (const key of sheet.cells.keys()) {
    const { row, column } = keyPlace(key);
    if (row < bounds.top || row > bounds.bottom) continue;
    lined = around(lined, { top: row, left: column, bottom: row, right: column });
  }
  // Some draw lines around whole rows of the worksheet.
  return lined.right - lined.left < EXCEL_LIMITS.columns ? lined : bounds;
}

const around = (range: CellRange | undefined, other: CellRange): CellRange =>
  range
    ? {
        top: Math.min(range.top, other.top),
        left: Math.min(range.left, other.left),
        bottom: Math.max(range.bottom, other.bottom),
        right: Math.max(range.right, other.right),
      }
    : other;

/** The part of a range within another; undefined where there is none. */
function within(range: CellRange, bounds: CellRange): CellRange | undefined {
  const part = {
    top: Math.max(range.top, bounds.top),
    left: Math.max(range.left, bounds.left),
    bottom: Math.min(range.bottom, bounds.bottom),
    right: Math.min(range.right, bounds.right),
  };
  return part.top <= part.bottom && part.left <= part.right ? part : undefined;
}

/** Rows or columns from the first to the last, without those that are hidden. */
function visibleAxis(first: number, last: number, isVisible: (index: number) => boolean) {
  const indexes: number[] = [];
  const counts = [0];
  for (let index = first; index <= last; index++) {
    if (isVisible(index)) indexes.push(index);
    counts.push(indexes.length);
  }
  return {
    indexes,
    count: indexes.length,
    /** How many visible ones stand before one. */
    before: (index: number) => counts[index - first] ?? 0,
    isHidden: (index: number) => counts[index - first] === counts[index - first + 1],
  };
}

function widths({ widths, defaultWidth }: WorksheetCells): (column: number) => number {
  return column =>
    widths.find(({ first, last }) => column >= first && column <= last)?.width ?? defaultWidth;
}

/** How many sides of a range have lines, drawn by its own cells or by those beside them. */
function linesAround({ cells }: WorksheetCells, { top, left, bottom, right }: CellRange): number {
  const sides = (row: number, column: number) => cells.get(cellKey({ row, column }))?.sides;
  let [above, below, before, after] = [false, false, false, false];
  for (let column = left; column <= right; column++) {
    above ||= Boolean(sides(top, column)?.top || (top > 0 && sides(top - 1, column)?.bottom));
    below ||= Boolean(sides(bottom, column)?.bottom || sides(bottom + 1, column)?.top);
  }
  for (let row = top; row <= bottom; row++) {
    before ||= Boolean(sides(row, left)?.left || (left > 0 && sides(row, left - 1)?.right));
    after ||= Boolean(sides(row, right)?.right || sides(row, right + 1)?.left);
  }
  const anchor = sides(top, left);
  below ||= Boolean(anchor?.bottom);
  after ||= Boolean(anchor?.right);
  return [above, below, before, after].filter(Boolean).length;
}
