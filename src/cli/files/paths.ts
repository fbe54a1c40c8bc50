/** What is at a path, and where it leads. Functions give undefined or false instead of throwing, except `realPath`. */
import { lstatSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Localized } from '../../internal.ts';
import { systemError } from './system-error.ts';

/** The name of the cache that render keeps in an output folder. */
export const CACHE_FILE = '.perfgoal-cache.json';

/** The names of a settings file; in one folder the first wins. */
export const settingsNames = ['perfgoal.config.yaml', 'perfgoal.config.yml'] as const;

/** Whether a file has the name of a settings file, so that it is no filing. */
export const isSettingsFile = (path: string): boolean =>
  settingsNames.some(name => name === basename(path));

/** The status of a file or folder, links followed; undefined if there is none or it cannot be read. */
export function statsOf(path: string) {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

export function isFolder(path: string): boolean {
  return statsOf(path)?.isDirectory() ?? false;
}

/** Device and inode of a file, links followed: the same for two paths of one file. Undefined if there is no file. */
export function identityOf(path: string): string | undefined {
  const stats = statsOf(path);
  return stats && `${stats.dev}:${stats.ino}`;
}

/** The directory entry at a path, links not followed, with its own identity; undefined if there is none. */
export function entryAt(path: string): Entry | undefined {
  try {
    const stats = lstatSync(path, { bigint: true, throwIfNoEntry: false });
    return stats && { identity: `${stats.dev}:${stats.ino}`, isLink: stats.isSymbolicLink() };
  } catch {
    return undefined;
  }
}

interface Entry {
  readonly identity: string;
  readonly isLink: boolean;
}

/** The path with all links followed. Throws UserError, its sentence beginning with `about`, if there is nothing. */
export function realPath(path: string, about?: Localized): string {
  try {
    return realpathSync(path);
  } catch (error) {
    throw systemError(error, about ?? { zh: `读不了 ${path}`, en: `cannot read ${path}` });
  }
}

/** How many links systems follow at most. */
const MAX_LINKS = 40;

/** The path with all links followed, also of a file that does not exist yet. */
export function resolveLinks(path: string, links = MAX_LINKS): string {
  try {
    return realpathSync.native(path);
  } catch {
    const folder = dirname(path);
    if (folder === path) return path;
    const resolved = join(resolveLinks(folder, links), basename(path));
    const target = links > 0 ? linkTarget(resolved) : undefined;
    if (target === undefined) return resolved;
    return resolveLinks(resolve(dirname(resolved), target), links - 1);
  }
}

/** The path of the file or broken link that keeps a folder from being made at `path`; undefined if nothing does. */
export function obstacleTo(path: string): string | undefined {
  const stats = statsOf(path);
  if (stats) return stats.isDirectory() ? undefined : path;
  const folder = dirname(path);
  if (folder === path) return undefined;
  return linkTarget(path) === undefined ? obstacleTo(folder) : path;
}

/** What a link contains; undefined for anything but a link. */
function linkTarget(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

/** A path as case-insensitive, normalizing file systems compare it. */
export const comparable = (path: string): string => path.normalize('NFC').toLowerCase();

/** The part before the names of files in a folder. Appending to it is much cheaper than a join for each of thousands. */
export const prefixOf = (folder: string): string => join(folder, 'x').slice(0, -1);

/** True for the folder itself and everything below it. Both paths are absolute and without links. */
export function isInside(folder: string, path: string): boolean {
  const below = relative(folder, path);
  return below !== '..' && !below.startsWith(`..${sep}`) && !isAbsolute(below);
}
