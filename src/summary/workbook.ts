/**
 * A workbook for spreadsheet programs (.xlsx), the same bytes on every machine. It is zipped while its rows are made,
 * so that a hundred thousand of them are never in memory at once.
 */
import { Zip, ZipDeflate } from 'fflate';
import {
  cellText,
  columnLetters,
  type PackagePart,
  packageParts,
  textNumbers,
} from '../spreadsheet/workbook-package.ts';
import { escapeMarkup } from './escape-markup.ts';
import { columnKinds, headRow, shadeColours, type Worksheet, worksheetXml } from './worksheet.ts';

interface WorkbookOptions {
  /** For the properties of the document. */
  readonly date: Date;
  /** The number format of days, as Excel has it. */
  readonly dayFormat: string;
}

/** The bytes of a workbook; the rows of its sheets are asked for one by one. */
export function workbook(sheets: readonly Worksheet[], options: WorkbookOptions): Uint8Array {
  return zipped(parts(sheets, options));
}

function parts(
  sheets: readonly Worksheet[],
  { date, dayFormat }: WorkbookOptions,
): Iterable<PackagePart> {
  const { numberOf, texts } = textNumbers();
  return packageParts({
    names: sheets.map(({ name }) => escapeMarkup(name)),
    definedNames: definedNames(sheets),
    date,
    styles: stylesXml(dayFormat),
    sheets: sheets.map(sheet => worksheetXml(sheet, numberOf)),
    *strings() {
      for (const text of texts()) yield cellText(escapeMarkup(text));
    },
  });
}

/** Characters of XML that are deflated at a time. */
const CHUNK = 64 * 1024;

/** Deflates harder than 1 to 3 in the same time, and twice as fast as 6, which makes the file a tenth smaller. */
const LEVEL = 4;

function zipped(files: Iterable<PackagePart>): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  const encoder = new TextEncoder();
  for (const [path, xml] of files) {
    const file = new ZipDeflate(path, { level: LEVEL });
    // The date is a local one, so that no time zone shows.
    file.mtime = new Date(1980, 0, 1);
    zip.add(file);
    let text = '';
    for (const piece of xml) {
      text += piece;
      if (text.length < CHUNK) continue;
      file.push(encoder.encode(text));
      text = '';
    }
    file.push(encoder.encode(text), true);
  }
  zip.end();
  return Buffer.concat(chunks);
}

/** The ranges of the sheets' filters (which programs know by a hidden name), and the rows that print repeats. */
function definedNames(sheets: readonly Worksheet[]): string {
  const names = (name: string, hidden: string, rangeOf: (sheet: Worksheet) => string | undefined) =>
    sheets.flatMap((sheet, index) => {
      const range = rangeOf(sheet);
      if (range === undefined) return [];
      const place = `'${escapeMarkup(sheet.name)}'!${range}`;
      return `<definedName name="${name}" localSheetId="${index}"${hidden}>${place}</definedName>`;
    });
  const filtersOf = (sheet: Worksheet) => {
    const { columns, filtered } = sheet;
    const head = headRow(sheet);
    return filtered
      ? `$A$${head}:$${columnLetters(columns.length - 1)}$${head + filtered}`
      : undefined;
  };
  return [
    ...names('_xlnm._FilterDatabase', ' hidden="1"', filtersOf),
    ...names('_xlnm.Print_Titles', '', sheet => `$1:$${headRow(sheet)}`),
  ].join('');
}

/** Cell formats, as worksheet.ts counts them. */
function stylesXml(dayFormat: string): readonly string[] {
  const formats = { text: 0, number: 0, amount: 164, date: 165 };
  const cells = [0, 1].flatMap(font =>
    columnKinds.map(
      kind =>
        `<xf numFmtId="${formats[kind]}" fontId="${font}" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1">` +
        `<alignment vertical="top"${kind === 'text' ? ' wrapText="1"' : ''}/></xf>`,
    ),
  );
  const shades = Object.values(shadeColours);
  const edges = ['left', 'right', 'top', 'bottom']
    .map(edge => `<${edge} style="thin"><color rgb="FFB8C0C8"/></${edge}>`)
    .join('');
  const font = '<sz val="11"/><name val="Calibri"/><family val="2"/></font>';
  return [
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.00####"/>',
    `<numFmt numFmtId="165" formatCode="${escapeMarkup(dayFormat)}"/></numFmts>`,
    `<fonts count="3"><font>${font}<font><b/>${font}<font><b/>${font.replace('"11"', '"14"')}</fonts>`,
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
    `<fill>${solid('FFE3EAF2')}</fill></fills>`,
    `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${edges}<diagonal/></border></borders>`,
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${cells.length + 3}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`,
    ...cells,
    '<xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">',
    '<alignment horizontal="center" vertical="center" wrapText="1"/></xf>',
    '<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="center"/></xf></cellXfs>',
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    `<dxfs count="${shades.length}">`,
    // In a conditional format the colour of a solid fill is that of its background.
    ...shades.map(
      colour =>
        `<dxf><fill><patternFill patternType="solid"><bgColor rgb="${colour}"/></patternFill></fill></dxf>`,
    ),
    '</dxfs>',
  ];
}

const solid = (colour: string) =>
  `<patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill>`;
