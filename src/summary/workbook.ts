/**
 * A workbook for spreadsheet programs (.xlsx), the same bytes on every machine. It is zipped while its rows are made,
 * so that a hundred thousand of them are never in memory at once.
 */
import { Zip, ZipDeflate } from 'fflate';
import { escapeMarkup } from './escape-markup.ts';
import {
  columnKinds,
  columnLetters,
  headRow,
  shadeColours,
  type Worksheet,
  worksheetXml,
} from './worksheet.ts';

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

type PartOfPackage = readonly [path: string, xml: Iterable<string>];

function* parts(
  sheets: readonly Worksheet[],
  { date, dayFormat }: WorkbookOptions,
): Generator<PartOfPackage> {
  const paths = sheets.map((_, index) => `worksheets/sheet${index + 1}.xml`);
  yield ['[Content_Types].xml', contentTypes(paths)];
  yield ['_rels/.rels', packageRelations];
  yield ['docProps/core.xml', coreProperties(date)];
  yield ['xl/workbook.xml', workbookXml(sheets)];
  yield ['xl/_rels/workbook.xml.rels', workbookRelations(paths)];
  yield ['xl/styles.xml', stylesXml(dayFormat)];
  const strings = new Map<string, number>();
  const stringNumber = (text: string) => {
    const known = strings.get(text);
    if (known !== undefined) return known;
    strings.set(text, strings.size);
    return strings.size - 1;
  };
  for (const [index, sheet] of sheets.entries())
    yield [`xl/${paths[index]}`, worksheetXml(sheet, stringNumber)];
  yield ['xl/sharedStrings.xml', sharedStrings(strings.keys())];
}

/** Characters of XML that are deflated at a time. */
const CHUNK = 64 * 1024;

/** Deflates harder than 1 to 3 in the same time, and twice as fast as 6, which makes the file a tenth smaller. */
const LEVEL = 4;

function zipped(files: Iterable<PartOfPackage>): Uint8Array {
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

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function contentTypes(sheets: readonly string[]): readonly string[] {
  const types = [
    ['xl/workbook.xml', 'spreadsheetml.sheet.main'],
    ...sheets.map(path => [`xl/${path}`, 'spreadsheetml.worksheet']),
    ['xl/styles.xml', 'spreadsheetml.styles'],
    ['xl/sharedStrings.xml', 'spreadsheetml.sharedStrings'],
  ].map(
    ([path, type]) =>
      `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`,
  );
  return [
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    ...types,
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>',
    '</Types>',
  ];
}

const relations = (targets: readonly (readonly [type: string, target: string])[]) => [
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">`,
  ...targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`,
  ),
  '</Relationships>',
];

const packageRelations = relations([
  [`${OFFICE}/officeDocument`, 'xl/workbook.xml'],
  [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
]);

/** The sheets come first, so that their numbers are those of their relations. */
const workbookRelations = (sheets: readonly string[]) =>
  relations([
    ...sheets.map(path => [`${OFFICE}/worksheet`, path] as const),
    [`${OFFICE}/styles`, 'styles.xml'],
    [`${OFFICE}/sharedStrings`, 'sharedStrings.xml'],
  ]);

function coreProperties(date: Date): readonly string[] {
  const time = `${date.toISOString().slice(0, 19)}Z`;
  return [
    `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" `,
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    '<dc:creator>perfgoal</dc:creator><cp:lastModifiedBy>perfgoal</cp:lastModifiedBy>',
    `<dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified></cp:coreProperties>`,
  ];
}

/** The sheets, the ranges of their filters (which programs know by a hidden name), and the rows that print repeats. */
function workbookXml(sheets: readonly Worksheet[]): readonly string[] {
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
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews><sheets>`,
    ...sheets.map(
      ({ name }, index) =>
        `<sheet name="${escapeMarkup(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
    ),
    '</sheets><definedNames>',
    ...names('_xlnm._FilterDatabase', ' hidden="1"', filtersOf),
    ...names('_xlnm.Print_Titles', '', sheet => `$1:$${headRow(sheet)}`),
    '</definedNames><calcPr calcId="171027"/></workbook>',
  ];
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
    `${HEAD}<styleSheet xmlns="${MAIN}">`,
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
    '</dxfs></styleSheet>',
  ];
}

const solid = (colour: string) =>
  `<patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill>`;

function* sharedStrings(texts: Iterable<string>): Generator<string> {
  yield `${HEAD}<sst xmlns="${MAIN}">`;
  for (const text of texts) {
    // Spreadsheets read _x0042_ as B (ISO/IEC 29500-1 22.4.2.4): where a text has that, its underscore is written so.
    const safe = escapeMarkup(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
    const space = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : '';
    yield `<si><t${space}>${safe}</t></si>`;
  }
  yield '</sst>';
}
