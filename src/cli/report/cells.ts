/** A line of source as terminal cells: hanzi take two, tabs go to their stops, controls are shown by name. */
import { cellsOf, clustersOf } from '../../internal.ts';
import { visible } from '../visible.ts';

/** A cluster of characters and the cells that it takes. */
export interface Piece {
  readonly text: string;
  /** Cells from the beginning of the line. */
  readonly at: number;
  readonly width: number;
  /** Whether it belongs to what is pointed at. */
  readonly isMarked: boolean;
}

const TAB_CELLS = 4;

/** Cuts a line into pieces; `start` and `end` are offsets in UTF-16 units of what is marked. */
export function piecesOf(line: string, start: number, end: number): readonly Piece[] {
  const pieces: Piece[] = [];
  const isSeen = visible(line) === line;
  let at = 0;
  for (const { segment, index } of clustersOf(line)) {
    const text = isSeen ? segment : shown(segment, at);
    const width = cellsOf(text);
    const isMarked = index < Math.max(end, start + 1) && index + segment.length > start;
    pieces.push({ text, at, width, isMarked });
    at += width;
  }
  return pieces;
}

/** What stands for a cluster that begins at a cell. */
function shown(cluster: string, at: number): string {
  return cluster === '\t' ? ' '.repeat(TAB_CELLS - (at % TAB_CELLS)) : visible(cluster);
}
