/** The PDF writer: draws laid out pages exactly where layout put them, through pdfkit. */
import PDFDocument from 'pdfkit';
import { MissingCharacters } from '../errors.ts';
import type { Sheet } from '../form/sheet.ts';
import { layoutSheet } from '../layout/layout-sheet.ts';
import { type Face, openFaces } from '../layout/metrics.ts';
import type { Page } from '../layout/page.ts';
import type { Writer, WriterOptions } from './index.ts';
import { pageContent } from './pdf/content.ts';
import { deflateStreams } from './pdf/deflate.ts';
import { type DocumentFont, documentFont } from './pdf/font.ts';

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

async function drawPages(
  pages: readonly Page[],
  sheet: Sheet,
  { date }: WriterOptions,
): Promise<Uint8Array> {
  const kit = new PDFDocument({
    autoFirstPage: false,
    // No default font: pdfkit would load Helvetica.
    font: '',
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    margin: 0,
    info: { Title: sheet.title, Producer: 'perfgoal', Creator: 'perfgoal', CreationDate: date },
  });
  deflateStreams(kit);
  const fonts = new Map<Face, DocumentFont>();
  for (const page of pages) {
    const { width, height } = page;
    kit.addPage({ size: [width, height], margin: 0 });
    const { fonts: onPage } = kit.page as unknown as OpenPage;
    const fontOf = (face: Face): DocumentFont => {
      const font = fonts.get(face) ?? documentFont(kit, face, `F${fonts.size + 1}`);
      fonts.set(face, font);
      onPage[font.name] = font.reference;
      return font;
    };
    // As bytes: pdfkit would make them of the text one by one.
    kit.addContent(Buffer.from(`${pageContent(page, fontOf)}\n`, 'latin1'));
  }
  for (const font of fonts.values()) font.embed();
  const chunks: Uint8Array[] = [];
  kit.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve, reject) => kit.on('end', resolve).on('error', reject));
  kit.end();
  await ended;
  return Buffer.concat(chunks);
}
