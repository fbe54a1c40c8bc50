/**
 * Standard output and error where they are pipes, sockets or files: written to at once, as Node does it, but without
 * all that Node loads for terminals.
 */
import { fstatSync, writeSync } from 'node:fs';
import { systemCode } from './files/system-error.ts';

/** A stream to write to; `done` is called when the bytes are out, with the error when they are not. */
export interface Output {
  write(chunk: string | Uint8Array, done: (error?: Error | null) => void): unknown;
  readonly isTTY?: boolean;
  /** Width of the terminal in cells. */
  readonly columns?: number;
}

/** The output with this number; `stream` gives Node's own for it, used for terminals and pipes that do not wait. */
export function outputOf(fd: number, stream: () => Output): Output {
  if (!isPlain(fd)) return stream();
  let isWaiting = true;
  return {
    write: (chunk, done) => {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      if (!isWaiting) return stream().write(bytes, done);
      let written = 0;
      try {
        while (written < bytes.length) written += writeSync(fd, bytes, written);
      } catch (error) {
        if (systemCode(error) !== 'EAGAIN') return done(error as Error);
        isWaiting = false;
        return stream().write(bytes.subarray(written), done);
      }
      return done();
    },
  };
}

/** Not on Windows, whose pipes are another thing. */
function isPlain(fd: number): boolean {
  if (process.platform === 'win32') return false;
  try {
    const stats = fstatSync(fd);
    return stats.isFIFO() || stats.isSocket() || stats.isFile();
  } catch {
    return false;
  }
}
