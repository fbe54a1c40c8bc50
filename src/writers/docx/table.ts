/** Sections of a sheet as a table of Word, with real merges over a full grid. */
import { type Cell, type Row, type Section, type Sheet, styleOf } from '../../form/sheet.ts';
import { xmlText } from '../xml.ts';
import { type ParagraphPlace, paragraphXml } from './paragraph.ts';
import { columnTwips, eighths, mmPoints, mmTwips, ptTwips } from './units.ts';

const VALIGN = { top: 'top', middle: 'center', bottom: 'bottom' } as const;
const SIDES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];

/** What stands before and after a table: tables are joined to it, its last row stays with a line. */
interface Neighbours {
  readonly before: 'table' | 'line';
  readonly after: 'table' | 'line' | 'nothing';
}

/** The rows of sections of a sheet; throws an Error where the cells do not cover the grid exactly. */
export const rowsOf = (sheet: Sheet, sections: readonly Section[]): readonly DrawnRow[] =>
  sections.flatMap(section => placedRows(section, sheet.columns.length));

/** A table of rows. */
export function tableXml(
  sheet: Sheet,
  rows: readonly DrawnRow[],
  { before, after }: Neighbours,
): string {
  const columns = columnTwips(sheet.columns);
  const cellXml = cellWriter(sheet, columns);
  // Of the line between two tables each draws half the width: together they look like one line,
  // and a page that ends or begins between them still has its line.
  const half = eighths(sheet.lineWidth / 2);
  let xml = '';
  for (const [index, { row, isHead, places, revisionXml = '' }] of rows.entries()) {
    const isLast = index === rows.length - 1;
    const keepNext = row.keepWithNext || (isHead && !isLast) || (isLast && after === 'line');
    const borders =
      (index === 0 && before === 'table' ? borderXml('top', half) : '') +
      (isLast && after === 'table' ? borderXml('bottom', half) : '');
    const setting = { keepNext, borders: borders && `<w:tcBorders>${borders}</w:tcBorders>` };
    xml += `<w:tr>${rowPropertiesXml(row, isHead, revisionXml)}`;
    for (const place of places) xml += cellXml(place, setting);
    xml += '</w:tr>';
  }
  return `<w:tbl>${tablePropertiesXml(sheet, columns)}${xml}</w:tbl>`;
}

function rowPropertiesXml({ splits, minHeight }: Row, isHead: boolean, revisionXml: string) {
  const height = mmTwips(minHeight);
  const properties =
    (isHead || !splits ? '<w:cantSplit/>' : '') +
    (isHead ? '<w:tblHeader/>' : '') +
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

/** What the cells of a row share besides their grid: borders that differ from those of the table are XML. */
interface CellSetting {
  readonly keepNext: boolean;
  readonly borders: string;
}

/** Writes the cells of a table on its columns. */
function cellWriter(
  sheet: Sheet,
  columns: readonly number[],
): (place: Place, setting: CellSetting) => string {
  const edges = edgesOf(columns);
  const points = edgesOf(sheet.columns.map(mmPoints));
  const padding = mmPoints(sheet.padding.x);
  return ({ cell, continued, contentXml }, { keepNext, borders }) => {
    const { role, column, colSpan, rowSpan, content } = cell;
    const style = styleOf(sheet, role);
    const end = column + colSpan;
    const room = (points[end] ?? 0) - (points[column] ?? 0) - 2 * padding;
    const place = { role, style, room, keepNext };
    let paragraphs = contentXml?.(place) ?? '';
    if (!continued && !contentXml)
      for (const one of content) paragraphs += paragraphXml(one, place);
    return (
      `<w:tc><w:tcPr>${widthXml('tcW', (edges[end] ?? 0) - (edges[column] ?? 0))}` +
      (colSpan > 1 ? `<w:gridSpan w:val="${colSpan}"/>` : '') +
      (rowSpan > 1 ? `<w:vMerge w:val="${continued ? 'continue' : 'restart'}"/>` : '') +
      `${borders}<w:vAlign w:val="${VALIGN[style.valign]}"/></w:tcPr>` +
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
}

/** A merged cell that reaches down to a row (exclusive). */
interface OpenCell {
  readonly cell: Cell;
  readonly end: number;
}

/** A row and what it holds from left to right. */
export interface DrawnRow {
  readonly row: Row;
  readonly isHead: boolean;
  readonly places: readonly Place[];
  /** Says that the row is inserted or deleted. */
  readonly revisionXml?: string;
}

function placedRows({ rows, headRows }: Section, columns: number): readonly DrawnRow[] {
  let open: readonly OpenCell[] = [];
  const all = rows.map((row, index) => {
    const places: Place[] = open.map(({ cell }) => ({ cell, continued: true }));
    for (const cell of row.cells) places.push({ cell, continued: false });
    places.sort((a, b) => a.cell.column - b.cell.column);
    expectCovered(places, columns);
    const opened = row.cells.map((cell): OpenCell => ({ cell, end: index + cell.rowSpan }));
    open = [...open, ...opened].filter(one => one.end > index + 1);
    return { row, isHead: index < headRows, places };
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
