/** The XML of one sheet of a workbook (SpreadsheetML, ISO/IEC 29500-1 18.3), written row by row. */
import type { CalendarDate } from '../filing/filing.ts';
import { cellsOf } from '../source/display-width.ts';
import { columnLetters } from '../spreadsheet/workbook-package.ts';
import { escapeMarkup } from './escape-markup.ts';
import type { Column } from './tables.ts';

export interface Worksheet {
  /** Without apostrophes. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** The first rows, one of them with the title if there is one, are frozen and repeated on every printed page. */
  readonly rows: Iterable<SheetRow>;
  /** A row with this text stands above the others. */
  readonly title?: string;
  /** How many rows below the first are under its filters, and are shaded; without it none are. */
  readonly filtered?: number;
  /** Which of these rows are shaded: a formula about the first of them, for each kind of shade. */
  readonly shades?: Readonly<Partial<Record<Shade, string>>>;
}

/** Why a row is shaded: what it tells of has an error or a warning, or it is every other row, so that the eye keeps it. */
export type Shade = 'error' | 'warning' | 'even';

/** In the order of their formats, and of their precedence. */
export const shadeColours: Readonly<Record<Shade, string>> = {
  error: 'FFFBE3E1',
  warning: 'FFFFF5D6',
  even: 'FFF5F7F9',
};

/** Number of the row of headings, with filters, that come first in a sheet. */
export const headRow = ({ title }: Pick<Worksheet, 'title'>) => (title === undefined ? 1 : 2);

export interface SheetColumn {
  /** Characters. */
  readonly width: number;
  readonly kind: Column<unknown>['kind'];
}

export interface SheetRow {
  /** Headings are bold in the middle, totals bold; a note is a line of text across the sheet. */
  readonly role: 'head' | 'body' | 'total' | 'note';
  readonly cells: readonly SheetCell[];
}

/** Texts stay texts, whatever they begin with; days are numbers (dayNumber), dates without one are texts; undefined leaves a cell empty. */
export type SheetCell = string | number | SheetFormula | undefined;

export interface SheetFormula {
  /** Without the equals sign. */
  readonly formula: string;
  /** What programs show that do not calculate. */
  readonly result: number;
}

/** The kinds of columns, in the order of their formats. */
export const columnKinds = ['text', 'number', 'amount', 'date'] as const;

/** The number of a cell's format in styles.xml: 0 is the default, then come body, totals, headings, and the title. */
const styleOf = (role: SheetRow['role'], kind: SheetColumn['kind']) => {
  if (role === 'note') return 0;
  if (role === 'head') return 2 * columnKinds.length + 1;
  return columnKinds.indexOf(kind) + 1 + (role === 'total' ? columnKinds.length : 0);
};
const TITLE = 2 * columnKinds.length + 2;

const shadesInOrder = Object.keys(shadeColours) as readonly Shade[];

const [A3, A4] = [8, 9];

/** Characters side by side that can still be read when they are made to fit across A4. */
const ACROSS_A4 = 180;

/** A sheet in pieces; `stringNumber` gives the number of a text in the table of shared strings. */
export function* worksheetXml(
  sheet: Worksheet,
  stringNumber: (text: string) => number,
): Generator<string> {
  const { columns, rows, title, filtered, shades = {} } = sheet;
  const letters = columns.map((_, index) => columnLetters(index));
  const head = headRow(sheet);
  yield '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">' +
    `<pane ySplit="${head}" topLeftCell="A${head + 1}" activePane="bottomLeft" state="frozen"/>` +
    '<selection pane="bottomLeft"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>';
  for (const [index, { width }] of columns.entries())
    yield `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`;
  yield '</cols><sheetData>';
  let number = 0;
  if (title !== undefined) {
    number += 1;
    yield `<row r="1" ht="24" customHeight="1"><c r="A1" s="${TITLE}" t="s"><v>${stringNumber(title)}</v></c></row>`;
  }
  for (const { role, cells } of rows) {
    number += 1;
    const height = role === 'note' ? undefined : heightOf(cells, columns);
    let row = `<row r="${number}"${height ? ` ht="${height}" customHeight="1"` : ''}>`;
    for (const [index, cell] of cells.entries()) {
      const place = `r="${letters[index]}${number}" s="${styleOf(role, columns[index]?.kind ?? 'text')}"`;
      if (cell === undefined || cell === '') row += `<c ${place}/>`;
      else if (typeof cell === 'string')
        row += `<c ${place} t="s"><v>${stringNumber(fitting(cell))}</v></c>`;
      else if (typeof cell === 'number') row += `<c ${place}><v>${cell}</v></c>`;
      else row += `<c ${place}><f>${escapeMarkup(cell.formula)}</f><v>${cell.result}</v></c>`;
    }
    yield `${row}</row>`;
  }
  yield '</sheetData>';
  const last = letters.at(-1);
  if (filtered) {
    yield `<autoFilter ref="A${head}:${last}${head + filtered}"/>`;
    for (const [index, shade] of shadesInOrder.entries()) {
      const formula = shades[shade];
      if (formula === undefined) continue;
      yield `<conditionalFormatting sqref="A${head + 1}:${last}${head + filtered}">` +
        `<cfRule type="expression" dxfId="${index}" priority="${index + 1}" stopIfTrue="1">` +
        `<formula>${escapeMarkup(formula)}</formula></cfRule></conditionalFormatting>`;
    }
  }
  const across = columns.reduce((sum, { width }) => sum + width, 0);
  yield '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>' +
    `<pageSetup paperSize="${across > ACROSS_A4 ? A3 : A4}" fitToHeight="0" orientation="landscape"/>` +
    '<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>';
}

/** Height of a line of 11 pt with hanzi, and the tallest row that Excel takes, in pt. */
const LINE = 16;
const TALLEST = 405;

/**
 * The height in pt of a row whose longest text takes several lines, otherwise undefined. Why: not every program works
 * it out itself when it opens a workbook.
 */
function heightOf(
  cells: readonly SheetCell[],
  columns: readonly SheetColumn[],
): number | undefined {
  let most = 1;
  for (const [index, cell] of cells.entries()) {
    if (typeof cell !== 'string') continue;
    const room = (columns[index]?.width ?? 10) - 1;
    let lines = 0;
    for (const line of cell.split('\n')) lines += Math.ceil(cellsOf(line) / room || 1);
    most = Math.max(most, lines);
  }
  return most > 1 ? Math.min(most * LINE, TALLEST) : undefined;
}

/** Characters that a cell of Excel holds. */
const MOST = 32_767;

const fitting = (text: string) => (text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text);

/**
 * The number that stands for a day: spreadsheets count from the end of 1899. Days before 1901 have none, nor has a date
 * that names no day.
 */
export function dayNumber({ year, month, day }: CalendarDate): number | undefined {
  if (year < 1901 || month === undefined || day === undefined) return undefined;
  return (Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000;
}
