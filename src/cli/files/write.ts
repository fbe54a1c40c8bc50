/** Writing a document whole or not at all, and never outside the folder that was named for it. */
import { lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Localized, UserError } from '../../internal.ts';
import { awaitInterruption } from '../interruption.ts';
import {
  type Chunks,
  isNoFile,
  type Put,
  replaceFile,
  standingAt,
  writeInto,
} from '../replace-file.ts';
import { isFolder, isInside } from './paths.ts';
import { systemFault, writingHelp } from './system-error.ts';

/** A file to be written. */
export interface Target {
  /** As it is named in messages. */
  readonly name: string;
  /** Absolute path. */
  readonly path: string;
  /** The folder, absolute, that is made when it is missing and that the file may not leave by a link. */
  readonly within?: string;
}

/**
 * Writes the bytes beside the file and moves them into its place; a pipe or device is written into. Throws UserError;
 * then the old file stands.
 */
export async function writeTarget(target: Target, bytes: Uint8Array): Promise<void> {
  await putIn(target, [bytes], replaceUnbroken);
}

/** A signal that comes meanwhile ends the process when the file is whole, so that nothing stays beside it. */
const replaceUnbroken: Put = async (path, chunks, old) => {
  const interruption = awaitInterruption();
  try {
    return await replaceFile(path, chunks, old);
  } finally {
    // One that came at the very end is told in this turn; without a listener it would be lost.
    await new Promise(setImmediate);
    interruption.end();
    const signal = interruption.signal();
    if (signal) process.kill(process.pid, signal);
  }
};

/**
 * Puts the chunks in the target's place, in its folder, which is made and may not be left; into what stands there where
 * that is no file. Throws UserError for what the system answers.
 */
export async function putIn(target: Target, chunks: Chunks, replace: Put): Promise<number> {
  try {
    if (target.within !== undefined) prepareFolder(target, target.within);
    const old = standingAt(target.path);
    return await (isNoFile(old) ? writeInto : replace)(target.path, chunks, old);
  } catch (error) {
    throw error instanceof UserError
      ? error
      : systemFault(error, cannotWrite(target), writingHelp(error));
  }
}

function prepareFolder(target: Target, within: string): void {
  makeFolder(within);
  const root = realpathSync.native(within);
  const parent = dirname(target.path);
  if (!isInside(root, nearestReal(parent))) throw strays(target);
  makeFolder(parent);
  if (lstatSync(target.path, { throwIfNoEntry: false })?.isSymbolicLink()) {
    if (!isInside(root, nearestReal(target.path))) throw strays(target);
  }
}

/** Makes a folder and those above it. Node's own recursive way never ends where the system has no room for folders. */
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

/** The real path of the deepest folder on the way that exists. */
function nearestReal(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : nearestReal(parent);
  }
}

const cannotWrite = ({ name }: Target): Localized => ({
  zh: `写不了 ${name}`,
  en: `cannot write ${name}`,
});

const strays = ({ name }: Target) =>
  new UserError({
    zh: `${name} 经过符号链接，会写到输出文件夹之外`,
    en: `${name} would leave the output folder through a symbolic link`,
  });
