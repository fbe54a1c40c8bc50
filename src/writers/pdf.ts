/** The PDF writer: draws laid out pages exactly where layout put them, through pdfdocument. */
import { MissingCharacters } from '../errors.ts';
import type { Sheet } from '../form/sheet.ts';
import type { Face } from '../layout/face.ts';
import { openFaces } from '../layout/faces.ts';
import { layoutSheet } from '../layout/layout-sheet.ts';
import type { Page } from '../layout/page.ts';
import { addBookmarks } from './pdf/bookmarks.ts';
import { pageContent } from './pdf/content.ts';
import { PdfDocument } from './pdf/document.ts';
import { type DocumentFont, documentFont } from './pdf/font.ts';
import { type Information, metadata } from './pdf/metadata.ts';
import { deflatedProfile } from './pdf/srgb.ts';
import { type MarkedPage, writeStructure } from './pdf/structure.ts';
import type { Writer, WriterOptions } from './writer.ts';

/** Draws a sheet as a PDF; MissingCharacters if a character cannot be drawn, UserError if a font cannot be used. */
export const writePdf: Writer = async (sheet, options) => {
  const { pages, missing } = layoutSheet(sheet, openFaces(options.readFont));
  if (missing.length > 0) throw new MissingCharacters(missing);
  return drawPages(pages, sheet, options);
};

/** What pdfkit's pages keep; its types leave it out. */
interface OpenPage {
  readonly dictionary: PDFKit.PDFKitReference;
  readonly fonts: Record<string, unknown>;
  /** Made when it is asked for. */
  readonly structParentTreeKey: number;
}

const LANGUAGE = 'zh-CN';

function drawPages(pages: readonly Page[], sheet: Sheet, { date }: WriterOptions): Uint8Array {
  const information: Information = {
    Title: sheet.title,
    ...(sheet.author !== undefined && { Author: sheet.author }),
    Producer: 'perfgoal',
    Creator: 'perfgoal',
    CreationDate: date,
  };
  const document = new PdfDocument({
    autoFirstPage: false,
    // No default font: pdfkit would load Helvetica.
    font: '',
    pdfVersion: '1.7',
    lang: LANGUAGE,
    displayTitle: true,
    tagged: true,
    margin: 0,
    info: { ...information },
  });
  const fonts = new Map<Face, DocumentFont>();
  const marked: MarkedPage[] = [];
  for (const page of pages) {
    const { width, height } = page;
    document.addPage({ size: [width, height], margin: 0 });
    const open = document.page as unknown as OpenPage;
    const { dictionary, fonts: onPage } = open;
    const fontOf = (face: Face): DocumentFont => {
      const font = fonts.get(face) ?? documentFont(document, face, `F${fonts.size + 1}`);
      fonts.set(face, font);
      onPage[font.name] = font.reference;
      return font;
    };
    const { operators, contents } = pageContent(page, fontOf);
    // The key at once: pdfkit writes the page's dictionary when the next one begins.
    marked.push({ reference: dictionary, key: open.structParentTreeKey, contents });
    document.addContent(operators);
  }
  for (const font of fonts.values()) font.embed();
  writeStructure(document, sheet, marked);
  addBookmarks(document, sheet, pages);
  declareStandards(document, information);
  return document.finished();
}

/** Says that the document keeps PDF/A-2a and PDF/UA-1, and what its colours mean. */
function declareStandards(document: PdfDocument, information: Information): void {
  const packet = Buffer.from(metadata(information, LANGUAGE));
  const profile = document.stream({ N: 3, Filter: 'FlateDecode' }, deflatedProfile(), {
    compress: false,
  });
  Object.assign(document._root.data, {
    // Without a filter, so that whoever looks for it in the file finds it.
    Metadata: document.stream({ Type: 'Metadata', Subtype: 'XML' }, packet, { compress: false }),
    OutputIntents: [
      {
        Type: 'OutputIntent',
        S: 'GTS_PDFA1',
        // pdfkit writes plain strings as names.
        OutputConditionIdentifier: new String('sRGB'),
        Info: new String('sRGB IEC61966-2.1'),
        DestOutputProfile: profile,
      },
    ],
  });
}
