/** Sections of a sheet as tables of Word, with real merges over a full grid. */
import { type Cell, type Section, type Sheet, type Style, styleOf } from '../../form/sheet.ts';
import type { FlowCell, FlowParagraph, FlowTable, Joints } from './flow.ts';
import { cellParagraph, labelParagraph } from './paragraph.ts';
import { columnTwips, eighths, mmTwips, ptTwips } from './units.ts';

const VALIGN = { top: 'top', middle: 'center', bottom: 'bottom' } as const;

/** A place in a row: a cell of its own, or the part of one merged down from above. */
interface Place {
  readonly cell: Cell;
  readonly continued: boolean;
}

/** What each row holds from left to right; throws an Error where the cells do not cover the grid exactly. */
function placesOf({ rows }: Section, columns: number): readonly (readonly Place[])[] {
  let open: readonly Open[] = [];
  const all = rows.map(({ cells }, row) => {
    const places: Place[] = open.map(({ cell }) => ({ cell, continued: true }));
    for (const cell of cells) places.push({ cell, continued: false });
    places.sort((a, b) => a.cell.column - b.cell.column);
    let end = 0;
    for (const { cell } of places) {
      if (cell.column !== end) throw new Error(`column ${end} is not covered exactly once`);
      end += cell.colSpan;
    }
    if (end !== columns) throw new Error(`a row covers ${end} of ${columns} columns`);
    const opened = cells.map((cell): Open => ({ cell, end: row + cell.rowSpan }));
    open = [...open, ...opened].filter(one => one.end > row + 1);
    return places;
  });
  if (open.length > 0) throw new Error('a merged cell leaves its section');
  return all;
}

/** A merged cell that reaches down to a row (exclusive). */
interface Open {
  readonly cell: Cell;
  readonly end: number;
}

/** Sections that share a table: one whose head rows repeat must stand at the top of its own. */
export function tableGroups(sections: readonly Section[]): readonly (readonly Section[])[] {
  const groups: Section[][] = [];
  for (const section of sections) {
    const last = groups.at(-1);
    if (last && section.headRows === 0 && last[0]?.headRows === 0) last.push(section);
    else groups.push([section]);
  }
  return groups;
}

function paragraphs(
  { cell, continued }: Place,
  keepNext: boolean,
  space: { readonly style: Style; readonly room: number },
): readonly FlowParagraph[] {
  if (continued || cell.content.length === 0) {
    return [cellParagraph(cell.role, undefined, keepNext)];
  }
  return cell.content.map(paragraph => labelParagraph(cell.role, paragraph, keepNext, space));
}

/** Where columns begin, and the last one ends. */
function edgesOf(widths: readonly number[]): readonly number[] {
  const edges = [0];
  for (const [index, width] of widths.entries()) edges.push((edges[index] ?? 0) + width);
  return edges;
}

/** What stands before and after a table: tables are joined to it, its last row stays with a line. */
interface Neighbours {
  readonly before: 'table' | 'line';
  readonly after: 'table' | 'line' | 'nothing';
}

/** A table of the sections. */
export function tableOf(
  sheet: Sheet,
  sections: readonly Section[],
  { before, after }: Neighbours,
): FlowTable {
  const columns = columnTwips(sheet.columns);
  const edges = edgesOf(columns);
  const padding = mmTwips(sheet.padding.x);
  // Of the line between two tables each draws half the width: together they look like one line,
  // and a page that ends or begins between them still has its line.
  const half = eighths(sheet.lineWidth / 2);

  const flowCell = (place: Place, keepNext: boolean, joints: Joints): FlowCell => {
    const { column, colSpan, rowSpan, role } = place.cell;
    const style = styleOf(sheet, role);
    const width = (edges[column + colSpan] ?? 0) - (edges[column] ?? 0);
    const room = width - 2 * padding;
    return {
      width,
      span: colSpan,
      merge: rowSpan === 1 ? 'none' : place.continued ? 'continue' : 'restart',
      joints,
      valign: VALIGN[style.valign],
      paragraphs: paragraphs(place, keepNext, { style, room }),
    };
  };
  const rows = sections.flatMap((section, sectionIndex) => {
    const places = placesOf(section, columns.length);
    return section.rows.map((row, index) => {
      const header = index < section.headRows;
      const first = sectionIndex === 0 && index === 0;
      const last = sectionIndex === sections.length - 1 && index === section.rows.length - 1;
      const keepNext = row.keepWithNext || (header && !last) || (last && after === 'line');
      const joints: Joints = {
        ...(first && before === 'table' && { top: half }),
        ...(last && after === 'table' && { bottom: half }),
      };
      return {
        cantSplit: header || !row.splits,
        header,
        height: mmTwips(row.minHeight),
        cells: (places[index] ?? []).map(place => flowCell(place, keepNext, joints)),
      };
    });
  });
  return {
    kind: 'table',
    columns,
    border: eighths(sheet.lineWidth),
    // Word sets the lines between rows beside their padding, the layout of pages within it.
    margin: {
      x: padding,
      y: Math.max(0, mmTwips(sheet.padding.y) - Math.round(ptTwips(sheet.lineWidth) / 2)),
    },
    rows,
  };
}
