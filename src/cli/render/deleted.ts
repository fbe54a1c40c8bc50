/** Many lines that say much the same, kept packed and read again nearly in the order in which they came. */
import { deflateRawSync } from 'node:zlib';
import { inflateSync } from 'fflate';
import { newPage, type Piece } from '../batch/page.ts';

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

interface Pack {
  readonly bytes: Uint8Array;
  /** Of what is in it, in bytes. */
  readonly size: number;
}

interface OpenPack {
  readonly number: number;
  /** Written over by the next pack that takes its place. */
  readonly bytes: Uint8Array;
  readonly lines: readonly Buffer[];
}

export function newPackedLines(): PackedLines {
  const packs: Pack[] = [];
  /** The one that was used last comes last. */
  const open: OpenPack[] = [];
  const page = newPage();
  let count = 0;

  function opened(number: number, { bytes, size }: Pack): OpenPack {
    const place = open.findIndex(each => each.number === number);
    const [known] = place === -1 ? [] : open.splice(place, 1);
    if (known) return known;
    const { bytes: room = new Uint8Array() } = open.length < OPEN ? {} : (open.shift() ?? {});
    const out = room.length < size ? new Uint8Array(2 * size) : room;
    // By fflate, since Node's own would leave megabytes behind that V8 is slow to collect.
    return { number, bytes: out, lines: splitLines(inflateSync(bytes, { out }).subarray(0, size)) };
  }

  function linesOf(number: number): readonly Buffer[] {
    const pack = packs[number];
    if (!pack) return splitLines(page.written());
    const own = opened(number, pack);
    open.push(own);
    return own.lines;
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
const packed = (lines: Buffer): Pack => ({
  // Copied, since what zlib gives is a view of a larger buffer.
  bytes: new Uint8Array(deflateRawSync(lines, { level: 1 })),
  size: lines.length,
});

function splitLines({ buffer, byteOffset, length }: Uint8Array): readonly Buffer[] {
  const page = Buffer.from(buffer, byteOffset, length);
  const lines: Buffer[] = [];
  for (let start = 0; start < page.length; ) {
    const end = page.indexOf('\n', start);
    lines.push(page.subarray(start, end));
    start = end + 1;
  }
  return lines;
}
