/** What stands at a path, asked without fear of the answer: what cannot be looked at is not there. */
import { lstatSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** The file in an output folder that keeps what is known of its documents. */
export const CACHE_FILE = '.perfgoal-cache.json';

export function isFolder(path: string): boolean {
  return statsOf(path)?.isDirectory() ?? false;
}

/** What makes two paths the same file, whatever links lead there; undefined for a file that does not exist. */
export function identityOf(path: string): string | undefined {
  const stats = statsOf(path);
  return stats && `${stats.dev}:${stats.ino}`;
}

/** What stands at a path itself, whose identity a link does not share with what it leads to; undefined for nothing. */
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

/** What systems follow at most. */
const MAX_LINKS = 40;

/** Where a path leads when all links on its way are followed, even to a file that does not exist yet. */
export function placeOf(path: string, links = MAX_LINKS): string {
  try {
    return realpathSync.native(path);
  } catch {
    const folder = dirname(path);
    if (folder === path) return path;
    const place = join(placeOf(folder, links), basename(path));
    const way = links > 0 ? wayOf(place) : undefined;
    return way === undefined ? place : placeOf(resolve(dirname(place), way), links - 1);
  }
}

/** What is no folder on the way to a place for one; undefined where there is one or it can be made. */
export function obstacleOn(path: string): string | undefined {
  const stats = statsOf(path);
  if (stats) return stats.isDirectory() ? undefined : path;
  const folder = dirname(path);
  if (folder === path) return undefined;
  return wayOf(path) === undefined ? obstacleOn(folder) : path;
}

/** A path as the least able file systems compare it: without case and in one Unicode form. */
export const comparable = (path: string): string => path.normalize('NFC').toLowerCase();

/** What stands before the names of files in a folder, which for thousands of them takes much less than joining each. */
export const prefixOf = (folder: string): string => join(folder, 'x').slice(0, -1);

/** True for the folder itself and all below it; both paths are absolute, without symbolic links. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** What a link says; undefined for what is none. */
function wayOf(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

/** Undefined for what cannot be looked at. */
export function statsOf(path: string) {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
