/** A table as a page shows it: the lines and words that Poppler finds in a PDF, whoever made it. */
import type { Sheet } from '../../src/form/sheet.ts';
import { withoutSpace } from './printed-text.ts';
import { run } from './tools.ts';

/** A vertical line; lengths in pt from the upper left corner of its page. */
interface Rule {
  readonly page: number;
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** A word between the nearest vertical lines on both sides of it. */
export interface PlacedWord {
  readonly left: number;
  readonly right: number;
  readonly text: string;
}

export interface DrawnTable {
  /** Where vertical lines stand, in pt from the left edge of the paper, each place once. */
  readonly edges: readonly number[];
  /** The words within the table, page by page from top to bottom. */
  readonly words: readonly PlacedWord[];
}

const mm = 72 / 25.4;

/** Where the lines between the columns of a sheet belong, in pt from the left edge of the paper. */
export function edgesOf({ columns, paper }: Sheet): readonly number[] {
  const edges = [paper.left * mm];
  for (const width of columns) edges.push((edges.at(-1) ?? 0) + width * mm);
  return edges;
}

/** Which of some edges is nearest to a place. */
export function nearest(edges: readonly number[], x: number): number {
  return edges.reduce(
    (best, edge, index) => (Math.abs(edge - x) < Math.abs((edges[best] ?? 0) - x) ? index : best),
    0,
  );
}

/** Lines nearer than this are one, in pt. */
const same = 0.6;
/** Words whose middles are nearer than this stand on one line, in pt. */
const sameLine = 4;

/** The table of a PDF: what stands outside its lines is left out. */
export function readTable(pdf: string): DrawnTable {
  const rules = readRules(run('pdftocairo', ['-svg', '-origpagesizes', pdf, '-']));
  const edges: number[] = [];
  for (const { x } of rules.toSorted((a, b) => a.x - b.x))
    if (x - (edges.at(-1) ?? Number.NEGATIVE_INFINITY) > same) edges.push(x);
  const words = readWords(run('pdftotext', ['-bbox', pdf, '-']), rules);
  return { edges, words };
}

/** The vertical strokes of an SVG by cairo, which draws each as a path of its own with its own matrix. */
function readRules(svg: string): readonly Rule[] {
  const stroke =
    /<path style="fill:none;[^"]*" d="M (\S+) (\S+) L (\S+) (\S+) "(?: transform="matrix\(([^)]*)\)")?\/>/g;
  // Of a single page cairo makes no element of its own.
  const pages = svg.includes('<page>') ? svg.split('<page>').slice(1) : [svg];
  return pages.flatMap((page, index) =>
    [...page.matchAll(stroke)].flatMap(([, x1, y1, x2, y2, matrix = '1,0,0,1,0,0']) => {
      const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix.split(',').map(Number);
      const place = (x: number, y: number) => ({ x: a * x + c * y + e, y: b * x + d * y + f });
      const [from, to] = [place(Number(x1), Number(y1)), place(Number(x2), Number(y2))];
      if (Math.abs(from.x - to.x) > 0.1) return [];
      const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
      return [{ page: index, x: from.x, top, bottom }];
    }),
  );
}

function readWords(html: string, rules: readonly Rule[]): readonly PlacedWord[] {
  const word = /<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">(.*?)<\/word>/g;
  const pages = html.split('<page ').slice(1);
  return pages.flatMap((page, index) => {
    const words = [...page.matchAll(word)].flatMap(([, x1, y1, x2, y2, text = '']) => {
      const [from, top, to, bottom] = [Number(x1), Number(y1), Number(x2), Number(y2)];
      const middle = (top + bottom) / 2;
      const here = rules.filter(
        rule => rule.page === index && rule.top <= middle && middle <= rule.bottom,
      );
      const left = Math.max(...here.filter(({ x }) => x <= from).map(({ x }) => x));
      // From its middle: the blank of a stop may reach into the padding.
      const right = Math.min(...here.filter(({ x }) => x >= (from + to) / 2).map(({ x }) => x));
      if (!Number.isFinite(left) || !Number.isFinite(right)) return [];
      return [{ left, right, x: from, middle, text: comparable(decoded(text)) }];
    });
    return inReadingOrder(words);
  });
}

function inReadingOrder<T extends { readonly x: number; readonly middle: number }>(
  words: readonly T[],
): readonly T[] {
  const lines: T[][] = [];
  for (const word of words.toSorted((a, b) => a.middle - b.middle)) {
    const line = lines.at(-1);
    if (line?.[0] && word.middle - line[0].middle < sameLine) line.push(word);
    else lines.push([word]);
  }
  return lines.flatMap(line => line.toSorted((a, b) => a.x - b.x));
}

/** A text without spaces and without Tibetan, of whose stacks Poppler tells the text but not the place. */
export function comparable(text: string): string {
  return withoutSpace(text).replace(/\p{Script=Tibetan}/gu, '');
}

/** The text of HTML that has no tags. */
export function decoded(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
