/** The lines around a finding with carets below it, aligned by display width and cut to the width of the terminal. */
import { cellsOf, clustersOf, type Span } from '../../internal.ts';
import { visible } from '../visible.ts';

/** A line of a code frame; `number` is undefined for the line of carets. */
interface FrameLine {
  readonly number: number | undefined;
  readonly text: string;
}

/** The line that a span begins on and those before and after it, none wider than `width` terminal cells. */
export function codeFrame(text: string, span: Span, width: number): readonly FrameLine[] {
  const from = lineStart(text, span.start);
  const to = lineEnd(text, from);
  const line = text.slice(from, to).replace(/\r$/, '');
  const start = Math.min(span.start - from, line.length);
  const end = Math.min(span.end - from, line.length);
  const shown = cutAround(line, start, end, width);
  const frame: FrameLine[] = [
    { number: span.line, text: shown.text },
    { number: undefined, text: shown.carets },
  ];
  if (from > 0) {
    const previous = text.slice(lineStart(text, from - 1), from - 1).replace(/\r$/, '');
    frame.unshift({ number: span.line - 1, text: cut(previous, width) });
  }
  if (to + 1 < text.length) {
    const next = text.slice(to + 1, lineEnd(text, to + 1)).replace(/\r$/, '');
    frame.push({ number: span.line + 1, text: cut(next, width) });
  }
  return frame;
}

export type CodeFrame = typeof codeFrame;

const lineStart = (text: string, offset: number) =>
  offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

const ELLIPSIS = '…';

/** The beginning of a line, as much as fits. */
function cut(line: string, width: number): string {
  const clusters = placedClusters(line.slice(0, width + 1), -1, -1);
  const last = clusters.at(-1);
  const fits = line.length <= width + 1 && (last ? last.at + last.width : 0) <= width;
  const kept = fits ? clusters : clusters.filter(each => each.at + each.width < width);
  return (kept.map(each => each.text).join('') + (fits ? '' : ELLIPSIS)).trimEnd();
}

/** The part of a line around the marked part, and its carets. */
function cutAround(
  line: string,
  start: number,
  end: number,
  width: number,
): { readonly text: string; readonly carets: string } {
  // Every character but combining ones takes a cell or more, so this much of a long line is enough.
  const left = wholeCharacter(line, Math.max(0, start - width));
  const right = Math.min(line.length, Math.min(end, start + width) + width);
  const clusters = placedClusters(line.slice(left, right), start - left, end - left);
  const marked = clusters.filter(each => each.isMarked);
  const window = windowOf(clusters, marked, width - 1);
  const cutLeft = left > 0 || window[0] !== clusters[0];
  const cutRight = right < line.length || window.at(-1) !== clusters.at(-1);
  const kept = window
    .slice(cutLeft ? indexAfter(window, 1) : 0)
    .filter(each => !cutRight || each.at + each.width <= (window[0]?.at ?? 0) + width - 2);
  const before = cutLeft ? ELLIPSIS : '';
  const carets = kept.map(each => (each.isMarked ? '^' : ' ').repeat(each.width)).join('');
  return {
    text: `${before}${kept.map(each => each.text).join('')}${cutRight ? ELLIPSIS : ''}`.trimEnd(),
    carets: `${' '.repeat(before.length)}${carets.trimEnd() || `${carets}^`}`,
  };
}

/** The clusters within `width` cells: the marked ones in the middle, or beginning at a third if they are wide. */
function windowOf(
  clusters: readonly PlacedCluster[],
  marked: readonly PlacedCluster[],
  width: number,
): readonly PlacedCluster[] {
  const last = clusters.at(-1);
  const total = last ? last.at + last.width : 0;
  const from = marked[0]?.at ?? total;
  const lastMarked = marked.at(-1);
  const markedWidth = lastMarked ? lastMarked.at + lastMarked.width - from : 1;
  const lead = Math.max(Math.floor((width - markedWidth) / 2), Math.floor(width / 3));
  const begin = Math.max(0, Math.min(from - lead, total - width));
  return clusters.filter(each => each.at >= begin && each.at + each.width <= begin + width);
}

/** The number of clusters that take up at least so many cells. */
function indexAfter(clusters: readonly PlacedCluster[], cells: number): number {
  const begin = clusters[0]?.at ?? 0;
  const index = clusters.findIndex(each => each.at >= begin + cells);
  return index === -1 ? clusters.length : index;
}

/** Moves an offset off the second half of a surrogate pair. */
function wholeCharacter(line: string, offset: number): number {
  const code = line.charCodeAt(offset);
  return offset > 0 && code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}

/** A grapheme cluster of a line and the terminal cells that it takes. */
interface PlacedCluster {
  readonly text: string;
  /** Cells from the beginning of the line. */
  readonly at: number;
  readonly width: number;
  /** Whether it gets carets. */
  readonly isMarked: boolean;
}

const TAB_CELLS = 4;

/** Splits a line into clusters as they are printed; the part from `start` to `end` (UTF-16 units) is marked. */
function placedClusters(line: string, start: number, end: number): readonly PlacedCluster[] {
  const clusters: PlacedCluster[] = [];
  const isPrintable = visible(line) === line;
  let at = 0;
  for (const { segment, index } of clustersOf(line)) {
    const text = isPrintable ? segment : printed(segment, at);
    const width = cellsOf(text);
    const isMarked = index < Math.max(end, start + 1) && index + segment.length > start;
    clusters.push({ text, at, width, isMarked });
    at += width;
  }
  return clusters;
}

/** A cluster that begins at a cell: tabs as spaces up to the next stop, controls as their names. */
const printed = (cluster: string, at: number) =>
  cluster === '\t' ? ' '.repeat(TAB_CELLS - (at % TAB_CELLS)) : visible(cluster);
