/**
 * The form as one table of Word, as the official one is, with real merges over a full grid. Why no head row has
 * w:tblHeader: Word repeats head rows only from the first row of a table on, and those of a form stand within it.
 */
import { type Cell, type Row, type Section, type Sheet, styleOf } from '../../form/sheet.ts';
import { xmlText } from '../xml.ts';
import { type ParagraphPlace, paragraphXml } from './paragraph.ts';
import { fitterOf, roomOf } from './row-height.ts';
import { columnTwips, eighths, mmTwips, ptTwips } from './units.ts';

const VALIGN = { top: 'top', middle: 'center', bottom: 'bottom' } as const;
const SIDES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];

/** The rows of a sheet; throws an Error where the cells do not cover the grid exactly. */
export const rowsOf = ({ sections, columns }: Sheet): readonly DrawnRow[] =>
  sections.flatMap(section => placedRows(section, columns.length));

/** The rows as a table; the last stays with the lines below. */
export function tableXml(sheet: Sheet, rows: readonly DrawnRow[]): string {
  const columns = columnTwips(sheet.columns);
  const cellXml = cellWriter(sheet, columns);
  const fits = fitterOf(sheet);
  const keepsLast = sheet.below.length > 0;
  let xml = '';
  for (const [index, { row, isWhole, keepsNext, places, revisionXml }] of rows.entries()) {
    const staysWithNext = index === rows.length - 1 ? keepsLast : keepsNext;
    const isSafe = (isWhole || staysWithNext) && fits(row.minHeight, places);
    xml += `<w:tr>${rowPropertiesXml(row, isSafe && isWhole, revisionXml)}`;
    for (const place of places) xml += cellXml(place, isSafe && staysWithNext);
    xml += '</w:tr>';
  }
  return `<w:tbl>${tablePropertiesXml(sheet, columns)}${xml}</w:tbl>`;
}

function rowPropertiesXml({ minHeight }: Row, cantSplit: boolean, revisionXml = ''): string {
  const height = mmTwips(minHeight);
  const properties =
    (cantSplit ? '<w:cantSplit/>' : '') +
    (height > 0 ? `<w:trHeight w:val="${height}" w:hRule="atLeast"/>` : '') +
    revisionXml;
  return properties && `<w:trPr>${properties}</w:trPr>`;
}

/** What a screen reader says of the table, after its title. */
const DESCRIPTION = '各项的名称在填写内容的左边或上边。';

function tablePropertiesXml(sheet: Sheet, columns: readonly number[]): string {
  const { title, lineWidth, padding } = sheet;
  const border = eighths(lineWidth);
  const x = mmTwips(padding.x);
  // Word sets the lines between rows beside their padding, the layout of pages within it.
  const y = Math.max(0, mmTwips(padding.y) - Math.round(ptTwips(lineWidth) / 2));
  const total = columns.reduce((sum, width) => sum + width, 0);
  return (
    `<w:tblPr>${widthXml('tblW', total)}${widthXml('tblInd', 0)}` +
    `<w:tblBorders>${SIDES.map(side => borderXml(side, border)).join('')}</w:tblBorders>` +
    '<w:tblLayout w:type="fixed"/>' +
    `<w:tblCellMar>${widthXml('top', y)}${widthXml('left', x)}${widthXml('bottom', y)}${widthXml('right', x)}</w:tblCellMar>` +
    `<w:tblCaption w:val="${xmlText(title)}"/><w:tblDescription w:val="${DESCRIPTION}"/></w:tblPr>` +
    `<w:tblGrid>${columns.map(width => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`
  );
}

const borderXml = (side: string, size: number) =>
  `<w:${side} w:val="single" w:color="000000" w:sz="${size}" w:space="0"/>`;
const widthXml = (name: string, width: number) => `<w:${name} w:type="dxa" w:w="${width}"/>`;

/** Writes the cells of a table on its columns. */
function cellWriter(
  sheet: Sheet,
  columns: readonly number[],
): (place: Place, keepNext: boolean) => string {
  const edges = edgesOf(columns);
  return ({ cell, continued, contentXml }, keepNext) => {
    const { role, column, colSpan, rowSpan, content } = cell;
    const style = styleOf(sheet, role);
    const end = column + colSpan;
    const place = { role, style, room: roomOf(sheet, cell), keepNext };
    let paragraphs = contentXml?.(place) ?? '';
    if (!continued && !contentXml)
      for (const one of content) paragraphs += paragraphXml(one, place);
    return (
      `<w:tc><w:tcPr>${widthXml('tcW', (edges[end] ?? 0) - (edges[column] ?? 0))}` +
      (colSpan > 1 ? `<w:gridSpan w:val="${colSpan}"/>` : '') +
      (rowSpan > 1 ? `<w:vMerge w:val="${continued ? 'continue' : 'restart'}"/>` : '') +
      `<w:vAlign w:val="${VALIGN[style.valign]}"/></w:tcPr>` +
      // A cell of Word holds a paragraph at least.
      `${paragraphs || paragraphXml(undefined, place)}</w:tc>`
    );
  };
}

/** Where columns begin, and the last one ends. */
function edgesOf(widths: readonly number[]): readonly number[] {
  const edges = [0];
  for (const [index, width] of widths.entries()) edges.push((edges[index] ?? 0) + width);
  return edges;
}

/** A place in a row: a cell of its own, or the part of one merged down from above. */
export interface Place {
  readonly cell: Cell;
  readonly continued: boolean;
  /** Writes its paragraphs, where they are not those of the cell. */
  readonly contentXml?: (place: ParagraphPlace) => string;
  /** What stands in its place in the first document, where changes are tracked. */
  readonly before?: Cell;
}

/** A merged cell that reaches down to a row (exclusive). */
interface OpenCell {
  readonly cell: Cell;
  readonly end: number;
}

/** A row and what it holds from left to right. */
export interface DrawnRow {
  readonly row: Row;
  /** Whether no page break should fall into it. */
  readonly isWhole: boolean;
  /** Whether it stays on one page with the next. */
  readonly keepsNext: boolean;
  readonly places: readonly Place[];
  /** Says that the row is inserted or deleted. */
  readonly revisionXml?: string;
}

function placedRows({ rows, headRows }: Section, columns: number): readonly DrawnRow[] {
  // Head rows stay with two rows of the body, so that no page ends with a head and a single row.
  const staysWithHead = (index: number) =>
    headRows > 0 && index <= headRows && index < rows.length - 1;
  let open: readonly OpenCell[] = [];
  const all = rows.map((row, index) => {
    const places: Place[] = open.map(({ cell }) => ({ cell, continued: true }));
    for (const cell of row.cells) places.push({ cell, continued: false });
    places.sort((a, b) => a.cell.column - b.cell.column);
    expectCovered(places, columns);
    const opened = row.cells.map((cell): OpenCell => ({ cell, end: index + cell.rowSpan }));
    open = [...open, ...opened].filter(one => one.end > index + 1);
    const isHead = index < headRows;
    const isWhole = isHead || !row.splits;
    return { row, isWhole, keepsNext: row.keepWithNext || staysWithHead(index), places };
  });
  if (open.length > 0) throw new Error('a merged cell leaves its section');
  return all;
}

function expectCovered(places: readonly Place[], columns: number): void {
  let end = 0;
  for (const { cell } of places) {
    if (cell.column !== end) throw new Error(`column ${end} is not covered exactly once`);
    end += cell.colSpan;
  }
  if (end !== columns) throw new Error(`a row covers ${end} of ${columns} columns`);
}
