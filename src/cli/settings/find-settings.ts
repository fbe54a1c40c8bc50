/** Finds the settings file of a run: the nearest at or above the current folder, as far as it is the user's own. */
import { lstatSync, type Stats, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Localized, type UserError, userError } from '../../internal.ts';
import { settingsNames } from '../files/paths.ts';
import { systemError } from '../files/system-error.ts';
import type { Io } from '../io.ts';
import { pathFrom } from '../report/positions.ts';

export interface SettingsFile {
  /** For messages: from the current folder. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
}

/**
 * The file of --config, or the nearest of the current folder and those above it, up to the root of the file system;
 * undefined where there is none and for --no-config, which is false. Throws UserError for one that cannot be read, and
 * for one that somebody else may have put where it was found.
 */
export function findSettings(
  config: string | false | undefined,
  { cwd, env }: Pick<Io, 'cwd' | 'env'>,
): SettingsFile | undefined {
  if (config === false) return undefined;
  if (config !== undefined) {
    const file = { name: config, path: resolve(cwd, config) };
    refuseSpecial(file);
    return file;
  }
  for (let folder = cwd; ; folder = dirname(folder)) {
    const path = settingsNames.map(name => join(folder, name)).find(isThere);
    if (path !== undefined) {
      const file = { name: pathFrom(cwd, path), path };
      refuseForeign(file, env);
      refuseSpecial(file);
      return file;
    }
    if (folder === dirname(folder)) return undefined;
  }
}

/** Broken links are there too, so that they are told. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** A pipe or device might never end. */
function refuseSpecial({ name, path }: SettingsFile): void {
  if (statsAt(path, name).isFile()) return;
  throw userError(`设置 ${name} 不是普通文件`, `the settings ${name} are not a regular file`);
}

/**
 * Why: a file that others can put into /tmp or any other shared folder must not change what a run below it does. As git
 * does, the user's own files and those of the system's administrator are taken, and under sudo those of who called it.
 */
function refuseForeign(file: SettingsFile, env: Io['env']): void {
  const user = process.getuid?.();
  // Windows has no such owners, and no folder above a user's own that others can write into by default.
  if (user === undefined) return;
  const trusted = [user, 0, ...(user === 0 && env.SUDO_UID ? [Number(env.SUDO_UID)] : [])];
  const { name, path } = file;
  const folder = statsAt(dirname(path), dirname(name));
  if (isWorldWritable(folder)) throw notTaken(file, openFolder);
  const entries = [folder, lstatSync(path), statsAt(path, name)];
  if (entries.some(({ uid }) => !trusted.includes(uid))) throw notTaken(file, foreign);
  if (isWorldWritable(statsAt(path, name))) throw notTaken(file, openFile);
}

const isWorldWritable = ({ mode }: Stats) => (mode & 0o002) !== 0;

function statsAt(path: string, name: string): Stats {
  try {
    return statSync(path);
  } catch (error) {
    throw systemError(error, {
      zh: `读不了设置 ${name}`,
      en: `cannot read the settings ${name}`,
    });
  }
}

const openFolder: Localized = {
  zh: '谁都能往它所在的文件夹里写',
  en: 'anybody can write to its folder',
};
const openFile: Localized = { zh: '谁都能改它', en: 'anybody can write to it' };
const foreign: Localized = {
  zh: '它或它所在的文件夹属于别的用户',
  en: 'it or its folder belongs to another user',
};

const notTaken = ({ name }: SettingsFile, reason: Localized): UserError =>
  userError(
    `没有采用设置 ${name}：${reason.zh}`,
    `the settings ${name} are not used: ${reason.en}`,
    {
      zh: `确认无误的，用 --config ${name} 指定；不用它，就加 --no-config。`,
      en: `If they are yours, name them with --config ${name}; to go without, use --no-config.`,
    },
  );
