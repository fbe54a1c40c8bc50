/** The PDF writer: draws laid out pages with pdfkit, exactly where layout put them. */
import PDFDocument from 'pdfkit';
import { MissingCharacters } from '../errors.ts';
import type { Sheet } from '../form/sheet.ts';
import { isShaped } from '../layout/characters.ts';
import { layoutSheet } from '../layout/layout-sheet.ts';
import { type Face, openFaces } from '../layout/metrics.ts';
import type { Item, LineItem, MarkItem, Page, TextRun } from '../layout/page.ts';
import type { Writer, WriterOptions } from './index.ts';
import { deflateStreams } from './pdf/deflate.ts';
import { embeddable } from './pdf/embed.ts';

/** Draws a sheet as a PDF; MissingCharacters if a character cannot be drawn, UserError if a font cannot be used. */
export const writePdf: Writer = async (sheet, options) => {
  const { pages, missing } = layoutSheet(sheet, openFaces(options.readFont));
  if (missing.length > 0) throw new MissingCharacters(missing);
  return drawPages(pages, sheet, options);
};

type Kit = PDFKit.PDFDocument;

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
  const registered = new Set<Face>();
  const useFont = (face: Face, size: number): void => {
    if (!registered.has(face)) {
      registered.add(face);
      kit.registerFont(face.id, embeddable(face) as unknown as PDFKit.Mixins.PDFFontSource);
    }
    kit.font(face.id, size);
  };
  for (const { width, height, items } of pages) {
    kit.addPage({ size: [width, height], margin: 0 });
    for (const group of groupsOf(items)) {
      if (group.artifact) kit.markContent('Artifact', { type: group.artifact });
      for (const item of group.items) draw(kit, item, useFont);
      if (group.artifact) kit.endMarkedContent();
    }
  }
  kit.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of kit) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

interface Group {
  /** What a reader of the text should skip, and why; undefined for the text itself. */
  readonly artifact: 'Layout' | 'Pagination' | 'Page' | undefined;
  readonly items: Item[];
}

/** Neighbouring items of one nature. */
function groupsOf(items: readonly Item[]): readonly Group[] {
  const groups: Group[] = [];
  for (const item of items) {
    const artifact = artifactOf(item);
    const last = groups.at(-1);
    if (last && last.artifact === artifact) last.items.push(item);
    else groups.push({ artifact, items: [item] });
  }
  return groups;
}

function artifactOf(item: Item): Group['artifact'] {
  switch (item.kind) {
    case 'line':
      return 'Layout';
    case 'mark':
      return 'Page';
    case 'text':
      return item.repeated ? 'Pagination' : undefined;
  }
}

type UseFont = (face: Face, size: number) => void;

function draw(kit: Kit, item: Item, useFont: UseFont): void {
  if (item.kind === 'text') drawText(kit, item, useFont);
  else if (item.kind === 'line') drawLine(kit, item);
  else drawMark(kit, item, useFont);
}

function drawText(kit: Kit, run: TextRun, useFont: UseFont): void {
  useFont(run.face, run.size);
  // Shaped glyphs may be in another order than the letters: the text itself goes along.
  const shaped = isShaped(run.text);
  if (shaped) kit.markContent('Span', { actual: run.text });
  drawAt(kit, run.text, run.x, run.y, run.spacing);
  if (shaped) kit.endMarkedContent();
}

function drawAt(kit: Kit, text: string, x: number, y: number, spacing: number): void {
  kit.text(text, x, y, { lineBreak: false, baseline: 'alphabetic', characterSpacing: spacing });
}

/** Ends reach half a line's width further, so that corners are full. */
function drawLine(kit: Kit, { x1, y1, x2, y2, width }: LineItem): void {
  kit.lineWidth(width).lineCap('square').moveTo(x1, y1).lineTo(x2, y2).stroke();
}

function drawMark(kit: Kit, { x, y, text, face, size }: MarkItem, useFont: UseFont): void {
  useFont(face, size);
  const width = face.measure(text) * size;
  kit.save();
  kit.rotate(-45, { origin: [x, y] }).fillColor('#ebebeb');
  drawAt(kit, text, x - width / 2, y + size * 0.38, 0);
  kit.restore();
}
