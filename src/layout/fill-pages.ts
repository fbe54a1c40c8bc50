/**
 * A last page with little on it is avoided: the rows of the table are set a little closer, in Word and PDF alike.
 * Why estimated: the sheet must say the same to Word, which is written without fonts (estimate.ts).
 */
import {
  type Line,
  type Paragraph,
  type Row,
  type Sheet,
  type Style,
  styleOf,
} from '../form/sheet.ts';
import type { BlockLine, SetText } from './block.ts';
import { estimatedWidth, placeSegments, wholeTwips } from './estimate.ts';
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
  const now = estimatePages(sheet);
  if (now.count === 1 || now.share >= LEAST_SHARE) return sheet;
  for (const step of STEPS) {
    const closer = setCloser(sheet, step);
    if (estimatePages(closer).count < now.count) return closer;
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
function estimatePages(sheet: Sheet): { readonly count: number; readonly share: number } {
  const { paper } = sheet;
  const top = paper.top * mm;
  const bottom = (paper.height - paper.bottom) * mm - SPARE;
  const width = (paper.width - paper.left - paper.right) * mm;
  const flow = (lines: readonly Line[]) =>
    lines.reduce((sum, line) => sum + lineHeight(line, styleOf(sheet, line.role), width), 0);
  const after = flow(sheet.below);
  const table = placeTable(sheet, estimateText);
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

/** The lines of a cell's text as estimated, with nothing on them. */
const estimateText: SetText = (cell, style, width) => {
  const height = wholeTwips(style.leading * style.size);
  const between = Math.max(style.spaceBefore, style.spaceAfter);
  const lines: BlockLine[] = [];
  const runs: BlockLine['runs'] = [];
  let y = 0;
  for (const [place, paragraph] of cell.content.entries()) {
    const origin = { of: cell, paragraph: place };
    y += place === 0 ? style.spaceBefore : between;
    const count = lineCount(paragraph, style, width);
    for (let at = 0; at < count; at++) {
      const mayBreak = at === 0 || (at >= 2 && count - at >= 2);
      const bottom = y + height;
      lines.push({ runs, width, ascent: height, descent: 0, top: y, bottom, mayBreak, origin });
      y += height;
    }
  }
  return { lines, height: y + style.spaceAfter };
};

function lineCount(paragraph: Paragraph, style: Style, width: number): number {
  const inset = (style.insetRight ?? 0) * style.size;
  const own = estimatedWidth(paragraph, style) + style.indent * style.size;
  const room = (inset <= width / 2 ? width - inset : width) + 1e-6;
  if (own <= room) return 1;
  return Math.ceil(own / Math.max(style.size, room - RAGGED * style.size));
}
