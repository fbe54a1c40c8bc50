/** What of the formats of a workbook matters to who reads it: how numbers are shown and which sides have lines. */
import { walkXml } from '../archive/xml.ts';
import { EXCEL_LIMITS, excelFile, tooMany } from './errors.ts';
import { builtInFormat } from './formats.ts';

export interface Sides {
  readonly left: boolean;
  readonly right: boolean;
  readonly top: boolean;
  readonly bottom: boolean;
}

export interface CellFormat {
  /** The code by which numbers are shown, e.g. 0.00. */
  readonly code: string;
  readonly sides: Sides;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const BARE: Sides = { left: false, right: false, top: false, bottom: false };

export const PLAIN: CellFormat = { code: 'General', sides: BARE };

/** The sides by their names; the strict format says where lines of text start and end. */
const SIDES: Readonly<Record<string, keyof Sides>> = {
  'x:left': 'left',
  'x:start': 'left',
  'x:right': 'right',
  'x:end': 'right',
  'x:top': 'top',
  'x:bottom': 'bottom',
};

/** The lists that are read; formats of conditions have the same elements. */
const LISTS = ['x:numFmts', 'x:borders', 'x:cellXfs'];

/** The formats of cells by their numbers. */
export function readCellFormats(path: string, bytes: Uint8Array): readonly CellFormat[] {
  const codes = new Map<number, string>();
  const borders: Writable<Sides>[] = [];
  const formats: { readonly code: number; readonly border: number }[] = [];
  let list = '';
  walkXml(path, bytes, excelFile, {
    open(name, attributes) {
      if (LISTS.includes(name)) list = name;
      const { numFmtId, formatCode = '', borderId, style = 'none' } = attributes;
      if (list === 'x:numFmts' && name === 'x:numFmt') codes.set(Number(numFmtId), formatCode);
      if (list === 'x:borders' && name === 'x:border') borders.push({ ...BARE });
      if (list === 'x:cellXfs' && name === 'x:xf')
        formats.push({ code: Number(numFmtId ?? 0), border: Number(borderId ?? 0) });
      const side = SIDES[name];
      const border = borders.at(-1);
      if (list === 'x:borders' && side && border) border[side] = style !== 'none';
      if (Math.max(codes.size, borders.length, formats.length) > EXCEL_LIMITS.formats)
        throw tooMany('格式过多', 'too many formats');
    },
    text: () => {},
    close(name) {
      if (name === list) list = '';
    },
  });
  return formats.map(({ code, border }) => ({
    code: codes.get(code) ?? builtInFormat(code),
    sides: borders[border] ?? BARE,
  }));
}
