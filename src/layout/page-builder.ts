/** The page in the making: boxes are closed at its foot and opened again on the next page, below the head rows of their section. */
import { goodLines } from './block.ts';
import { type Area, headHeight, insetOf, needed, type OpenBox, rowAt } from './heights.ts';
import type { Box, Table } from './place.ts';

/** What of a box stands on one page; lengths in pt from the top of the page. */
export interface BoxFragment {
  readonly box: Box;
  readonly top: number;
  readonly bottom: number;
  /** The lines of its text from one up to another (exclusive). */
  readonly from: number;
  readonly to: number;
  /** Whether they stand on an earlier page already. */
  readonly repeated: boolean;
}

/** The fragments of one page in reading order. */
export interface TablePage {
  readonly fragments: readonly BoxFragment[];
  /** Where the table ends on the page. */
  readonly bottom: number;
}

/** The page in the making. */
export interface PageBuilder {
  readonly table: Table;
  readonly area: Area;
  readonly pages: TablePage[];
  fragments: BoxFragment[];
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
export function breakPage(builder: PageBuilder, index: number, cuts: Cuts): void {
  const { table, area, y } = builder;
  let foot = y;
  for (const one of builder.open) {
    // A label that the rows so far leave too little room gets it at the foot, if the page has it.
    const whole = one.top + needed(table, one, 'again');
    if (one.box.repeats && whole <= area.bottom + slack) foot = Math.max(foot, whole);
  }
  builder.fragments = builder.fragments.map(fragment =>
    fragment.bottom === y ? { ...fragment, bottom: foot } : fragment,
  );
  const left = builder.open.map(one => {
    const room = foot - one.top - insetOf(table);
    const to = cuts.get(one) ?? goodLines(one.box.block, one.next, room);
    closeBox(builder, one, to, foot);
    return { ...one, next: to, continued: true };
  });
  finishPage(builder, foot);
  builder.y = area.top;
  builder.fresh = true;
  const tops = setHeads(builder, index, new Set(left.map(one => one.box)));
  builder.open = left.map(one => ({ ...one, top: tops.get(one.box.firstRow) ?? builder.y }));
}

/** Sets the head rows of a row's section again, but for boxes that go on below them; returns where each row begins. */
function setHeads(
  builder: PageBuilder,
  index: number,
  goingOn: ReadonlySet<Box>,
): ReadonlyMap<number, number> {
  const tops = new Map<number, number>();
  if (headHeight(builder, index) === 0) return tops;
  const { sectionStart, bodyStart } = rowAt(builder.table, index);
  const heads = builder.table.rows.slice(sectionStart, bodyStart);
  let y = builder.y;
  for (const [place, head] of heads.entries()) {
    tops.set(sectionStart + place, y);
    y += head.height;
  }
  tops.set(bodyStart, y);
  for (const box of heads.flatMap(head => head.starting)) {
    if (goingOn.has(box)) continue;
    const top = tops.get(box.firstRow) ?? builder.y;
    const bottom = tops.get(box.lastRow + 1) ?? y;
    const to = box.height <= bottom - top + slack ? box.block.lines.length : 0;
    builder.fragments.push({ box, top, bottom, from: 0, to, repeated: true });
  }
  builder.y = y;
  return tops;
}

/** Puts a box's part on the page, from where it is open down to a bottom, with its lines up to `to`. */
export function closeBox(
  { fragments }: PageBuilder,
  one: OpenBox,
  to: number,
  bottom: number,
): void {
  const { box, top, next, continued } = one;
  const all = box.block.lines.length;
  const again = continued && next === all && box.repeats && box.height <= bottom - top + slack;
  const from = again ? 0 : next;
  fragments.push({ box, top, bottom, from, to, repeated: again });
}

/** Puts the page away, its fragments in reading order. */
export function finishPage(builder: PageBuilder, bottom: number): void {
  const fragments = builder.fragments.toSorted(
    (a, b) => a.top - b.top || a.box.column - b.box.column,
  );
  builder.pages.push({ fragments, bottom });
  builder.fragments = [];
}

/** A box that begins at a place on the page. */
export function openBox(box: Box, top: number): OpenBox {
  return { box, top, next: 0, continued: false };
}
