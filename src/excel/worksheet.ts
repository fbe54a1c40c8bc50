/**
 * The cells of a worksheet as they are shown. Formulas are never run: what a program left as their value is shown, and a
 * formula that is only a number, as =100% is to a program, for that number.
 */
import { walkXml, type XmlAttributes } from '../archive/xml.ts';
import { type CellRange, cellKey, placeOf, rangeOf, type SheetPlace } from './addresses.ts';
import { serialOf } from './date-format.ts';
import { EXCEL_LIMITS, excelFile, tooMany } from './errors.ts';
import { generalText, shownNumber, shownText } from './number-format.ts';
import { gatherText, unescaped } from './strings.ts';
import { type CellFormat, PLAIN, type Sides } from './styles.ts';
import { isSet } from './workbook.ts';

export interface WorksheetCell {
  readonly text: string;
  readonly sides: Sides;
  /** Why its text is not what a person sees: a formula that no program has worked out, a format that is not known. */
  readonly unread?: 'formula' | 'format';
}

/** The width in mm of some columns. */
interface ColumnWidth {
  readonly first: number;
  readonly last: number;
  readonly width: number;
}

export interface WorksheetCells {
  /** Those with text or lines around them, by `cellKey`. */
  readonly cells: ReadonlyMap<number, WorksheetCell>;
  readonly merges: readonly CellRange[];
  readonly widths: readonly ColumnWidth[];
  readonly defaultWidth: number;
  readonly hiddenRows: ReadonlySet<number>;
  /** Lines at the head and foot of its pages. */
  readonly pages: readonly PageLine[];
}

interface PageLine {
  readonly text: string;
  readonly place: 'head' | 'foot';
}

/** What of the workbook its worksheets share. */
export interface SharedParts {
  readonly strings: readonly string[];
  readonly formats: readonly CellFormat[];
  readonly from1904: boolean;
  /** How many cells may still be read. */
  cellsLeft: number;
}

/** mm of a character by which widths are counted: 7 pixels. */
const CHARACTER = (7 * 25.4) / 96;

/** Characters of a formula that is a number. */
const LONGEST_NUMBER = 30;

/** The number that a formula is, as 1 for 100%; undefined where there is anything to work out. */
function numberIn(formula = ''): number | undefined {
  const [, digits, percent] = /^([+-]?\d{1,15}(?:\.\d{1,15})?)(%?)$/.exec(formula.trim()) ?? [];
  return digits === undefined ? undefined : Number(digits) / (percent === '%' ? 100 : 1);
}

const PAGE_TEXT = /^x:(?:odd|even|first)(Header|Footer)$/;
/** Fonts, sizes, fields and sections in the text at the head or foot of a page (ISO/IEC 29500-1 18.3.1.46). */
const PAGE_CODE = /&(?:"[^"]*"|K(?:[\dA-F]{6}|\d\d[+-]\d{3})|\d{1,3}|[A-Z])/gi;

/** The lines in what a worksheet says of the head or foot of its pages: left, middle and right. */
const pageLines = (code: string): readonly string[] =>
  code
    .split('&&')
    .map(part => part.replace(/&[LCR]/g, '\n').replace(PAGE_CODE, ''))
    .join('&')
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');

/** Reads a worksheet. Throws UserError where it is damaged or too large. */
export function readWorksheet(
  path: string,
  bytes: Uint8Array,
  shared: SharedParts,
): WorksheetCells {
  const cells = new Map<number, WorksheetCell>();
  const merges: CellRange[] = [];
  const widths: ColumnWidth[] = [];
  const hiddenRows = new Set<number>();
  let defaultWidth = 9.14 * CHARACTER;
  let place: SheetPlace = { row: -1, column: -1 };
  let attributes: XmlAttributes = {};
  let formula: string | undefined;
  let inFormula = false;
  let value = '';
  let inValue = false;
  let texts = 0;
  const inline = gatherText();
  const pages: PageLine[] = [];
  let pageText: string | undefined;
  const damaged = (what: string) => excelFile.damaged(`${path}, ${what}`);

  const openRow = ({ r, hidden, ht }: XmlAttributes) => {
    const row = r === undefined ? place.row + 1 : Number(r) - 1;
    if (!(row >= 0 && row < EXCEL_LIMITS.lastRow)) throw damaged(`row ${r}`);
    place = { row, column: -1 };
    if (isSet(hidden) || Number(ht) === 0) hiddenRows.add(row);
  };
  const openCell = (given: XmlAttributes) => {
    attributes = given;
    place =
      given.r === undefined
        ? { row: place.row, column: place.column + 1 }
        : (placeOf(given.r) ?? { row: -1, column: -1 });
    if (place.row < 0 || place.column < 0 || place.column >= EXCEL_LIMITS.lastColumn)
      throw damaged(`cell ${given.r}`);
    formula = undefined;
    value = '';
    if (--shared.cellsLeft < 0) throw tooMany('格子过多', 'too many cells');
  };
  const closeCell = () => {
    const format = shared.formats[Number(attributes.s ?? 0)] ?? PLAIN;
    const shown = shownIn(format);
    if (shown.text !== '' && ++texts > EXCEL_LIMITS.places)
      throw tooMany('格子过多', 'too many cells');
    const { left, right, top, bottom } = format.sides;
    if (shown.text !== '' || shown.unread || left || right || top || bottom)
      cells.set(cellKey(place), { sides: format.sides, ...shown });
  };
  const shownIn = ({ code }: CellFormat): Omit<WorksheetCell, 'sides'> => {
    const { t: type = 'n', r } = attributes;
    const textInline = inline.take();
    if (type === 'inlineStr') return { text: shownText(textInline, code) };
    const literal = value === '' && type === 'n' ? numberIn(formula) : undefined;
    if (value === '' && literal === undefined)
      return { text: '', ...(formula !== undefined && type !== 'str' && { unread: 'formula' }) };
    if (type === 's') {
      const text = shared.strings[Number(value)];
      if (text === undefined) throw damaged(`cell ${r}, shared string ${value.slice(0, 20)}`);
      return { text: shownText(text, code) };
    }
    if (type === 'str') return { text: shownText(unescaped(value), code) };
    if (type === 'b') return { text: isSet(value) ? 'TRUE' : 'FALSE' };
    if (type === 'e') return { text: value };
    const number = literal ?? (type === 'd' ? serialOf(value, shared.from1904) : Number(value));
    if (number === undefined || !Number.isFinite(number)) return { text: value };
    const text = shownNumber(number, code, shared);
    return text === undefined ? { text: generalText(number), unread: 'format' } : { text };
  };
  const addMerge = ({ ref = '' }: XmlAttributes) => {
    const range = rangeOf(ref);
    if (!range) throw damaged(`merged ${ref.slice(0, 40)}`);
    if (merges.push(range) > EXCEL_LIMITS.merges)
      throw tooMany('合并的格子过多', 'too many merged cells');
  };
  const addWidth = ({ min, max, width, hidden }: XmlAttributes) => {
    const mm = isSet(hidden) ? 0 : Math.min(255, Number(width ?? 9.14)) * CHARACTER;
    widths.push({ first: Number(min) - 1, last: Number(max) - 1, width: mm });
    if (widths.length > EXCEL_LIMITS.lastColumn) throw tooMany('列过多', 'too many columns');
  };

  walkXml(path, bytes, excelFile, {
    open(name, given) {
      if (name === 'x:c') openCell(given);
      else if (name === 'x:row') openRow(given);
      else if (name === 'x:v') inValue = true;
      else if (name === 'x:f') {
        formula = '';
        inFormula = true;
      } else if (name === 'x:mergeCell') addMerge(given);
      else if (name === 'x:col') addWidth(given);
      else if (name === 'x:sheetFormatPr' && Number(given.defaultColWidth) > 0)
        defaultWidth = Number(given.defaultColWidth) * CHARACTER;
      else if (PAGE_TEXT.test(name)) pageText = '';
      else inline.open(name);
    },
    text(piece) {
      if (inValue) value += piece;
      else if (pageText !== undefined) pageText += piece;
      else if (inFormula && formula !== undefined && formula.length <= LONGEST_NUMBER)
        formula += piece;
      else inline.text(piece);
    },
    close(name) {
      if (name === 'x:c') closeCell();
      else if (name === 'x:v') inValue = false;
      else if (name === 'x:f') inFormula = false;
      else if (pageText !== undefined) {
        const place = PAGE_TEXT.exec(name)?.[1] === 'Header' ? 'head' : 'foot';
        for (const text of pageLines(pageText)) pages.push({ text, place });
        pageText = undefined;
      } else inline.close(name);
    },
  });
  return { cells, merges, widths, defaultWidth, hiddenRows, pages };
}
