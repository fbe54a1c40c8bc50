/** Putting bytes in a place: whole or not at all where a file stands or nothing, else into what stands there. */
import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { systemCode } from './files/system-error.ts';
import { pathBeside } from './files/temporary.ts';

const flushed = promisify(fsync);

/** Bytes to be written, which may come one after the other. */
export type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/**
 * Puts the chunks in a place where `old` stands, or nothing; gives the time of change, in ms since 1970, that they were
 * written with.
 */
export type Put = (path: string, chunks: Chunks, old: Stats | undefined) => Promise<number>;

/**
 * Writes the chunks beside the file and moves them into its place, whoever replaces it at once. Rejects with the
 * system's error; then the old file stands.
 */
export const replaceFile: Put = async (path, chunks, old) => {
  // A link stays one; where it leads to has been looked at.
  const place = old ? realpathSync.native(path) : path;
  const beside = pathBeside(place);
  const file = openSync(beside, 'wx');
  try {
    let changed = 0;
    try {
      for await (const chunk of chunks) writeAll(file, chunk);
      if (old) takeAfter(file, old);
      await flushed(file);
      changed = fstatSync(file).mtimeMs;
    } finally {
      closeSync(file);
    }
    renameSync(beside, place);
    return changed;
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
};

/** What stands in a place, behind a link too; throws the system's error where that cannot be told. */
export const standingAt = (path: string): Stats | undefined =>
  statSync(path, { throwIfNoEntry: false });

/** Whether it is no file, such as a pipe or a device: it must not be replaced by one. */
export const isNoFile = (old: Stats | undefined): boolean => old?.isFile() === false;

/**
 * Writes the chunks into what stands there; a pipe waits a while for its reader, whose going away is no error. Rejects
 * with the system's error.
 */
export const writeInto: Put = async (path, chunks) => {
  const file = await openInto(path);
  const { mtimeMs } = fstatSync(file);
  try {
    for await (const chunk of chunks) await writePatiently(file, chunk);
  } catch (error) {
    if (systemCode(error) !== 'EPIPE') throw error;
  } finally {
    closeSync(file);
  }
  return mtimeMs;
};

/** How long a pipe waits for a reader, and between two attempts, in ms. */
const PATIENCE = 5000;
const PAUSE = 20;

/** Opened without waiting, since nothing could end that: not even a signal that the run listens to. */
async function openInto(path: string): Promise<number> {
  for (let waited = 0; ; waited += PAUSE) {
    try {
      return openSync(path, constants.O_WRONLY | (constants.O_NONBLOCK ?? 0));
    } catch (error) {
      if (systemCode(error) !== 'ENXIO' || waited >= PATIENCE) throw error;
    }
    await pause(PAUSE);
  }
}

/** Waits while a pipe is full. */
async function writePatiently(file: number, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(file, bytes, written);
    } catch (error) {
      if (systemCode(error) !== 'EAGAIN') throw error;
      await pause(PAUSE);
    }
  }
}

function takeAfter(file: number, { uid, gid, mode }: Stats): void {
  try {
    const own = fstatSync(file);
    if (own.uid !== uid || own.gid !== gid) fchownSync(file, uid, gid);
  } catch {
    // Only root may give files away.
  }
  fchmodSync(file, mode);
}

/** The system may take a part, on a disk that is nearly full. */
function writeAll(file: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}
