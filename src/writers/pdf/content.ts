/** The content of a page (ISO 32000-1, 8 and 9): operators that draw its items exactly where layout put them. */
import { isShaped } from '../../layout/characters.ts';
import type { LineItem, Page, PageItem, TextRun, WatermarkItem } from '../../layout/page.ts';
import { byteWriter } from './byte-writer.ts';
import { type FontOf, type GraphicsState, point, show, utf16 } from './text.ts';

/** Of the page that is being written: there is only one at a time. */
const written = byteWriter();

/** The operators of a page, in the coordinates of PDF: up from the lower left corner. */
export function pageContent({ height, items }: Page, fontOf: FontOf): Uint8Array {
  const out = written;
  const state = { out, height, fontOf, face: undefined, size: 0, spacing: 0, lineWidth: -1 };
  out.clear();
  // pdfkit turns its pages upside down.
  out.text('1 0 0 -1 0 ');
  out.number(height);
  out.text(` cm ${SQUARE_ENDS}\n`);
  let open: Nature;
  for (const item of items) {
    const nature = natureOf(item);
    if (nature !== open) {
      if (open) out.text('EMC\n');
      if (nature) out.text(`/Artifact <</Type /${nature}>> BDC\n`);
      open = nature;
    }
    draw(item, state);
  }
  if (open) out.text('EMC\n');
  out.text('\n');
  return out.taken();
}

/** Ends reach half a line's width further, so that corners are full. */
const SQUARE_ENDS = '2 J';

/** What a reader of the text should skip, and why; undefined for the text itself. */
type Nature = 'Layout' | 'Pagination' | 'Page' | undefined;

function natureOf(item: PageItem): Nature {
  switch (item.kind) {
    case 'line':
      return 'Layout';
    case 'watermark':
      return 'Page';
    case 'text':
      return item.repeated ? 'Pagination' : undefined;
  }
}

function draw(item: PageItem, state: GraphicsState): void {
  switch (item.kind) {
    case 'line':
      line(item, state);
      break;
    case 'watermark':
      watermark(item, state);
      break;
    case 'text':
      text(item, state);
  }
}

function line({ x1, y1, x2, y2, width }: LineItem, state: GraphicsState): void {
  const { out, height } = state;
  if (width !== state.lineWidth) {
    out.number(width);
    out.text(' w ');
    state.lineWidth = width;
  }
  point(out, x1, height - y1);
  out.text(' m ');
  point(out, x2, height - y2);
  out.text(' l S\n');
}

function text(run: TextRun, state: GraphicsState): void {
  const { out, height } = state;
  // Shaped glyphs may be in another order than the letters: the text itself goes along.
  const isMarked = isShaped(run.text);
  if (isMarked) {
    out.text('/Span <</ActualText <');
    utf16(out, run.text);
    out.text('>>> BDC\n');
  }
  show(run, state, run.x, height - run.y, run.spacing);
  if (isMarked) out.text('EMC\n');
}

/** Rises to the right, half a diagonal. */
const SLOPE = Math.SQRT1_2.toFixed(6);
const PALE = 235 / 255;

function watermark(item: WatermarkItem, state: GraphicsState): void {
  const { out, height } = state;
  const { x, y, face, size } = item;
  const width = face.measure(item.text) * size;
  out.text('q ');
  out.number(PALE);
  out.text(` g ${SLOPE} ${SLOPE} -${SLOPE} ${SLOPE} `);
  point(out, x, height - y);
  out.text(' cm\n');
  // What is set within is undone with it.
  show(item, { ...state }, -width / 2, -size * 0.38, 0);
  out.text('Q\n');
}
