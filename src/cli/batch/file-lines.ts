/** The lines of a text file, one at a time, of which no more is held than that. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Bytes of the longest line. */
const LONGEST = 64 * 1024;
const NEWLINE = 0x0a;

/** The lines without their ends. Throws the system's error, and RangeError where the file or a line is longer than may be. */
export function* linesOf(path: string, limit: number): Generator<string> {
  const file = openSync(path, 'r');
  try {
    if (fstatSync(file).size > limit) throw new RangeError(`more than ${limit} bytes`);
    const bytes = Buffer.alloc(LONGEST);
    let end = 0;
    for (let total = 0; ; ) {
      const length = readSync(file, bytes, end, bytes.length - end, null);
      total += length;
      end += length;
      if (total > limit) throw new RangeError(`more than ${limit} bytes`);
      let start = 0;
      for (let at = newlineIn(bytes, start, end); at !== -1; at = newlineIn(bytes, start, end)) {
        yield bytes.toString('utf8', start, at);
        start = at + 1;
      }
      if (length === 0) {
        if (start < end) yield bytes.toString('utf8', start, end);
        return;
      }
      if (start === 0 && end === bytes.length) throw new RangeError(`a line of ${end} bytes`);
      bytes.copyWithin(0, start, end);
      end -= start;
    }
  } finally {
    closeSync(file);
  }
}

function newlineIn(bytes: Buffer, start: number, end: number): number {
  const at = bytes.indexOf(NEWLINE, start);
  return at < end ? at : -1;
}
