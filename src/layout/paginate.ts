/**
 * Paginates a table: rows go down the pages; a box that a page break falls into is closed at the foot of the page
 * and opened again on the next, so that no row waits for another and no line of text is lost.
 */
import { goodLines, heightOf, mostLines } from './block.ts';
import { type Area, fullHeight, insetOf, needed, type OpenBox, rowAt } from './heights.ts';
import {
  breakPage,
  type Cuts,
  closeBox,
  finishPage,
  openBox,
  type PageBuilder,
  slack,
  type TablePage,
} from './page-builder.ts';
import type { Table } from './place.ts';

const noCuts: Cuts = new Map();

/**
 * Distributes the rows of a table over pages, one page at least. Throws an Error for a row that no page can hold a piece
 * of: templates that lead to one are refused (form/read/limits.ts), and without this the pages would never end.
 */
export function paginate(table: Table, area: Area): readonly TablePage[] {
  const fresh = area.start <= area.top;
  const builder: PageBuilder = {
    table,
    area,
    pages: [],
    fragments: [],
    open: [],
    y: area.start,
    fresh,
  };
  for (let index = 0, begun = false; index < table.rows.length; ) {
    const [wasFresh, before] = [builder.fresh, linesSet(builder)];
    const step = setRow(builder, index, begun);
    const isStuck = step === 'put off' ? wasFresh : begun && linesSet(builder) <= before;
    if (step !== 'set' && isStuck) throw new Error(`no page holds a piece of row ${index + 1}`);
    if (step === 'set') index++;
    begun = step === 'cut';
  }
  finishPage(builder, builder.y);
  return builder.pages;
}

/** Lines of the open boxes that stand on a page. */
const linesSet = ({ open }: PageBuilder) => open.reduce((sum, { next }) => sum + next, 0);

/** Sets a row or what is left of it, or cuts it, or puts it off; the last two begin a new page. */
function setRow(builder: PageBuilder, index: number, begun: boolean): 'set' | 'cut' | 'put off' {
  const { table, area, y, fresh } = builder;
  const row = rowAt(table, index);
  const full = fullHeight(builder, index);
  const room = area.bottom - y;
  if (!begun && !fresh && heightToBegin(table, index, full) > room + slack) {
    breakPage(builder, index, noCuts);
    return 'put off';
  }
  const starting = begun ? [] : row.starting.map(box => openBox(box, y));
  const boxes = [...builder.open, ...starting];
  const ending = boxes.filter(one => one.box.lastRow === index);
  const least = begun ? insetOf(table) : Math.min(row.minHeight, full);
  const bare = Math.max(least, ...ending.map(one => needed(table, one, 'bare') - (y - one.top)));
  const wanted = Math.max(least, ...ending.map(one => needed(table, one, 'again') - (y - one.top)));
  const height = wanted <= room + slack ? wanted : bare;
  const isLast = index === table.rows.length - 1;
  const reserve = isLast && !fresh && height + area.after <= full ? area.after : 0;
  if (height <= room - reserve + slack) {
    builder.open = boxes;
    endRow(builder, ending, y + height);
    return 'set';
  }
  const mayCut = begun || row.splits || bare > full + slack;
  const cuts = mayCut && least <= room ? cutGently(builder, ending, room - reserve) : undefined;
  if (!cuts && !fresh) {
    breakPage(builder, index, noCuts);
    return 'put off';
  }
  cutRow(builder, boxes, index, cuts ?? cutAnywhere(builder, ending, room), least);
  return 'cut';
}

function endRow(builder: PageBuilder, ending: readonly OpenBox[], bottom: number): void {
  for (const one of ending) closeBox(builder, one, one.box.block.lines.length, bottom);
  builder.open = builder.open.filter(one => !ending.includes(one));
  builder.y = bottom;
  builder.fresh = false;
}

function cutRow(
  builder: PageBuilder,
  boxes: readonly OpenBox[],
  index: number,
  cuts: Cuts,
  least: number,
): void {
  const heights = [...cuts].map(
    ([{ box, next, top }, to]) =>
      heightOf(box.block, next, to) + insetOf(builder.table) - (builder.y - top),
  );
  builder.open = boxes;
  builder.y += Math.max(least, ...heights);
  breakPage(builder, index, cuts);
}

/** Cuts that keep labels whole and leave no line alone; undefined when a box would get none of its lines. */
function cutGently(
  builder: PageBuilder,
  ending: readonly OpenBox[],
  room: number,
): Cuts | undefined {
  const cuts = new Map<OpenBox, number>();
  for (const one of ending) {
    const { block, repeats } = one.box;
    const to = goodLines(block, one.next, roomIn(builder, one, room));
    const all = block.lines.length;
    if (to < all && (to === one.next || (repeats && !one.continued))) return undefined;
    cuts.set(one, to);
  }
  return cuts;
}

/** Cuts for a row that a whole page cannot hold: what fits, and one line at least. */
function cutAnywhere(builder: PageBuilder, ending: readonly OpenBox[], room: number): Cuts {
  const cuts = new Map<OpenBox, number>();
  let moved = false;
  for (const one of ending) {
    const height = roomIn(builder, one, room);
    const gentle = goodLines(one.box.block, one.next, height);
    const to = gentle > one.next ? gentle : mostLines(one.box.block, one.next, height);
    moved ||= to > one.next;
    cuts.set(one, to);
  }
  if (moved) return cuts;
  return new Map(ending.map(one => [one, Math.min(one.next + 1, one.box.block.lines.length)]));
}

/** Height for the text of a box in a row that takes a given height from here on. */
function roomIn({ table, y }: PageBuilder, { top }: OpenBox, room: number): number {
  return room + (y - top) - insetOf(table);
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
