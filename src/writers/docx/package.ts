/**
 * The parts of a Word package that are the same for every filing of a form, made by docx; document.xml but for its
 * body, which is written for each filing. The build makes them for the shipped forms, so that docx loads only for
 * a user's own.
 */
import {
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type XmlComponent,
} from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import type { Paper } from '../../form/sheet.ts';
import { element, fontTablePart, stylesOf, type WordStyle, type WordStyles } from './styles.ts';
import { mmTwips, ptTwips } from './units.ts';
import { writable, XMLNS_W, xmlPart } from './xml.ts';

/** All that the parts depend on. */
export interface PackageSpec extends WordStyles {
  readonly paper: Paper;
  /** A word set on every page, e.g. 草稿. */
  readonly watermark?: string | undefined;
}

export interface StaticParts {
  /** XML by path, in the order of the package. */
  readonly files: Readonly<Record<string, string>>;
  /** What stands in document.xml before and after the children of w:body. */
  readonly head: string;
  readonly tail: string;
}

const DOCUMENT = 'word/document.xml';
const FOR_EACH_FILING: ReadonlySet<string> = new Set([DOCUMENT, 'docProps/core.xml']);
/** Where the body belongs. */
const PLACEHOLDER = '<w:p/>';

/** Makes the parts of a form. Rejects with an Error on names of fonts or roles that hold control characters. */
export async function makeStaticParts(spec: PackageSpec): Promise<StaticParts> {
  const { watermark } = spec;
  const document = new Document({
    styles: { importedStyles: stylesOf(spec) },
    sections: [
      {
        properties: { page: pageOf(spec) },
        ...(watermark && { headers: { default: headerOf(watermark, spec.pageNumber) } }),
        footers: { default: footer() },
        children: [new Paragraph({})],
      },
    ],
  });
  const packed = unzipSync(
    await Packer.toBuffer(document, undefined, [
      { path: 'word/settings.xml', data: settingsPart() },
      { path: 'word/fontTable.xml', data: fontTablePart(spec) },
    ]),
  );
  const files = Object.entries(packed)
    .map(([path, bytes]) => [path, strFromU8(bytes)] as const)
    .filter(([path, xml]) => xml !== '' && !NEEDLESS.test(path) && !FOR_EACH_FILING.has(path))
    .map(([path, xml]) => [path, withoutNeedless(path, xml)] as const)
    // [Content_Types].xml and _rels/.rels come first, as readers expect.
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const [head, tail, ...rest] = strFromU8(packed[DOCUMENT] ?? new Uint8Array()).split(PLACEHOLDER);
  if (head === undefined || tail === undefined || rest.length > 0)
    throw new Error('docx writes the placeholder of the body otherwise');
  return { files: Object.fromEntries(files), head, tail };
}

/** Size and margins in twips. */
function pageOf({ paper, pageNumber }: PackageSpec) {
  const number = ptTwips(pageNumber.leading * pageNumber.size);
  return {
    size: { width: mmTwips(paper.width), height: mmTwips(paper.height) },
    margin: {
      top: mmTwips(paper.top),
      right: mmTwips(paper.right),
      bottom: mmTwips(paper.bottom),
      left: mmTwips(paper.left),
      header: Math.round(mmTwips(paper.top) / 3),
      // The page number stands in the middle of the bottom margin.
      footer: Math.max(0, Math.round((mmTwips(paper.bottom) - number) / 2)),
      gutter: 0,
    },
  };
}

/** The page number as GB/T 9704 sets it: — 1 —, centred. */
function footer(): Footer {
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] });
  return new Footer({
    children: [new Paragraph({ style: 'Footer', alignment: 'center', children: [number] })],
  });
}

/** Size of the word in the header and height of the watermark, pt. */
const HEADER_SIZE = 22;
const WATERMARK_SIZE = 130;

/** The word of a draft on every page: as text on the right and as a watermark. */
function headerOf(watermark: string, { font }: WordStyle): Header {
  const shape = element('w:pict', {}, [SHAPE_TYPE, watermarkShape(watermark, font.office)]);
  const word = new TextRun({ text: watermark, color: 'A6A6A6', size: HEADER_SIZE * 2 });
  const children = [new TextRun({ children: [shape] }), word];
  return new Header({ children: [new Paragraph({ style: 'Header', children })] });
}

/** What Word draws text as a shape by. */
const SHAPE_TYPE = element(
  'v:shapetype',
  {
    id: '_x0000_t136',
    coordsize: '21600,21600',
    'o:spt': 136,
    adj: 10800,
    path: 'm@7,l@8,m@5,21600l@6,21600e',
  },
  [
    element(
      'v:formulas',
      {},
      [
        'sum #0 0 10800',
        'prod #0 2 1',
        'sum 21600 0 @1',
        'sum 0 0 @2',
        'sum 21600 0 @3',
        'if @0 @3 0',
        'if @0 21600 @1',
        'if @0 0 @2',
        'if @0 @4 21600',
        'mid @5 @6',
        'mid @8 @5',
        'mid @7 @8',
        'mid @6 @7',
        'sum @6 0 @5',
      ].map(eqn => element('v:f', { eqn })),
    ),
    element('v:path', {
      textpathok: 't',
      'o:connecttype': 'custom',
      'o:connectlocs': '@9,0;@10,10800;@11,21600;@12,10800',
      'o:connectangles': '270,180,90,0',
    }),
    element('v:textpath', { on: 't', fitshape: 't' }),
  ],
);

/** Word knows a shape with this beginning of its id as a watermark, to be removed by its menu. */
function watermarkShape(watermark: string, font: string): XmlComponent {
  const style = {
    position: 'absolute',
    'margin-left': 0,
    'margin-top': 0,
    width: `${WATERMARK_SIZE * [...watermark].length}pt`,
    height: `${WATERMARK_SIZE}pt`,
    rotation: 315,
    'z-index': -251658752,
    'mso-position-horizontal': 'center',
    'mso-position-horizontal-relative': 'margin',
    'mso-position-vertical': 'center',
    'mso-position-vertical-relative': 'margin',
  };
  return element(
    'v:shape',
    {
      id: 'PowerPlusWaterMarkObject1',
      'o:spid': '_x0000_s2049',
      type: '#_x0000_t136',
      alt: writable(watermark),
      style: declarations(style),
      'o:allowincell': 'f',
      fillcolor: '#d9d9d9',
      stroked: 'f',
    },
    [
      element('v:fill', { opacity: '.5' }),
      element('v:textpath', {
        style: declarations({ 'font-family': `"${font}"`, 'font-size': '1pt' }),
        string: watermark,
      }),
      element('w10:wrap', { anchorx: 'margin', anchory: 'margin' }),
    ],
  );
}

const declarations = (style: Readonly<Record<string, string | number>>) =>
  Object.entries(style)
    .map(([name, value]) => `${name}:${value}`)
    .join(';');

const COMPATIBILITY = {
  compatibilityMode: 15,
  overrideTableStyleFontSizeAndJustification: 1,
  enableOpenTypeFeatures: 1,
  doNotFlipMirrorIndents: 1,
  differentiateMultirowTableHeaders: 1,
};

/**
 * word/settings.xml: a document of Word 2013 or later in Chinese, without squiggles and without squeezed punctuation.
 * docx knows no words for most of it.
 */
function settingsPart(): string {
  const compat = Object.entries(COMPATIBILITY)
    .map(
      ([name, value]) =>
        `<w:compatSetting w:name="${name}" w:uri="http://schemas.microsoft.com/office/word" w:val="${value}"/>`,
    )
    .join('');
  return xmlPart(
    `<w:settings ${XMLNS_W}><w:zoom w:percent="100"/><w:hideSpellingErrors/><w:hideGrammaticalErrors/>` +
      '<w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="doNotCompress"/>' +
      `<w:compat>${compat}</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>` +
      '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>',
  );
}

/** Parts that docx always adds and a form never needs; relations of parts without any go with them. */
const NEEDLESS =
  /(?:numbering|footnotes|endnotes|comments|custom|(?:header|footer)\d|fontTable)\.xml\.rels$|(?:numbering|footnotes|endnotes|comments|docProps\/custom)\.xml$/;
const POINTER = /<(?:Override|Relationship) [^>]*(?:PartName|Target)="([^"]+)"[^>]*\/>/g;

/** Drops what points at a part that is left out. */
function withoutNeedless(path: string, xml: string): string {
  if (path !== '[Content_Types].xml' && !path.endsWith('.rels')) return xml;
  return xml.replace(POINTER, (element, target: string) => (NEEDLESS.test(target) ? '' : element));
}
