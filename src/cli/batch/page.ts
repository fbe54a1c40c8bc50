/** Bytes gathered from pieces, in memory that is written over again and again, so that V8 has nothing to collect. */

/** Text, or the bytes of some. */
export type Piece = string | Uint8Array;

const SIZE = 64 * 1024;

export interface Page {
  readonly add: (piece: Piece) => void;
  /** What was added since it was cleared, until the next change. */
  readonly written: () => Buffer;
  readonly clear: () => void;
}

export function newPage(): Page {
  let bytes = Buffer.alloc(SIZE);
  let used = 0;
  return {
    add: piece => {
      const size = typeof piece === 'string' ? Buffer.byteLength(piece) : piece.length;
      if (used + size > bytes.length) {
        const larger = Buffer.alloc(2 * (used + size));
        larger.set(bytes.subarray(0, used));
        bytes = larger;
      }
      if (typeof piece === 'string') bytes.write(piece, used);
      else bytes.set(piece, used);
      used += size;
    },
    written: () => bytes.subarray(0, used),
    clear: () => {
      used = 0;
    },
  };
}

/** The pieces together, some 64 KB at a time, each to be used before the next is asked for. */
export function* inPages(pieces: Iterable<Piece>): Generator<Uint8Array> {
  const page = newPage();
  for (const piece of pieces) {
    page.add(piece);
    if (page.written().length < SIZE) continue;
    yield page.written();
    page.clear();
  }
  yield page.written();
}
