/**
 * The content of a page (ISO 32000-1, 8 and 9): operators that draw its items exactly where layout put them. pdfkit
 * would lay out each text once more: for “PDF, filing in memory → bytes” of the benchmark, 1.3 times typst.
 */
import { isShaped } from '../../layout/characters.ts';
import type {
  LineItem,
  Origin,
  Page,
  PageItem,
  TextRun,
  WatermarkItem,
} from '../../layout/page.ts';
import { decimal, type FontOf, type GraphicsState, point, show, utf16 } from './text.ts';

/** What is drawn on a page. */
export interface PageContent {
  /** In the coordinates of PDF: up from the lower left corner. */
  readonly operators: string;
  /** What of the sheet each marked content sets, by its number. */
  readonly contents: readonly Origin[];
}

/** The content of a page: what the sheet says is marked with numbers, all else as an artifact, which readers skip. */
export function pageContent({ height, items }: Page, fontOf: FontOf): PageContent {
  // pdfkit turns its pages upside down.
  let out = `1 0 0 -1 0 ${decimal(height)} cm ${SQUARE_ENDS}\n`;
  const state = { height, fontOf, face: undefined, size: 0, spacing: 0, lineWidth: -1 };
  const contents: Origin[] = [];
  let open: Origin | Artifact | undefined;
  for (const item of items) {
    const mark = markOf(item);
    if (mark !== open) {
      if (open) out += 'EMC\n';
      out +=
        typeof mark === 'string'
          ? `/Artifact <<${mark}>> BDC\n`
          : `/P <</MCID ${contents.push(mark) - 1}>> BDC\n`;
      open = mark;
    }
    out += draw(item, state);
  }
  return { operators: open ? `${out}EMC\n` : out, contents };
}

/** Ends reach half a line's width further, so that corners are full. */
const SQUARE_ENDS = '2 J';

/** What is no part of the form (14.8.2.2). */
const artifacts = {
  lines: '/Type /Layout',
  repeated: '/Type /Pagination',
  watermark: '/Type /Pagination /Subtype /Watermark',
} as const;

type Artifact = (typeof artifacts)[keyof typeof artifacts];

function markOf(item: PageItem): Origin | Artifact {
  switch (item.kind) {
    case 'line':
      return artifacts.lines;
    case 'watermark':
      return artifacts.watermark;
    case 'text':
      return item.repeated || !item.origin ? artifacts.repeated : item.origin;
  }
}

function draw(item: PageItem, state: GraphicsState): string {
  switch (item.kind) {
    case 'line':
      return line(item, state);
    case 'watermark':
      return watermark(item, state);
    case 'text':
      return text(item, state);
  }
}

function line({ x1, y1, x2, y2, width }: LineItem, state: GraphicsState): string {
  const { height, lineWidth } = state;
  state.lineWidth = width;
  const setWidth = width === lineWidth ? '' : `${decimal(width)} w `;
  return `${setWidth}${point(x1, height - y1)} m ${point(x2, height - y2)} l S\n`;
}

function text(run: TextRun, state: GraphicsState): string {
  const shown = show(run, state, run.x, state.height - run.y, run.spacing);
  // Shaped glyphs may be in another order than the letters, and poppler begins a line where two overlap: the text goes along.
  if (!isShaped(run.text) && run.spacing >= -run.size / 20) return shown;
  const language = TIBETAN.test(run.text) ? '/Lang (bo) ' : '';
  return `/Span <<${language}/ActualText <${utf16(run.text)}>>> BDC\n${shown}EMC\n`;
}

const TIBETAN = /[\u0f00-\u0fff]/;

/** Rises to the right, half a diagonal. */
const SLOPE = Math.SQRT1_2.toFixed(6);
const PALE = 235 / 255;

function watermark(item: WatermarkItem, state: GraphicsState): string {
  const { x, y, face, size } = item;
  const width = face.measure(item.text) * size;
  // What is set within is undone with it.
  const shown = show(item, { ...state }, -width / 2, -size * 0.38, 0);
  return (
    `q ${decimal(PALE)} g ${SLOPE} ${SLOPE} -${SLOPE} ${SLOPE} ${point(x, state.height - y)} cm\n` +
    `${shown}Q\n`
  );
}
