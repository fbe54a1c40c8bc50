/** The page in the making: boxes are closed at its foot and opened again on the next page, below the head rows of their section. */
import { goodLines, heightOf } from './block.ts';
import type { Box, Table, TableRow } from './place.ts';

/** What of a box stands on one page; lengths in pt from the top of the page. */
export interface Piece {
  readonly box: Box;
  readonly top: number;
  readonly bottom: number;
  /** The lines of its text from one up to another (exclusive). */
  readonly from: number;
  readonly to: number;
  /** Whether they stand on an earlier page already. */
  readonly repeated: boolean;
}

/** The pieces of one page in reading order. */
export interface TablePage {
  readonly pieces: readonly Piece[];
  /** Where the table ends on the page. */
  readonly bottom: number;
}

/** Where a table may stand, in pt from the top of the page. */
export interface Area {
  /** Where it begins on its first page. */
  readonly start: number;
  readonly top: number;
  readonly bottom: number;
  /** Height of what should stand on one page with the last row. */
  readonly after: number;
}

/** A box whose end is not reached yet. */
export interface OpenBox {
  readonly box: Box;
  /** Where its part on the page begins. */
  readonly top: number;
  /** The first line that is not set yet. */
  readonly next: number;
  /** Whether it began on an earlier page. */
  readonly continued: boolean;
}

/** The page in the making. */
export interface Press {
  readonly table: Table;
  readonly area: Area;
  readonly pages: TablePage[];
  pieces: Piece[];
  open: readonly OpenBox[];
  y: number;
  /** Whether nothing stands on the page but head rows set again. */
  fresh: boolean;
}

/** Where each box of a row is cut by a page break: the first line that goes to the next page. */
export type Cuts = ReadonlyMap<OpenBox, number>;

/** Differences of heights below this, in pt, come from rounding. */
export const slack = 1e-6;

/** Ends the page: open boxes are closed at its foot and opened again on the next, below the head rows of their section. */
export function breakPage(press: Press, index: number, cuts: Cuts): void {
  const { table, area, y } = press;
  let foot = y;
  for (const one of press.open) {
    // A label that the rows so far leave too little room gets it at the foot, if the page has it.
    const whole = one.top + needed(table, one, 'again');
    if (one.box.repeats && whole <= area.bottom + slack) foot = Math.max(foot, whole);
  }
  press.pieces = press.pieces.map(piece =>
    piece.bottom === y ? { ...piece, bottom: foot } : piece,
  );
  const left = press.open.map(one => {
    const room = foot - one.top - insetOf(table);
    const to = cuts.get(one) ?? goodLines(one.box.block, one.next, room);
    close(press, one, to, foot);
    return { ...one, next: to, continued: true };
  });
  finishPage(press, foot);
  press.y = area.top;
  press.fresh = true;
  const tops = setHeads(press, index, new Set(left.map(one => one.box)));
  press.open = left.map(one => ({ ...one, top: tops.get(one.box.firstRow) ?? press.y }));
}

/** Sets the head rows of a row's section again, but for boxes that go on below them; returns where each row begins. */
function setHeads(
  press: Press,
  index: number,
  goingOn: ReadonlySet<Box>,
): ReadonlyMap<number, number> {
  const tops = new Map<number, number>();
  if (headHeight(press, index) === 0) return tops;
  const { sectionStart, bodyStart } = rowAt(press.table, index);
  const heads = press.table.rows.slice(sectionStart, bodyStart);
  let y = press.y;
  for (const [place, head] of heads.entries()) {
    tops.set(sectionStart + place, y);
    y += head.height;
  }
  tops.set(bodyStart, y);
  for (const box of heads.flatMap(head => head.starting)) {
    if (goingOn.has(box)) continue;
    const top = tops.get(box.firstRow) ?? press.y;
    const bottom = tops.get(box.lastRow + 1) ?? y;
    const to = box.height <= bottom - top + slack ? box.block.lines.length : 0;
    press.pieces.push({ box, top, bottom, from: 0, to, repeated: true });
  }
  press.y = y;
  return tops;
}

/** Puts a box's part on the page, from where it is open down to a bottom, with its lines up to `to`. */
export function close({ pieces }: Press, one: OpenBox, to: number, bottom: number): void {
  const { box, top, next, continued } = one;
  const all = box.block.lines.length;
  const again = continued && next === all && box.repeats && box.height <= bottom - top + slack;
  const from = again ? 0 : next;
  pieces.push({ box, top, bottom, from, to, repeated: again });
}

/** Puts the page away, its pieces in reading order. */
export function finishPage(press: Press, bottom: number): void {
  const pieces = press.pieces.toSorted((a, b) => a.top - b.top || a.box.column - b.box.column);
  press.pages.push({ pieces, bottom });
  press.pieces = [];
}

/** A box that begins at a place on the page. */
export function openBox(box: Box, top: number): OpenBox {
  return { box, top, next: 0, continued: false };
}

/** Height that a box still needs from the top of its part; `again` counts a label that is set again. */
export function needed(
  table: Table,
  { box, next, continued }: OpenBox,
  labels: 'bare' | 'again',
): number {
  const all = box.block.lines.length;
  if (!continued) return box.height;
  if (next < all) return heightOf(box.block, next, all) + insetOf(table);
  return labels === 'again' && box.repeats ? box.height : 0;
}

/** Height of a new page for a row, below the head rows set again. */
export function fullHeight(press: Press, index: number): number {
  return press.area.bottom - press.area.top - headHeight(press, index);
}

/** Height of the head rows that stand above a row on a new page; heads that take half of it are not set again. */
function headHeight({ table, area }: Press, index: number): number {
  const { sectionStart, bodyStart } = rowAt(table, index);
  if (index < bodyStart) return 0;
  const heads = table.rows.slice(sectionStart, bodyStart);
  const height = heads.reduce((sum, head) => sum + head.height, 0);
  return height <= (area.bottom - area.top) / 2 ? height : 0;
}

/** Padding above and below a text together, in pt. */
export function insetOf({ padding }: Table): number {
  return 2 * padding.y;
}

/** A row of a table that is there. */
export function rowAt(table: Table, index: number): TableRow {
  const row = table.rows[index];
  if (!row) throw new Error(`no row ${index}`);
  return row;
}
