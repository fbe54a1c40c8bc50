/** What stands at a path, asked without fear of the answer: what cannot be looked at is not there. */
import { statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';

export function isFolder(path: string): boolean {
  return statsOf(path)?.isDirectory() ?? false;
}

/** What makes two paths the same file, whatever links lead there; undefined for a file that does not exist. */
export function identityOf(path: string): string | undefined {
  const stats = statsOf(path);
  return stats && `${stats.dev}:${stats.ino}`;
}

/** What stands before the names of files in a folder, which for thousands of them takes much less than joining each. */
export const prefixOf = (folder: string): string => join(folder, 'x').slice(0, -1);

/** True for the folder itself and all below it; both paths are absolute, without symbolic links. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Undefined for what cannot be looked at. */
export function statsOf(path: string) {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
