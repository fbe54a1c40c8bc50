/** Blocks: the text of a cell as lines with their places, and where a page break may cut it. */

import type { MissingCharacter } from '../errors.ts';
import type { Cell, Style } from '../form/sheet.ts';
import type { Faces } from './faces.ts';
import { breakLines, type TextLine } from './lines.ts';
import type { Origin } from './page.ts';

/** A line of a block; top and bottom from the top of the block in pt. */
export interface BlockLine extends TextLine {
  readonly top: number;
  readonly bottom: number;
  /** Whether a page may end before it: at paragraphs, and where two lines of one stay on each side. */
  readonly mayBreak: boolean;
  readonly origin: Origin;
}

export interface TextBlock {
  readonly lines: readonly BlockLine[];
  /** Height in pt. */
  readonly height: number;
}

/**
 * Sets the paragraphs of a cell one below the other in a width in pt; between two of them stands the larger of the spaces
 * around them (ISO/IEC 29500-1, 17.3.1.33).
 */
export function setBlock(
  cell: Cell,
  style: Style,
  width: number,
  faces: Faces,
  missing: MissingCharacter[],
): TextBlock {
  const lines: BlockLine[] = [];
  const { spaceBefore, spaceAfter } = style;
  const between = Math.max(spaceBefore, spaceAfter);
  let y = 0;
  for (const [place, paragraph] of cell.content.entries()) {
    const origin = { of: cell, paragraph: place };
    y += place === 0 ? spaceBefore : between;
    const set = breakLines(paragraph, style, width, faces, missing);
    for (const [index, { runs, width: own, ascent, descent }] of set.entries()) {
      const bottom = y + ascent + descent;
      const mayBreak = index === 0 || (index >= 2 && set.length - index >= 2);
      // Field by field, as in textRunsOf: spreading costs a tenth of “PDF, L” of the benchmark, 1.3 times typst.
      lines.push({ runs, width: own, ascent, descent, top: y, bottom, mayBreak, origin });
      y = bottom;
    }
  }
  return { lines, height: y + (cell.content.length > 0 ? spaceAfter : 0) };
}

/** Sets the text of a cell in a width in pt. */
export type SetText = (cell: Cell, style: Style, width: number) => TextBlock;

/** Sets text in faces; `missing` gets the characters that none of them draws. */
export const textSetter =
  (faces: Faces, missing: MissingCharacter[]): SetText =>
  (cell, style, width) =>
    setBlock(cell, style, width, faces, missing);

/** Height of the lines from one up to another (exclusive), with the space around the block where they include its ends. */
export function heightOf({ lines, height }: TextBlock, from: number, to: number): number {
  if (to <= from) return 0;
  return endOf({ lines, height }, to) - startOf({ lines, height }, from);
}

/** Where the lines from one on begin in the block. */
export function startOf({ lines }: TextBlock, from: number): number {
  return from === 0 ? 0 : (lines[from]?.top ?? 0);
}

function endOf({ lines, height }: TextBlock, to: number): number {
  return to >= lines.length ? height : (lines[to - 1]?.bottom ?? 0);
}

/** The last good place to cut the lines from one on in a height in pt; `from` itself when there is none. */
export function goodLines(block: TextBlock, from: number, height: number): number {
  const most = mostLines(block, from, height);
  if (most === block.lines.length) return most;
  for (let to = most; to > from; to--) if (block.lines[to]?.mayBreak) return to;
  return from;
}

/** As many of the lines from one on as a height in pt holds, wherever that cuts. */
export function mostLines(block: TextBlock, from: number, height: number): number {
  let to = from;
  while (to < block.lines.length && heightOf(block, from, to + 1) <= height + 1e-6) to++;
  return to;
}

/** Height of the least piece that a page may hold of the lines from one on. */
export function leastHeight(block: TextBlock, from: number): number {
  const { lines } = block;
  let to = from + 1;
  while (to < lines.length && !lines[to]?.mayBreak) to++;
  return heightOf(block, from, Math.min(to, lines.length));
}
