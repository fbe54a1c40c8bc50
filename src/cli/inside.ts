/** Whether a path stays within a folder. */
import { isAbsolute, relative, sep } from 'node:path';

/** True for the folder itself and all below it; both paths are absolute, without symbolic links. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
