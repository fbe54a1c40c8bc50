/** The one worksheet of a form: its rows and merged cells, and how it is printed. */
import type { Sheet } from '../../form/sheet.ts';
import { columnLetters } from '../../spreadsheet/workbook-package.ts';
import { xmlText } from '../xml.ts';
import type { FormCell, FormGrid } from './form-grid.ts';
import type { CellFormats } from './styles.ts';

/** Points in a pixel of a spreadsheet, and pixels of a digit of its default font, in which widths are counted. */
const PIXEL = 0.75;
const DIGIT = 7;

const A4 = 9;

/** The range of the whole form, e.g. $A$1:$H$40. */
export const printRange = ({ columns }: Sheet, { heights }: FormGrid): string =>
  `$A$1:$${columnLetters(columns.length - 1)}$${heights.length}`;

/** The inside of the worksheet's XML; `numberOf` numbers its texts. */
export function* formSheetXml(
  sheet: Sheet,
  grid: FormGrid,
  formats: CellFormats,
  numberOf: (text: string) => number,
): Generator<string> {
  yield '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
  yield '<sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>';
  for (const [index, width] of sheet.columns.entries())
    yield `<col min="${index + 1}" max="${index + 1}" width="${rounded(widthOf(width))}" customWidth="1"/>`;
  yield '</cols><sheetData>';
  const rows = placed(grid, sheet.columns.length);
  for (const [row, height] of grid.heights.entries()) {
    yield `<row r="${row + 1}" ht="${rounded(height)}" customHeight="1">`;
    for (const [column, cell] of (rows[row] ?? []).entries()) {
      if (!cell) continue;
      const isFirst = cell.row === row && cell.column === column;
      const place = `r="${columnLetters(column)}${row + 1}" s="${formats.of(cell)}"`;
      yield isFirst && cell.text !== ''
        ? `<c ${place} t="s"><v>${numberOf(cell.text)}</v></c>`
        : `<c ${place}/>`;
    }
    yield '</row>';
  }
  yield '</sheetData>';
  const merged = grid.cells.filter(({ rows, columns }) => rows > 1 || columns > 1);
  if (merged.length > 0)
    yield `<mergeCells count="${merged.length}">${merged.map(cell => `<mergeCell ref="${rangeOf(cell)}"/>`).join('')}</mergeCells>`;
  yield* printXml(sheet);
  // Amounts and codes are texts on purpose: they are shown as they are written.
  yield `<ignoredErrors><ignoredError sqref="${printRange(sheet, grid).replaceAll('$', '')}" numberStoredAsText="1"/></ignoredErrors>`;
}

/** mm as digits of the default font. */
const widthOf = (mm: number) => (mm * 72) / 25.4 / PIXEL / DIGIT;

const rounded = (value: number) => Math.round(value * 100) / 100;

/** The cell that covers each place, row by row. */
function placed(
  { heights, cells }: FormGrid,
  columns: number,
): readonly (readonly (FormCell | undefined)[])[] {
  const rows = heights.map((): (FormCell | undefined)[] => Array(columns).fill(undefined));
  for (const cell of cells)
    for (let row = cell.row; row < cell.row + cell.rows; row++)
      rows[row]?.fill(cell, cell.column, cell.column + cell.columns);
  return rows;
}

const rangeOf = ({ row, column, rows, columns }: FormCell) =>
  `${columnLetters(column)}${row + 1}:${columnLetters(column + columns - 1)}${row + rows}`;

/** Paper, margins, the page number, and the word of a draft on every page. */
function* printXml({ paper, pageNumber, watermark }: Sheet): Generator<string> {
  const inches = (mm: number) => rounded(mm / 25.4);
  const { top, right, bottom, left } = paper;
  yield '<printOptions horizontalCentered="1"/>';
  yield `<pageMargins left="${inches(left)}" right="${inches(right)}" top="${inches(top)}" bottom="${inches(bottom)}" header="0.3" footer="0.3"/>`;
  const isWide = paper.width > paper.height;
  yield `<pageSetup paperSize="${A4}" fitToHeight="0" orientation="${isWide ? 'landscape' : 'portrait'}"/>`;
  const font = `&"${pageNumber.font.office}"&${Math.round(pageNumber.size)}`;
  const head =
    watermark === undefined ? '' : `<oddHeader>${xmlText(`&C&48${watermark}`)}</oddHeader>`;
  yield `<headerFooter>${head}<oddFooter>${xmlText(`&C${font}— &P —`)}</oddFooter></headerFooter>`;
}
