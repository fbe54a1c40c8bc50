/**
 * Paginates a table: rows go down the pages; a box that a page break falls into is closed at the foot of the page
 * and opened again on the next, so that no row waits for another and no line of text is lost.
 */
import { goodLines, heightOf, mostLines } from './block.ts';
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
interface OpenBox {
  readonly box: Box;
  /** Where its part on the page begins. */
  readonly top: number;
  /** The first line that is not set yet. */
  readonly next: number;
  /** Whether it began on an earlier page. */
  readonly continued: boolean;
}

/** The page in the making. */
interface Press {
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
type Cuts = ReadonlyMap<OpenBox, number>;

const slack = 1e-6;
const noCuts: Cuts = new Map();

/** Distributes the rows of a table over pages, one page at least. */
export function paginate(table: Table, area: Area): readonly TablePage[] {
  const fresh = area.start <= area.top;
  const press: Press = { table, area, pages: [], pieces: [], open: [], y: area.start, fresh };
  for (let index = 0, begun = false; index < table.rows.length; ) {
    const step = setRow(press, index, begun);
    if (step === 'set') index++;
    begun = step === 'cut';
  }
  finishPage(press, press.y);
  return press.pages;
}

/** Sets a row or what is left of it, or cuts it, or puts it off; the last two begin a new page. */
function setRow(press: Press, index: number, begun: boolean): 'set' | 'cut' | 'put off' {
  const { table, area, y, fresh } = press;
  const row = rowAt(table, index);
  const full = fullHeight(press, index);
  const room = area.bottom - y;
  if (!begun && !fresh && heightToBegin(table, index, full) > room + slack) {
    breakPage(press, index, noCuts);
    return 'put off';
  }
  const starting = begun ? [] : row.starting.map(box => openBox(box, y));
  const boxes = [...press.open, ...starting];
  const ending = boxes.filter(one => one.box.lastRow === index);
  const least = begun ? insetOf(table) : Math.min(row.minHeight, full);
  const bare = Math.max(least, ...ending.map(one => needed(table, one, 'bare') - (y - one.top)));
  const wanted = Math.max(least, ...ending.map(one => needed(table, one, 'again') - (y - one.top)));
  const height = wanted <= room + slack ? wanted : bare;
  const isLast = index === table.rows.length - 1;
  const reserve = isLast && !fresh && height + area.after <= full ? area.after : 0;
  if (height <= room - reserve + slack) {
    press.open = boxes;
    endRow(press, ending, y + height);
    return 'set';
  }
  const mayCut = begun || row.splits || bare > full + slack;
  const cuts = mayCut && least <= room ? cutGently(press, ending, room - reserve) : undefined;
  if (!cuts && !fresh) {
    breakPage(press, index, noCuts);
    return 'put off';
  }
  cutRow(press, boxes, index, cuts ?? cutAnywhere(press, ending, room), least);
  return 'cut';
}

function endRow(press: Press, ending: readonly OpenBox[], bottom: number): void {
  for (const one of ending) close(press, one, one.box.block.lines.length, bottom);
  press.open = press.open.filter(one => !ending.includes(one));
  press.y = bottom;
  press.fresh = false;
}

function cutRow(
  press: Press,
  boxes: readonly OpenBox[],
  index: number,
  cuts: Cuts,
  least: number,
): void {
  const heights = [...cuts].map(
    ([{ box, next, top }, to]) =>
      heightOf(box.block, next, to) + insetOf(press.table) - (press.y - top),
  );
  press.open = boxes;
  press.y += Math.max(least, ...heights);
  breakPage(press, index, cuts);
}

/** Cuts that keep labels whole and leave no line alone; undefined when a box would get none of its lines. */
function cutGently(press: Press, ending: readonly OpenBox[], room: number): Cuts | undefined {
  const cuts = new Map<OpenBox, number>();
  for (const one of ending) {
    const { block, repeats } = one.box;
    const to = goodLines(block, one.next, roomIn(press, one, room));
    const all = block.lines.length;
    if (to < all && (to === one.next || (repeats && !one.continued))) return undefined;
    cuts.set(one, to);
  }
  return cuts;
}

/** Cuts for a row that a whole page cannot hold: what fits, and one line at least. */
function cutAnywhere(press: Press, ending: readonly OpenBox[], room: number): Cuts {
  const cuts = new Map<OpenBox, number>();
  let moved = false;
  for (const one of ending) {
    const height = roomIn(press, one, room);
    const gentle = goodLines(one.box.block, one.next, height);
    const to = gentle > one.next ? gentle : mostLines(one.box.block, one.next, height);
    moved ||= to > one.next;
    cuts.set(one, to);
  }
  if (moved) return cuts;
  return new Map(ending.map(one => [one, Math.min(one.next + 1, one.box.block.lines.length)]));
}

/** Height for the text of a box in a row that takes a given height from here on. */
function roomIn({ table, y }: Press, { top }: OpenBox, room: number): number {
  return room + (y - top) - insetOf(table);
}

/** Ends the page: open boxes are closed at its foot and opened again on the next, below the head rows of their section. */
function breakPage(press: Press, index: number, cuts: Cuts): void {
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
function close({ pieces }: Press, one: OpenBox, to: number, bottom: number): void {
  const { box, top, next, continued } = one;
  const all = box.block.lines.length;
  const again = continued && next === all && box.repeats && box.height <= bottom - top + slack;
  const from = again ? 0 : next;
  pieces.push({ box, top, bottom, from, to, repeated: again });
}

function finishPage(press: Press, bottom: number): void {
  const pieces = press.pieces.toSorted((a, b) => a.top - b.top || a.box.column - b.box.column);
  press.pages.push({ pieces, bottom });
  press.pieces = [];
}

function openBox(box: Box, top: number): OpenBox {
  return { box, top, next: 0, continued: false };
}

/** Height that a box still needs from the top of its part; `again` counts a label that is set again. */
function needed(table: Table, { box, next, continued }: OpenBox, labels: 'bare' | 'again'): number {
  const all = box.block.lines.length;
  if (!continued) return box.height;
  if (next < all) return heightOf(box.block, next, all) + insetOf(table);
  return labels === 'again' && box.repeats ? box.height : 0;
}

/** Height that must be free for a row to begin: its least, and the rows it keeps with; 0 if no page has so much. */
function heightToBegin(table: Table, index: number, full: number): number {
  let before = 0;
  let total = 0;
  let alone: number | undefined;
  for (let at = index; at < table.rows.length; at++) {
    const row = rowAt(table, at);
    const whole = !row.splits && row.height <= full;
    const least = Math.max(row.minHeight, ...row.starting.map(box => box.least));
    const height = Math.max(least, whole ? row.height : 0);
    alone ??= height <= full ? height : 0;
    if (before + height > full) return alone;
    total = Math.max(total, before + height);
    if (!row.keepWithNext) return total;
    before += row.height;
  }
  return total;
}

/** Height of a new page for a row, below the head rows set again. */
function fullHeight(press: Press, index: number): number {
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

function insetOf({ padding }: Table): number {
  return 2 * padding.y;
}

function rowAt(table: Table, index: number): TableRow {
  const row = table.rows[index];
  if (!row) throw new Error(`no row ${index}`);
  return row;
}
