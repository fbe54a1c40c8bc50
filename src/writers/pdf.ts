/** The PDF writer: draws laid out pages exactly where layout put them, through pdfdocument. */
import { MissingCharacters } from '../errors.ts';
import type { Sheet } from '../form/sheet.ts';
import type { Face } from '../layout/face.ts';
import { openFaces } from '../layout/faces.ts';
import { layoutSheet } from '../layout/layout-sheet.ts';
import type { Page } from '../layout/page.ts';
import { pageContent } from './pdf/content.ts';
import { PdfDocument } from './pdf/document.ts';
import { type DocumentFont, documentFont } from './pdf/font.ts';
import type { Writer, WriterOptions } from './writer.ts';

/** Draws a sheet as a PDF; MissingCharacters if a character cannot be drawn, UserError if a font cannot be used. */
export const writePdf: Writer = async (sheet, options) => {
  const { pages, missing } = layoutSheet(sheet, openFaces(options.readFont));
  if (missing.length > 0) throw new MissingCharacters(missing);
  return drawPages(pages, sheet, options);
};

/** What pdfkit's pages keep; its types leave it out. */
interface OpenPage {
  readonly fonts: Record<string, unknown>;
}

function drawPages(pages: readonly Page[], sheet: Sheet, { date }: WriterOptions): Uint8Array {
  const document = new PdfDocument({
    autoFirstPage: false,
    // No default font: pdfkit would load Helvetica.
    font: '',
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    margin: 0,
    info: {
      Title: sheet.title,
      ...(sheet.author !== undefined && { Author: sheet.author }),
      Producer: 'perfgoal',
      Creator: 'perfgoal',
      CreationDate: date,
    },
  });
  const fonts = new Map<Face, DocumentFont>();
  for (const page of pages) {
    const { width, height } = page;
    document.addPage({ size: [width, height], margin: 0 });
    const { fonts: onPage } = document.page as unknown as OpenPage;
    const fontOf = (face: Face): DocumentFont => {
      const font = fonts.get(face) ?? documentFont(document, face, `F${fonts.size + 1}`);
      fonts.set(face, font);
      onPage[font.name] = font.reference;
      return font;
    };
    document.addContent(pageContent(page, fontOf));
  }
  for (const font of fonts.values()) font.embed();
  return document.finished();
}
