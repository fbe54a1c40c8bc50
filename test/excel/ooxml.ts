/** Workbooks written by hand, as small as Excel takes them. */
import { packed } from '../word/ooxml.ts';

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface TestSheet {
  readonly name: string;
  /** The inside of its XML: rows in x:sheetData and what follows. */
  readonly xml: string;
  readonly state?: string;
}

export interface TestWorkbook {
  readonly sheets: readonly TestSheet[];
  /** The inside of the shared texts. */
  readonly strings?: string;
  /** The codes of the formats 1, 2 and so on, or numbers of built-in ones; the last format has lines on all sides. */
  readonly formats?: readonly (string | number)[];
  readonly from1904?: boolean;
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

/** A .xlsx. */
export function workbookOf({ sheets, strings, formats = [], from1904, parts = {} }: TestWorkbook) {
  const tabs = sheets.map(
    ({ name, state = 'visible' }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" state="${state}" r:id="s${index + 1}"/>`,
  );
  const relations = [
    ...sheets.map((_, index) =>
      relation(`s${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`),
    ),
    relation('styles', 'styles', 'styles.xml'),
    ...(strings === undefined
      ? []
      : [relation('strings', 'sharedStrings', '/xl/sharedStrings.xml')]),
  ];
  return packed({
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${OFFICE}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${tabs.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${relations.join('')}</Relationships>`,
    'xl/styles.xml': stylesXml(formats),
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': `<sst ${MAIN}>${strings}</sst>` }),
    ...Object.fromEntries(
      sheets.map(({ xml }, index) => [`xl/worksheets/sheet${index + 1}.xml`, worksheetXml(xml)]),
    ),
    ...parts,
  });
}

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;

export const worksheetXml = (inner: string) => `<worksheet ${MAIN}>${inner}</worksheet>`;

function stylesXml(formats: readonly (string | number)[]): string {
  const codes = formats.flatMap((format, index) =>
    typeof format === 'string'
      ? [
          `<numFmt numFmtId="${164 + index}" formatCode="${format.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"/>`,
        ]
      : [],
  );
  const xf = (id: number, border = 0) => `<xf numFmtId="${id}" borderId="${border}"/>`;
  const cells = formats.map((format, index) =>
    xf(typeof format === 'string' ? 164 + index : format),
  );
  const lines = ['left', 'right', 'top', 'bottom'].map(side => `<${side} style="thin"/>`).join('');
  return `<styleSheet ${MAIN}><numFmts>${codes.join('')}</numFmts><borders><border><left/><right/></border><border>${lines}</border></borders><cellXfs>${xf(0)}${cells.join('')}${xf(0, 1)}</cellXfs><dxfs><dxf><numFmt numFmtId="164" formatCode="[Red]0"/></dxf></dxfs></styleSheet>`;
}

/** Rows of cells; each cell is its XML, or a text. */
export const rowsXml = (rows: readonly (readonly string[])[]) =>
  `<sheetData>${rows.map((cells, row) => `<row r="${row + 1}">${cells.map((cell, column) => (cell.startsWith('<') ? cell : textCell(cell, column, row))).join('')}</row>`).join('')}</sheetData>`;

export const textCell = (text: string, column: number, row: number, format = 0) =>
  `<c r="${String.fromCharCode(65 + column)}${row + 1}" s="${format}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;

export const mergesXml = (...ranges: readonly string[]) =>
  `<mergeCells>${ranges.map(range => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`;
