/** Sections of a sheet as tables of Word, with real merges over a full grid. */
import { type Cell, type Section, type Sheet, type Style, styleOf } from '../../form/sheet.ts';
import { type FlowCell, type FlowParagraph, type FlowTable, type Joints, sum } from './flow.ts';
import { columnTwips, eighths, mmTwips, ptTwips } from './measure.ts';
import { cellParagraph, labelParagraph } from './paragraph.ts';

const VALIGN = { top: 'top', middle: 'center', bottom: 'bottom' } as const;

/** A place in a row: a cell of its own, or the part of one merged down from above. */
interface Place {
  readonly cell: Cell;
  readonly continued: boolean;
}

/** What each row holds from left to right; throws an Error where the cells do not cover the grid exactly. */
function placesOf(section: Section, columns: number): readonly (readonly Place[])[] {
  let open: { readonly cell: Cell; readonly left: number }[] = [];
  const rows = section.rows.map(row => {
    const own = row.cells.map((cell): Place => ({ cell, continued: false }));
    const places = [...open.map(({ cell }): Place => ({ cell, continued: true })), ...own].sort(
      (a, b) => a.cell.column - b.cell.column,
    );
    const end = places.reduce((reached, { cell }) => {
      if (cell.column !== reached) throw new Error(`column ${reached} is not covered exactly once`);
      return reached + cell.colSpan;
    }, 0);
    if (end !== columns) throw new Error(`a row covers ${end} of ${columns} columns`);
    open = [...open, ...row.cells.map(cell => ({ cell, left: cell.rowSpan }))]
      .map(({ cell, left }) => ({ cell, left: left - 1 }))
      .filter(({ left }) => left > 0);
    return places;
  });
  if (open.length > 0) throw new Error('a merged cell leaves its section');
  return rows;
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
  // Of the line between two tables each draws half the width: together they look like one line,
  // and a page that ends or begins between them still has its line.
  const half = eighths(sheet.lineWidth / 2);

  const flowCell = (place: Place, keepNext: boolean, joints: Joints): FlowCell => {
    const { column, colSpan, rowSpan, role } = place.cell;
    const style = styleOf(sheet, role);
    const width = sum(columns.slice(column, column + colSpan));
    const room = width - 2 * mmTwips(sheet.padding.x);
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
      const joints = {
        ...(first && before === 'table' ? { top: half } : {}),
        ...(last && after === 'table' ? { bottom: half } : {}),
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
      x: mmTwips(sheet.padding.x),
      y: Math.max(0, mmTwips(sheet.padding.y) - Math.round(ptTwips(sheet.lineWidth) / 2)),
    },
    rows,
  };
}
