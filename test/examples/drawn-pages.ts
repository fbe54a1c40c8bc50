/** Pages as they are printed: where Poppler finds the lines and the text of a PDF, whoever made it, cell by cell. */
import type { Sheet } from '../../src/form/sheet.ts';
import { comparable, decoded, nearest } from './drawn-table.ts';
import { run } from './tools.ts';

/** A line of text in a cell, or outside the table where the columns are undefined; places in pt from the top of the page. */
export interface DrawnLine {
  /** The columns from one line to another, e.g. 1–3. */
  readonly columns: string | undefined;
  readonly baseline: number;
  /** Without spaces. */
  readonly text: string;
}

export interface DrawnPage {
  /** Where lines go across the page, each place once. */
  readonly rules: readonly number[];
  /** From top to bottom, those of a cell one after the other. */
  readonly lines: readonly DrawnLine[];
}

interface Rule {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

const mm = 72 / 25.4;
/** Lines nearer than this are one, in pt. */
const same = 0.6;
/** Words whose base lines are nearer than this stand on one line, in pt. */
const sameLine = 4;

/** The pages of a PDF that shows a sheet; page numbers are left out. */
export function readPages(pdf: string, sheet: Sheet): readonly DrawnPage[] {
  const edges = [sheet.paper.left * mm];
  for (const width of sheet.columns) edges.push((edges.at(-1) ?? 0) + width * mm);
  const svg = run('pdftocairo', ['-svg', '-origpagesizes', pdf, '-']);
  // Of a single page cairo makes no element of its own.
  const drawings = svg.includes('<page>') ? svg.split('<page>').slice(1) : [svg];
  const texts = run('pdftotext', ['-bbox', pdf, '-']).split('<page ').slice(1);
  return drawings.map((drawing, index) => {
    const rules = readRules(drawing);
    const across = rules.filter(({ y1, y2 }) => Math.abs(y1 - y2) < 0.1).map(({ y1 }) => y1);
    const down = rules.filter(({ x1, x2 }) => Math.abs(x1 - x2) < 0.1);
    const glyphs = readGlyphs(drawing);
    return { rules: distinct(across), lines: readLines(texts[index] ?? '', down, glyphs, edges) };
  });
}

/** The strokes of an SVG by cairo, which draws each as a path of its own with its own matrix. */
function readRules(svg: string): readonly Rule[] {
  const stroke =
    /<path style="fill:none;[^"]*" d="M (\S+) (\S+) L (\S+) (\S+) "(?: transform="matrix\(([^)]*)\)")?\/>/g;
  return [...svg.matchAll(stroke)].map(([, x1, y1, x2, y2, matrix = '1,0,0,1,0,0']) => {
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix.split(',').map(Number);
    const place = (x: number, y: number) => ({ x: a * x + c * y + e, y: b * x + d * y + f });
    const [from, to] = [place(Number(x1), Number(y1)), place(Number(x2), Number(y2))];
    return { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
  });
}

interface Glyph {
  readonly x: number;
  readonly y: number;
}

/** Where glyphs stand on their base lines; what Poppler tells of words depends on how tall a program says their font is. */
function readGlyphs(svg: string): readonly Glyph[] {
  const use = /<use xlink:href="#glyph[^"]*" x="(\S+)" y="(\S+)"/g;
  return [...svg.matchAll(use)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
}

function distinct(places: readonly number[]): readonly number[] {
  const found: number[] = [];
  for (const place of places.toSorted((a, b) => a - b))
    if (place - (found.at(-1) ?? Number.NEGATIVE_INFINITY) > same) found.push(place);
  return found;
}

interface Word {
  readonly columns: string | undefined;
  readonly x: number;
  readonly baseline: number;
  readonly text: string;
}

function readLines(
  html: string,
  down: readonly Rule[],
  glyphs: readonly Glyph[],
  edges: readonly number[],
) {
  const pattern = /<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">(.*?)<\/word>/g;
  const words = [...html.matchAll(pattern)].map(([, x1, y1, x2, y2, text = '']): Word => {
    const [from, top, to, bottom] = [Number(x1), Number(y1), Number(x2), Number(y2)];
    const middle = (top + bottom) / 2;
    const here = down.filter(
      rule => Math.min(rule.y1, rule.y2) <= middle && middle <= Math.max(rule.y1, rule.y2),
    );
    const left = Math.max(...here.filter(rule => rule.x1 <= from + same).map(rule => rule.x1));
    const right = Math.min(...here.filter(rule => rule.x1 >= to - same).map(rule => rule.x1));
    const isCell = Number.isFinite(left) && Number.isFinite(right);
    const columns = isCell ? `${nearest(edges, left)}–${nearest(edges, right)}` : undefined;
    const first = glyphs
      .filter(({ x, y }) => Math.abs(x - from) < 1 && top - 2 < y && y < bottom + 2)
      .toSorted((a, b) => Math.abs(a.x - from) - Math.abs(b.x - from))[0];
    const baseline = first?.y ?? bottom;
    return { columns, x: from, baseline, text: comparable(decoded(text)) };
  });
  const byColumns = new Map<string | undefined, Word[]>();
  for (const word of words.filter(({ text }) => text !== ''))
    byColumns.set(word.columns, [...(byColumns.get(word.columns) ?? []), word]);
  return [...byColumns.values()]
    .flatMap(joined)
    .filter(({ columns, text }) => columns || !/^—\d+—$/.test(text));
}

/** The words of cells that lie one below the other, line by line. */
function joined(words: readonly Word[]): readonly DrawnLine[] {
  const lines: Word[][] = [];
  for (const word of words.toSorted((a, b) => a.baseline - b.baseline)) {
    const line = lines.at(-1);
    if (line?.[0] && word.baseline - line[0].baseline < sameLine) line.push(word);
    else lines.push([word]);
  }
  return lines.map(line => {
    const sorted = line.toSorted((a, b) => a.x - b.x);
    const { columns, baseline } = line[0] as Word;
    return { columns, baseline, text: sorted.map(word => word.text).join('') };
  });
}
