/** The lines around a finding with carets under it, placed by display width and cut to the terminal. */
import type { Span } from '../../internal.ts';
import { type Piece, piecesOf } from './cells.ts';

/** A line of a frame: its number in the source, or undefined for the line of carets. */
export interface FrameLine {
  readonly number: number | undefined;
  readonly text: string;
}

/** The line that a span begins on, one line before and one after, none wider than `width` cells. */
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

/** The beginning of a line as far as it fits. */
function cut(line: string, width: number): string {
  const pieces = piecesOf(line.slice(0, width + 1), -1, -1);
  const last = pieces.at(-1);
  const fits = line.length <= width + 1 && (last ? last.at + last.width : 0) <= width;
  const kept = fits ? pieces : pieces.filter(piece => piece.at + piece.width < width);
  return (kept.map(piece => piece.text).join('') + (fits ? '' : ELLIPSIS)).trimEnd();
}

/** The part of a line around what is marked, and the carets for it. */
function cutAround(
  line: string,
  start: number,
  end: number,
  width: number,
): { readonly text: string; readonly carets: string } {
  // Every character takes a cell or more but combining ones, so this much of a long line is enough.
  const left = wholeCharacter(line, Math.max(0, start - width));
  const right = Math.min(line.length, Math.min(end, start + width) + width);
  const pieces = piecesOf(line.slice(left, right), start - left, end - left);
  const marked = pieces.filter(piece => piece.isMarked);
  const window = windowOf(pieces, marked, width - 1);
  const cutLeft = left > 0 || window[0] !== pieces[0];
  const cutRight = right < line.length || window.at(-1) !== pieces.at(-1);
  const kept = window
    .slice(cutLeft ? indexAfter(window, 1) : 0)
    .filter(piece => !cutRight || piece.at + piece.width <= (window[0]?.at ?? 0) + width - 2);
  const before = cutLeft ? ELLIPSIS : '';
  const carets = kept.map(piece => (piece.isMarked ? '^' : ' ').repeat(piece.width)).join('');
  return {
    text: `${before}${kept.map(piece => piece.text).join('')}${cutRight ? ELLIPSIS : ''}`.trimEnd(),
    carets: `${' '.repeat(before.length)}${carets.trimEnd() || `${carets}^`}`,
  };
}

/** The pieces within `width` cells, with what is marked in their middle or, when it is wide, beginning a third in. */
function windowOf(
  pieces: readonly Piece[],
  marked: readonly Piece[],
  width: number,
): readonly Piece[] {
  const last = pieces.at(-1);
  const total = last ? last.at + last.width : 0;
  const from = marked[0]?.at ?? total;
  const lastMarked = marked.at(-1);
  const markedWidth = lastMarked ? lastMarked.at + lastMarked.width - from : 1;
  const lead = Math.max(Math.floor((width - markedWidth) / 2), Math.floor(width / 3));
  const begin = Math.max(0, Math.min(from - lead, total - width));
  return pieces.filter(piece => piece.at >= begin && piece.at + piece.width <= begin + width);
}

/** How many pieces make up at least so many cells. */
function indexAfter(pieces: readonly Piece[], cells: number): number {
  const begin = pieces[0]?.at ?? 0;
  const index = pieces.findIndex(piece => piece.at >= begin + cells);
  return index === -1 ? pieces.length : index;
}

/** Moves an offset off the second half of a surrogate pair. */
function wholeCharacter(line: string, offset: number): number {
  const code = line.charCodeAt(offset);
  return offset > 0 && code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}
