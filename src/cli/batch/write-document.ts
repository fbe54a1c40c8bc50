/**
 * Writing one of many documents whole or not at all, in a third of the time of write-file-atomic: a run listens to
 * signals itself, so that nothing need be registered for each file.
 */
import {
  closeSync,
  fchmodSync,
  fstatSync,
  fsync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { promisify } from 'node:util';
import { placing, type Target } from '../write-file.ts';

const flushed = promisify(fsync);

/** The name of a document while it is being written. */
const nameBeside = (path: string) => {
  const number = Math.floor(Math.random() * 2 ** 32);
  return `${path}.perfgoal-${number.toString(16).padStart(8, '0')}`;
};

/** The document that a file with such a name was to be; undefined for any other name. */
export function documentBeside(name: string): string | undefined {
  return /^(.+)\.perfgoal-[0-9a-f]{8}$/.exec(name)?.[1];
}

/**
 * Writes the chunks beside the file and moves them into its place; gives the time of change, in ms since 1970, that the
 * file was written with, whoever replaces it at once. Throws UserError; then the old file stands.
 */
export function writeDocument(target: Target, chunks: Iterable<Uint8Array>): Promise<number> {
  return placing(target, async () => {
    const old = statSync(target.path, { throwIfNoEntry: false });
    // A link stays one; where it leads to has been looked at.
    const path = old ? realpathSync.native(target.path) : target.path;
    const beside = nameBeside(path);
    const file = openSync(beside, 'wx');
    try {
      let changed = 0;
      try {
        for (const chunk of chunks) writeAll(file, chunk);
        if (old) fchmodSync(file, old.mode);
        await flushed(file);
        changed = fstatSync(file).mtimeMs;
      } finally {
        closeSync(file);
      }
      renameSync(beside, path);
      return changed;
    } catch (error) {
      rmSync(beside, { force: true });
      throw error;
    }
  });
}

/** The system may take a part, on a disk that is nearly full. */
function writeAll(file: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}
