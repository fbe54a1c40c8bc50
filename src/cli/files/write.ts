/** Writes files whole or not at all, and only inside the folder named for them. */
import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsync,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { UserError, userError } from '../../internal.ts';
import { awaitInterruption } from '../interruption.ts';
import { emit, writeAll } from '../io.ts';
import { isFolder, isInside } from './paths.ts';
import { systemError, writingHelp } from './system-error.ts';
import { clearFolder, pathBeside } from './temporary.ts';

/** A file to be written. */
export interface Target {
  /** For messages. */
  readonly name: string;
  /** Absolute path. */
  readonly path: string;
  /** A folder, absolute, that is created if missing; the file may not leave it through a link. */
  readonly within?: string;
}

/** Bytes in parts, which may be made while the file is written. */
export type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/**
 * Writes a file; if that fails, the old file stays as it was. A signal that arrives meanwhile takes effect once the file
 * is complete, so that no temporary file is left behind. Rejects with UserError.
 */
export async function writeTarget(target: Target, bytes: Uint8Array): Promise<void> {
  await put(target, [bytes], async (...args) => {
    const interruption = awaitInterruption();
    try {
      return await replaceFile(...args);
    } finally {
      // A signal that arrived last is delivered on the next turn; without the listener it would be lost.
      await new Promise(setImmediate);
      interruption.end();
      const signal = interruption.signal();
      if (signal) process.kill(process.pid, signal);
    }
  });
}

/**
 * The same for commands that handle signals themselves. Gives the time of modification that the file was written with,
 * in ms since 1970.
 */
export function writeChunks(target: Target, chunks: Chunks): Promise<number> {
  return put(target, chunks, replaceFile);
}

async function put(target: Target, chunks: Chunks, replace: typeof replaceFile): Promise<number> {
  try {
    if (target.within !== undefined) prepareFolder(target, target.within);
    const old = statSync(target.path, { throwIfNoEntry: false });
    if (!old || old.isFile()) return await replace(target.path, chunks, old);
    if (old.isFIFO()) await writePipe(target.path, chunks);
    else await writeDevice(target.path, chunks);
    return old.mtimeMs;
  } catch (error) {
    throw writingError(error, target);
  }
}

/** What went wrong while a target was written, as a UserError. Rethrows bugs. */
export const writingError = (error: unknown, { name }: Target): UserError =>
  error instanceof UserError
    ? error
    : systemError(error, { zh: `写不了 ${name}`, en: `cannot write ${name}` }, writingHelp(error));

/** Whether there is something other than a regular file, e.g. a pipe: it is written into and not replaced. */
export const isSpecialFile = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() === false;

function prepareFolder(target: Target, within: string): void {
  makeFolder(within);
  const root = realpathSync.native(within);
  const parent = dirname(target.path);
  if (!isInside(root, nearestReal(parent))) throw pathEscapes(target);
  makeFolder(parent);
  if (lstatSync(target.path, { throwIfNoEntry: false })?.isSymbolicLink()) {
    if (!isInside(root, nearestReal(target.path))) throw pathEscapes(target);
  }
}

/** Makes a folder and its parents. Why not `recursive`: Node's own never returns where none can be made, e.g. in /proc. */
function makeFolder(path: string): void {
  if (isFolder(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  try {
    mkdirSync(path);
  } catch (error) {
    if (!isFolder(path)) throw error;
  }
}

/** The real path of the deepest part of the path that exists. */
function nearestReal(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : nearestReal(parent);
  }
}

const pathEscapes = ({ name }: Target) =>
  userError(
    `${name} 经过符号链接，会写到输出文件夹之外`,
    `${name} leaves the output folder through a symbolic link`,
  );

const flushed = promisify(fsync);

/** Writes a temporary file beside the old one and renames it, so that there is always a whole file. */
async function replaceFile(path: string, chunks: Chunks, old: Stats | undefined): Promise<number> {
  // Replaces the file that a link leads to, so that the link stays; the caller has checked where that is.
  const replaced = old ? realpathSync.native(path) : path;
  clearFolder(dirname(replaced));
  const temporary = pathBeside(replaced);
  const file = openSync(temporary, 'wx');
  try {
    let changed = 0;
    try {
      for await (const chunk of chunks) writeAll(file, chunk);
      if (old) copyPermissions(old, file);
      await flushed(file);
      changed = fstatSync(file).mtimeMs;
    } finally {
      closeSync(file);
    }
    renameSync(temporary, replaced);
    return changed;
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function copyPermissions({ uid, gid, mode }: Stats, file: number): void {
  try {
    const own = fstatSync(file);
    if (own.uid !== uid || own.gid !== gid) fchownSync(file, uid, gid);
  } catch {
    // Only root may give files away.
  }
  fchmodSync(file, mode);
}

/** Writes into a device, e.g. /dev/null, or into a folder, which the system refuses. */
async function writeDevice(path: string, chunks: Chunks): Promise<void> {
  const file = openSync(path, constants.O_WRONLY);
  try {
    for await (const chunk of chunks) writeAll(file, chunk);
  } finally {
    closeSync(file);
  }
}

/** Writes into a pipe. A reader that goes away is not an error. */
async function writePipe(path: string, chunks: Chunks): Promise<void> {
  // Not imported above: Node takes long to load it, and few runs need it.
  const { Socket } = process.getBuiltinModule('node:net');
  // With this flag opening a pipe that nobody reads fails. Without it, it would wait, and no signal could end that.
  const fd = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  const pipe = new Socket({ fd, readable: false, writable: true }).on('error', () => {});
  try {
    for await (const chunk of chunks) await emit(pipe, chunk);
  } finally {
    pipe.destroy();
  }
}
