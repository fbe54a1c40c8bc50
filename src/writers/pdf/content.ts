/** The content of a page (ISO 32000-1, 8 and 9): operators that draw its items exactly where layout put them. */
import { isShaped } from '../../layout/characters.ts';
import type { Face } from '../../layout/face.ts';
import type { Item, LineItem, MarkItem, Page, TextRun } from '../../layout/page.ts';
import { byteWriter } from './byte-writer.ts';
import type { DocumentFont } from './font.ts';

/** The font of a face on the page. */
type FontOf = (face: Face) => DocumentFont;

/** What the page is drawn with from here on. */
interface State {
  readonly height: number;
  readonly fontOf: FontOf;
  face: Face | undefined;
  size: number;
  spacing: number;
  lineWidth: number;
}

/** The operators of the page that is being written. */
const out = byteWriter();

/** The operators of a page, in the coordinates of PDF: up from the lower left corner. */
export function pageContent({ height, items }: Page, fontOf: FontOf): Uint8Array {
  const state = { height, fontOf, face: undefined, size: 0, spacing: 0, lineWidth: -1 };
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

function natureOf(item: Item): Nature {
  switch (item.kind) {
    case 'line':
      return 'Layout';
    case 'mark':
      return 'Page';
    case 'text':
      return item.repeated ? 'Pagination' : undefined;
  }
}

function draw(item: Item, state: State): void {
  switch (item.kind) {
    case 'line':
      line(item, state);
      break;
    case 'mark':
      mark(item, state);
      break;
    case 'text':
      text(item, state);
  }
}

function line({ x1, y1, x2, y2, width }: LineItem, state: State): void {
  const { height } = state;
  if (width !== state.lineWidth) {
    out.number(width);
    out.text(' w ');
    state.lineWidth = width;
  }
  point(x1, height - y1);
  out.text(' m ');
  point(x2, height - y2);
  out.text(' l S\n');
}

function text(run: TextRun, state: State): void {
  // Shaped glyphs may be in another order than the letters: the text itself goes along.
  const isMarked = isShaped(run.text);
  if (isMarked) {
    out.text('/Span <</ActualText <');
    utf16(run.text);
    out.text('>>> BDC\n');
  }
  show(run, state, run.x, state.height - run.y, run.spacing);
  if (isMarked) out.text('EMC\n');
}

/** Rises to the right, half a diagonal. */
const SLOPE = Math.SQRT1_2.toFixed(6);
const PALE = 235 / 255;

function mark(item: MarkItem, state: State): void {
  const { x, y, face, size } = item;
  const width = face.measure(item.text) * size;
  out.text('q ');
  out.number(PALE);
  out.text(` g ${SLOPE} ${SLOPE} -${SLOPE} ${SLOPE} `);
  point(x, state.height - y);
  out.text(' cm\n');
  // What is set within is undone with it.
  show(item, { ...state }, -width / 2, -size * 0.38, 0);
  out.text('Q\n');
}

/** Shows a text that begins at a place. */
function show(
  { text, face, size }: Pick<TextRun, 'text' | 'face' | 'size'>,
  state: State,
  x: number,
  y: number,
  spacing: number,
): void {
  const { name, codeOf } = state.fontOf(face);
  out.text('BT ');
  if (face !== state.face || size !== state.size) {
    out.text(`/${name} `);
    out.number(size);
    out.text(' Tf ');
  }
  if (spacing !== state.spacing) {
    out.number(spacing);
    out.text(' Tc ');
  }
  state.face = face;
  state.size = size;
  state.spacing = spacing;
  const { em } = face.file;
  /** What is begun and not ended: all pieces of a text, one of them. */
  let isOpen = false;
  let isPiece = false;
  const end = () => {
    if (isPiece) out.text('>');
    if (isOpen) out.text('] TJ ');
    isOpen = isPiece = false;
  };
  const moveTo = (left: number, base: number) => {
    end();
    out.text('1 0 0 1 ');
    point(left, base);
    out.text(' Tm ');
  };
  moveTo(x, y);
  let pen = x;
  let isMoved = false;
  for (const glyph of face.shape(text)) {
    const { advance, ownAdvance, dx, dy } = glyph;
    const moves = dx !== 0 || dy !== 0;
    if (moves || isMoved) moveTo(pen + (dx / em) * size, y + (dy / em) * size);
    isMoved = moves;
    if (!isOpen) out.text('[');
    if (!isPiece) out.text('<');
    isOpen = isPiece = true;
    out.hex(codeOf(glyph));
    if (advance !== ownAdvance) {
      out.text('>');
      out.number(((ownAdvance - advance) * 1000) / em);
      out.text(' ');
      isPiece = false;
    }
    pen += (advance / em) * size + spacing;
  }
  end();
  out.text('ET\n');
}

function point(x: number, y: number): void {
  out.number(x);
  out.text(' ');
  out.number(y);
}

/** A text as text strings of PDF hold it (7.9.2.2). */
function utf16(text: string): void {
  out.hex(0xfeff);
  for (let at = 0; at < text.length; at++) out.hex(text.charCodeAt(at));
}
