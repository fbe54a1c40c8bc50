/**
 * The parts of a Word package that are the same for every filing of a form, made by docx; document.xml but for its
 * body, which is written for each filing. The build makes them for the shipped forms, so that docx loads only for
 * a user's own.
 */
import { Document, Footer, Packer, PageOrientation, Paragraph, SimpleField, TextRun } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import type { Paper } from '../../form/sheet.ts';
import { XMLNS_W, xmlPart } from '../xml.ts';
import { fontTablePart } from './font-table.ts';
import { styleId } from './paragraph.ts';
import { PAGE_NUMBER, stylesOf, type WordStyles } from './styles.ts';
import { lineTwips, mmTwips } from './units.ts';
import { watermarkHeader } from './watermark.ts';

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
  const { styles, pageNumber, watermark } = spec;
  const fonts = [...Object.values(styles), pageNumber].map(style => style.font);
  const document = new Document({
    styles: { importedStyles: stylesOf(spec) },
    sections: [
      {
        properties: { page: pageOf(spec) },
        ...(watermark && {
          headers: { default: watermarkHeader(watermark, pageNumber.font) },
        }),
        footers: { default: footer() },
        children: [new Paragraph({})],
      },
    ],
  });
  const packed = unzipSync(
    await Packer.toBuffer(document, undefined, [
      { path: 'word/settings.xml', data: settingsPart() },
      { path: 'word/fontTable.xml', data: fontTablePart(fonts) },
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
  const { LANDSCAPE, PORTRAIT } = PageOrientation;
  return {
    // docx takes the paper upright and turns it.
    size: {
      width: mmTwips(Math.min(paper.width, paper.height)),
      height: mmTwips(Math.max(paper.width, paper.height)),
      orientation: paper.width > paper.height ? LANDSCAPE : PORTRAIT,
    },
    margin: {
      top: mmTwips(paper.top),
      right: mmTwips(paper.right),
      bottom: mmTwips(paper.bottom),
      left: mmTwips(paper.left),
      header: Math.round(mmTwips(paper.top) / 3),
      // The page number stands in the middle of the bottom margin.
      footer: Math.max(0, Math.round((mmTwips(paper.bottom) - lineTwips(pageNumber)) / 2)),
      gutter: 0,
    },
  };
}

/** The page number as GB/T 9704 sets it: — 1 —, centred; a reader that reckons no fields sees a 1. */
function footer(): Footer {
  const children = [new TextRun('— '), new SimpleField('PAGE', '1'), new TextRun(' —')];
  return new Footer({
    children: [new Paragraph({ style: styleId(PAGE_NUMBER), alignment: 'center', children })],
  });
}

const COMPATIBILITY = {
  compatibilityMode: 15,
  overrideTableStyleFontSizeAndJustification: 1,
  enableOpenTypeFeatures: 1,
  doNotFlipMirrorIndents: 1,
  differentiateMultirowTableHeaders: 1,
};

/**
 * word/settings.xml: a document of Word 2013 or later in Chinese, without squiggles, with pairs of punctuation squeezed
 * as the PDF has them. docx knows no words for most of it.
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
      '<w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/>' +
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
