/** The content of a page (ISO 32000-1, 8 and 9): operators that draw its items exactly where layout put them. */
import { isShaped } from '../../layout/characters.ts';
import type { Face } from '../../layout/metrics.ts';
import type { Item, LineItem, MarkItem, Page, TextRun } from '../../layout/page.ts';
import type { DocumentFont } from './font.ts';

/** The font of a face on the page. */
type FontOf = (face: Face) => DocumentFont;

/** What the page is drawn with from here on. */
interface State {
  readonly height: number;
  readonly fontOf: FontOf;
  font: string;
  spacing: number;
  lineWidth: number;
}

/** The operators of a page, in the coordinates of PDF: up from the lower left corner. */
export function pageContent({ height, items }: Page, fontOf: FontOf): string {
  const state: State = { height, fontOf, font: '', spacing: 0, lineWidth: -1 };
  // pdfkit turns its pages upside down.
  let content = `1 0 0 -1 0 ${number(height)} cm ${SQUARE_ENDS}\n`;
  let open: Nature;
  for (const item of items) {
    const nature = natureOf(item);
    if (nature !== open) {
      if (open) content += 'EMC\n';
      if (nature) content += `/Artifact <</Type /${nature}>> BDC\n`;
      open = nature;
    }
    content += drawn(item, state);
  }
  return open ? `${content}EMC\n` : content;
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

function drawn(item: Item, state: State): string {
  switch (item.kind) {
    case 'line':
      return line(item, state);
    case 'mark':
      return mark(item, state);
    case 'text':
      return text(item, state);
  }
}

function line({ x1, y1, x2, y2, width }: LineItem, state: State): string {
  const { height } = state;
  const path = `${point(x1, height - y1)} m ${point(x2, height - y2)} l S\n`;
  if (width === state.lineWidth) return path;
  state.lineWidth = width;
  return `${number(width)} w ${path}`;
}

function text(run: TextRun, state: State): string {
  const shown = show(run, state, run.x, state.height - run.y, run.spacing);
  // Shaped glyphs may be in another order than the letters: the text itself goes along.
  return isShaped(run.text)
    ? `/Span <</ActualText <${utf16(run.text)}>>> BDC\n${shown}EMC\n`
    : shown;
}

/** Rises to the right, half a diagonal. */
const SLOPE = Math.SQRT1_2.toFixed(6);
const PALE = number(235 / 255);

function mark(item: MarkItem, state: State): string {
  const { x, y, face, size } = item;
  const width = face.measure(item.text) * size;
  const place = point(x, state.height - y);
  // What is set within is undone with it.
  const inside = { ...state };
  const shown = show(item, inside, -width / 2, -size * 0.38, 0);
  return `q ${PALE} g ${SLOPE} ${SLOPE} -${SLOPE} ${SLOPE} ${place} cm\n${shown}Q\n`;
}

/** Shows a text that begins at a place. */
function show(
  { text, face, size }: Pick<TextRun, 'text' | 'face' | 'size'>,
  state: State,
  x: number,
  y: number,
  spacing: number,
): string {
  const { name, codeOf } = state.fontOf(face);
  const font = `/${name} ${number(size)} Tf`;
  let operators = 'BT';
  if (font !== state.font) operators += ` ${font}`;
  if (spacing !== state.spacing) operators += ` ${number(spacing)} Tc`;
  state.font = font;
  state.spacing = spacing;
  const { em } = face.file;
  let pen = x;
  let pieces = '';
  let codes = '';
  const flush = () => {
    if (codes !== '') pieces += `<${codes}>`;
    if (pieces !== '') operators += ` [${pieces}] TJ`;
    codes = '';
    pieces = '';
  };
  operators += ` 1 0 0 1 ${point(x, y)} Tm`;
  let isMoved = false;
  for (const glyph of face.shape(text)) {
    const { advance, ownAdvance, dx, dy } = glyph;
    const moves = dx !== 0 || dy !== 0;
    if (moves || isMoved) {
      flush();
      operators += ` 1 0 0 1 ${point(pen + (dx / em) * size, y + (dy / em) * size)} Tm`;
    }
    isMoved = moves;
    codes += codeOf(glyph);
    if (advance !== ownAdvance) {
      pieces += `<${codes}>${number(((ownAdvance - advance) * 1000) / em)} `;
      codes = '';
    }
    pen += (advance / em) * size + spacing;
  }
  flush();
  return `${operators} ET\n`;
}

const point = (x: number, y: number) => `${number(x)} ${number(y)}`;

/** A thousandth of a point is far finer than any printer. */
function number(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

/** A text as text strings of PDF hold it (7.9.2.2). */
function utf16(text: string): string {
  let hex = 'feff';
  for (let at = 0; at < text.length; at++) hex += text.charCodeAt(at).toString(16).padStart(4, '0');
  return hex;
}
