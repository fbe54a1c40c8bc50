/** The formats of cells in a workbook: one for each role, alignment and kind of border that a form uses. */
import type { Sheet, Style } from '../../form/sheet.ts';
import { styleOf } from '../../form/sheet.ts';
import { xmlText } from '../xml.ts';
import type { FormCell } from './form-grid.ts';

export interface CellFormats {
  /** The number of a cell's format. */
  readonly of: (cell: FormCell) => number;
  /** The inside of styles.xml; for all formats asked for so far. */
  readonly xml: () => readonly string[];
}

const HORIZONTAL = { left: 'left', center: 'center', right: 'right', justify: 'justify' } as const;
const VERTICAL = { top: 'top', middle: 'center', bottom: 'bottom' } as const;

/** Width in pt of one step of a cell's indent: three blanks of the default font. */
const INDENT = 7;

export function cellFormats(sheet: Sheet): CellFormats {
  const fonts: string[] = [DEFAULT_FONT];
  const formats: string[] = ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'];
  const border = sheet.lineWidth >= 1.5 ? 'medium' : 'thin';

  return {
    of({ role, align, ruled }) {
      const style = styleOf(sheet, role);
      const font = numberIn(fonts, fontXml(style));
      const indent =
        align === 'right' ? Math.round(((style.insetRight ?? 0) * style.size) / INDENT) : 0;
      return numberIn(
        formats,
        `<xf numFmtId="49" fontId="${font}" fillId="0" borderId="${ruled ? 1 : 0}" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1">` +
          `<alignment horizontal="${HORIZONTAL[align]}" vertical="${VERTICAL[style.valign]}" wrapText="1"${indent > 0 ? ` indent="${indent}"` : ''}/></xf>`,
      );
    },
    xml: () => [
      `<fonts count="${fonts.length}">${fonts.join('')}</fonts>`,
      '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
      '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>',
      `<border>${['left', 'right', 'top', 'bottom'].map(side => `<${side} style="${border}"><color rgb="FF000000"/></${side}>`).join('')}<diagonal/></border></borders>`,
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      `<cellXfs count="${formats.length}">${formats.join('')}</cellXfs>`,
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    ],
  };
}

/** Widths of columns are counted in its digits. */
const DEFAULT_FONT = '<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>';

const fontXml = ({ font, size }: Style): string =>
  `<font><sz val="${size}"/><name val="${xmlText(font.office)}"/><charset val="134"/></font>`;

function numberIn(list: string[], entry: string): number {
  const known = list.indexOf(entry);
  return known === -1 ? list.push(entry) - 1 : known;
}
