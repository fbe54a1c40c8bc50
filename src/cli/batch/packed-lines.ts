/** Many lines that say much the same, kept packed and read again nearly in the order in which they came. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { newPage, type Piece } from './page.ts';

export interface PackedLines {
  /** Adds a line, given in pieces without a newline; gives its place. */
  readonly add: (pieces: readonly Piece[]) => number;
  /** The place of the next. */
  readonly count: () => number;
  /** The line at a place, until the next is asked for. */
  readonly at: (place: number) => Buffer;
}

/** Lines that are packed together. */
const PACK = 100;
/** Packs that are open at once. */
const OPEN = 3;

export function newPackedLines(): PackedLines {
  const packs: Uint8Array[] = [];
  const open = new Map<number, readonly Buffer[]>();
  const page = newPage();
  let count = 0;

  function linesOf(number: number): readonly Buffer[] {
    const pack = packs[number];
    if (!pack) return splitLines(page.written());
    const lines = open.get(number) ?? splitLines(inflateRawSync(pack));
    open.delete(number);
    open.set(number, lines);
    const [oldest] = open.keys();
    if (open.size > OPEN && oldest !== undefined) open.delete(oldest);
    return lines;
  }

  return {
    add: pieces => {
      for (const piece of pieces) page.add(piece);
      page.add('\n');
      count += 1;
      if (count % PACK === 0) {
        packs.push(packed(page.written()));
        page.clear();
      }
      return count - 1;
    },
    count: () => count,
    at: place => linesOf(Math.floor(place / PACK))[place % PACK] ?? Buffer.alloc(0),
  };
}

/** Fast rather than small. */
const packed = (lines: Buffer): Uint8Array =>
  // Copied, since what zlib gives is a view of a larger buffer.
  new Uint8Array(deflateRawSync(lines, { level: 1 }));

function splitLines(page: Buffer): readonly Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0; start < page.length; ) {
    const end = page.indexOf('\n', start);
    lines.push(page.subarray(start, end));
    start = end + 1;
  }
  return lines;
}
