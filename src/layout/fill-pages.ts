/**
 * A last page with little on it is avoided: the rows of the table are set a little closer, in Word and PDF alike.
 * Why estimated: the sheet must say the same to Word, which is written without fonts (estimate.ts).
 */
import {
  type Cell,
  type Line,
  type Paragraph,
  type Row,
  type Sheet,
  type Style,
  styleOf,
} from '../form/sheet.ts';
import type { BlockLine, SetText, TextBlock } from './block.ts';
import { estimatedWidth, fitsOnLine, placeSegments, wholeTwips } from './estimate.ts';
import { paginate } from './paginate.ts';
import { mm, placeTable } from './place.ts';

/** A last page is avoided that holds less than this share of a page. */
const LEAST_SHARE = 1 / 5;
/** How far rows are set closer, in mm: padding above and below text costs least, then the height of rows that have much. */
const LIMITS = { padding: 0.6, tallRow: 24, tallRowShare: 5 / 6 };
/** What is tried, the least first: how much of the way to the limits the padding and the tall rows go. */
const STEPS = [
  { padding: 1 / 3, rows: 0 },
  { padding: 2 / 3, rows: 0 },
  { padding: 1, rows: 0 },
  { padding: 1, rows: 1 },
];
/** What a page may hold less than estimated, in pt: a line of text. */
const SPARE = 16;
/** What a line of Chinese text lacks on average, in em, since no stop begins a line. */
const RAGGED = 0.25;

/** The sheet itself, or with its rows set closer where that saves a last page with little on it. */
export function fillPages(sheet: Sheet): Sheet {
  const setText = textEstimator();
  const now = estimatePages(sheet, setText);
  if (now.count === 1 || now.share >= LEAST_SHARE) return sheet;
  for (const step of STEPS) {
    const closer = setCloser(sheet, step);
    if (estimatePages(closer, setText).count < now.count) return closer;
  }
  return sheet;
}

function setCloser(sheet: Sheet, { padding, rows }: (typeof STEPS)[number]): Sheet {
  const { x, y } = sheet.padding;
  const lower = Math.max(0, y - LIMITS.padding) * padding;
  const share = 1 - (1 - LIMITS.tallRowShare) * rows;
  const closer = (row: Row): Row =>
    row.minHeight < LIMITS.tallRow || share === 1
      ? row
      : { ...row, minHeight: row.minHeight * share };
  const sections = sheet.sections.map(one => ({ ...one, rows: one.rows.map(closer) }));
  return { ...sheet, padding: { x, y: y - lower }, sections };
}

/** How many pages a sheet takes, and which share of the last one it fills. */
function estimatePages(
  sheet: Sheet,
  setText: SetText,
): { readonly count: number; readonly share: number } {
  const { paper } = sheet;
  const top = paper.top * mm;
  const bottom = (paper.height - paper.bottom) * mm - SPARE;
  const width = (paper.width - paper.left - paper.right) * mm;
  const flow = (lines: readonly Line[]) =>
    lines.reduce((sum, line) => sum + lineHeight(line, styleOf(sheet, line.role), width), 0);
  const after = flow(sheet.below);
  const table = placeTable(sheet, setText);
  if (table.rows.length === 0) return { count: 1, share: 1 };
  const pages = paginate(table, { start: top + flow(sheet.above), top, bottom, after });
  const end = (pages.at(-1)?.bottom ?? top) + after;
  const share = (end - top) / (bottom - top);
  return share > 1 ? { count: pages.length + 1, share: share - 1 } : { count: pages.length, share };
}

function lineHeight(line: Line, style: Style, width: number): number {
  const [only] = line.segments;
  const count =
    only && line.segments.length === 1
      ? lineCount(only, style, width)
      : placeSegments(line, style, width).length;
  return count * style.leading * style.size + style.spaceBefore + style.spaceAfter;
}

/** Estimates the text of cells. Those of a single paragraph of so many lines are alike, and made once for each style. */
function textEstimator(): SetText {
  const alike = new Map<Style, TextBlock[]>();
  return (cell, style, width) => {
    const counts = cell.content.map(paragraph => lineCount(paragraph, style, width));
    const [count = 0] = counts;
    if (counts.length > 1) return estimatedBlock(cell, style, counts);
    const blocks = alike.get(style) ?? [];
    alike.set(style, blocks);
    blocks[count] ??= estimatedBlock(cell, style, counts);
    return blocks[count];
  };
}

/** A cell's text as estimated: nothing on its lines but their height, and how many there are to each paragraph. */
function estimatedBlock(cell: Cell, style: Style, counts: readonly number[]): TextBlock {
  const height = wholeTwips(style.leading * style.size);
  const between = Math.max(style.spaceBefore, style.spaceAfter);
  const lines: BlockLine[] = [];
  const runs: BlockLine['runs'] = [];
  let y = 0;
  for (const [place, count] of counts.entries()) {
    const origin = { of: cell, paragraph: place };
    y += place === 0 ? style.spaceBefore : between;
    for (let at = 0; at < count; at++) {
      const mayBreak = at === 0 || (at >= 2 && count - at >= 2);
      const bottom = y + height;
      lines.push({ runs, width: 0, ascent: height, descent: 0, top: y, bottom, mayBreak, origin });
      y = bottom;
    }
  }
  return { lines, height: y + style.spaceAfter };
}

function lineCount(paragraph: Paragraph, style: Style, width: number): number {
  const inset = (style.insetRight ?? 0) * style.size;
  const indent = style.indent * style.size;
  const room = inset <= width / 2 ? width - inset : width;
  if (fitsOnLine(paragraph, style, room - indent)) return 1;
  const own = estimatedWidth(paragraph, style) + indent;
  return Math.ceil(own / Math.max(style.size, room - RAGGED * style.size));
}
