/**
 * The package of a workbook (.xlsx; ISO/IEC 29500-1, part 18): the parts that every workbook has, as XML in pieces.
 * The summary and the form as a workbook put their sheets and styles between.
 */

/** A part and its XML. */
export type PackagePart = readonly [path: string, xml: Iterable<string>];

export interface WorkbookParts {
  /** Names of the sheets in their order, as XML. */
  readonly names: readonly string[];
  /** Ranges with names, as XML; empty where there are none. */
  readonly definedNames: string;
  /** Title and date for the properties; the title as XML. */
  readonly title?: string;
  readonly date: Date;
  readonly styles: Iterable<string>;
  /** The sheets; they number their texts as they are written. */
  readonly sheets: readonly Iterable<string>[];
  /** The texts in the order of their numbers, asked for when all sheets are written; as XML, escaped by `cellText`. */
  readonly strings: () => Iterable<string>;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** All parts, in the order in which they are to be written. */
export function* packageParts(parts: WorkbookParts): Generator<PackagePart> {
  const paths = parts.sheets.map((_, index) => `worksheets/sheet${index + 1}.xml`);
  yield ['[Content_Types].xml', contentTypes(paths)];
  yield ['_rels/.rels', packageRelations];
  yield ['docProps/core.xml', coreProperties(parts)];
  yield ['xl/workbook.xml', workbookXml(parts)];
  yield ['xl/_rels/workbook.xml.rels', workbookRelations(paths)];
  yield ['xl/styles.xml', headed('styleSheet', parts.styles)];
  for (const [index, sheet] of parts.sheets.entries())
    yield [`xl/${paths[index]}`, headed('worksheet', sheet)];
  yield ['xl/sharedStrings.xml', sharedStrings(parts.strings())];
}

/** A part with its root. */
function* headed(root: string, inner: Iterable<string>): Generator<string> {
  yield `${HEAD}<${root} xmlns="${MAIN}">`;
  yield* inner;
  yield `</${root}>`;
}

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

function coreProperties({ title, date }: WorkbookParts): readonly string[] {
  const time = `${date.toISOString().slice(0, 19)}Z`;
  return [
    `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" `,
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    ...(title === undefined ? [] : [`<dc:title>${title}</dc:title>`]),
    '<dc:creator>perfgoal</dc:creator><cp:lastModifiedBy>perfgoal</cp:lastModifiedBy>',
    `<dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified></cp:coreProperties>`,
  ];
}

function workbookXml({ names, definedNames }: WorkbookParts): readonly string[] {
  return [
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews><sheets>`,
    ...names.map(
      (name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
    ),
    '</sheets>',
    ...(definedNames === '' ? [] : [`<definedNames>${definedNames}</definedNames>`]),
    '<calcPr calcId="171027"/></workbook>',
  ];
}

function* sharedStrings(texts: Iterable<string>): Generator<string> {
  yield `${HEAD}<sst xmlns="${MAIN}">`;
  for (const text of texts) {
    const space = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : '';
    yield `<si><t${space}>${text}</t></si>`;
  }
  yield '</sst>';
}

/**
 * A text of a cell, escaped for XML already. Spreadsheets read _x0042_ as B (ISO/IEC 29500-1 22.4.2.4): where a text
 * has that, its underscore is written so.
 */
export const cellText = (xml: string): string => xml.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');

/** Numbers texts, each once. */
export function textNumbers(): {
  readonly numberOf: (text: string) => number;
  readonly texts: () => Iterable<string>;
} {
  const numbers = new Map<string, number>();
  return {
    numberOf(text) {
      const number = numbers.get(text) ?? numbers.size;
      numbers.set(text, number);
      return number;
    },
    texts: () => numbers.keys(),
  };
}

/** The letters of a column, counted from 0: A, Z, AA. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + (index % 26));
}
