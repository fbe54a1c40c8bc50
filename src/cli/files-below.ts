/** The files of a kind in a folder and in those below it. */
import { readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

/**
 * The files of a folder with these endings, in any case, as relative paths, sorted. Links to folders are not followed,
 * since they may lead round in a circle; a folder below that cannot be read is told, and the others are searched.
 */
export function filesBelow(
  folder: string,
  endings: readonly string[],
  tell: (path: string, error: unknown) => void,
): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      if (entry.isDirectory()) {
        const path = join(folder, entry.name);
        try {
          return filesBelow(path, endings, tell).map(file => join(entry.name, file));
        } catch (error) {
          tell(path, error);
          return [];
        }
      }
      if (!endings.includes(extname(entry.name).toLowerCase())) return [];
      return entry.isFile() || mayBeFile(join(folder, entry.name)) ? [entry.name] : [];
    });
}

/** A pipe would hold the run up; a link that leads nowhere is told when it is read. */
export function mayBeFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return true;
  }
}
