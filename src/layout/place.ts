/** Places the cells of a sheet on its columns: every cell becomes a box with its text set, every row knows its height. */

import { type Cell, type Sheet, type Style, styleOf } from '../form/sheet.ts';
import { leastHeight, type SetText, type TextBlock } from './block.ts';
import { wholeTwips } from './estimate.ts';

/** Points in a millimetre. */
export const mm = 72 / 25.4;

/** A cell with its text set. Rows are counted through the table; lengths in pt. */
export interface Box {
  readonly column: number;
  readonly colSpan: number;
  readonly firstRow: number;
  /** Inclusive. */
  readonly lastRow: number;
  readonly block: TextBlock;
  readonly style: Style;
  /** Space that the text needs, padding included. */
  readonly height: number;
  /** The least of it with which the box may begin on a page. */
  readonly least: number;
  /** Whether its text is set again where the box goes on after a page break. */
  readonly repeats: boolean;
}

export interface TableRow {
  readonly minHeight: number;
  readonly splits: boolean;
  readonly keepWithNext: boolean;
  /** Boxes that begin in the row, from left to right. */
  readonly starting: readonly Box[];
  readonly ending: readonly Box[];
  /** Height when no page break falls into its boxes. */
  readonly height: number;
  /** Rows of its section: the first, and the first after the head rows. */
  readonly sectionStart: number;
  readonly bodyStart: number;
  /** Height of the head rows above it; 0 for those themselves. */
  readonly headHeight: number;
}

export interface Table {
  /** Left edges of the columns and the right edge of the last, from the left edge of the table. */
  readonly edges: readonly number[];
  readonly padding: { readonly x: number; readonly y: number };
  readonly rows: readonly TableRow[];
}

/** Room in pt within the padding that a row has even when all its cells end below it. */
const leastRoom = 2;
/** A text of more lines than this is read on, not looked up: it is not set again on a further page. */
const mostRepeated = 8;

/** Places all cells of a sheet, their text set as a function does. */
export function placeTable(sheet: Sheet, setText: SetText): Table {
  const edges = [0];
  for (const [index, width] of sheet.columns.entries())
    edges.push((edges[index] ?? 0) + width * mm);
  const padding = { x: sheet.padding.x * mm, y: wholeTwips(sheet.padding.y * mm) };

  function placeCell(cell: Cell, row: number): Box {
    const style = styleOf(sheet, cell.role);
    const { column, colSpan, rowSpan, content } = cell;
    const width = (edges[column + colSpan] ?? 0) - (edges[column] ?? 0) - 2 * padding.x;
    const block = setText(cell, style, Math.max(width, style.size));
    const merged = rowSpan > 1;
    const label = content.every(paragraph => paragraph.parts.every(part => !part.field));
    const short = block.lines.length <= mostRepeated;
    const height = block.height + 2 * padding.y;
    return {
      column,
      colSpan,
      firstRow: row,
      lastRow: row + rowSpan - 1,
      block,
      style,
      height,
      least: short && (merged || label) ? height : leastHeight(block, 0) + 2 * padding.y,
      repeats: short && (merged || label),
    };
  }

  const rows: TableRow[] = [];
  for (const section of sheet.sections) {
    const sectionStart = rows.length;
    const bodyStart = sectionStart + section.headRows;
    const sectionEnd = sectionStart + section.rows.length;
    const ending: Box[][] = section.rows.map(() => []);
    const tops = [0];
    for (const [index, row] of section.rows.entries()) {
      const starting = row.cells.map(cell => placeCell(cell, sectionStart + index));
      for (const box of starting) {
        const last = ending[box.lastRow - sectionStart];
        if (!last) throw new Error(`a cell in row ${index} reaches beyond its section`);
        last.push(box);
      }
      const top = tops[index] ?? 0;
      const minHeight = Math.max(wholeTwips(row.minHeight * mm), 2 * padding.y + leastRoom);
      const needs = (ending[index] ?? []).map(
        box => box.height - (top - (tops[box.firstRow - sectionStart] ?? 0)),
      );
      const height = Math.max(minHeight, ...needs);
      tops.push(top + height);
      rows.push({
        minHeight,
        splits: row.splits,
        keepWithNext: row.keepWithNext || (index < section.headRows && bodyStart < sectionEnd),
        starting,
        ending: ending[index] ?? [],
        height,
        sectionStart,
        bodyStart,
        headHeight: index < section.headRows ? 0 : (tops[section.headRows] ?? 0),
      });
    }
  }
  return { edges, padding, rows };
}
