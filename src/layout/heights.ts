/** How much height rows and boxes need on a page, in pt; nothing is placed here. */
import { heightOf } from './block.ts';
import type { Box, Table, TableRow } from './place.ts';

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

/** A table and where it may stand. */
interface Placing {
  readonly table: Table;
  readonly area: Area;
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
export function fullHeight({ table, area }: Placing, index: number): number {
  return area.bottom - area.top - headHeight({ table, area }, index);
}

/** Height of the head rows that stand above a row on a new page; heads that take half of it are not set again. */
export function headHeight({ table, area }: Placing, index: number): number {
  const height = rowAt(table, index).headHeight;
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
