/** Patterns for the names of files, such as filings/**\/*.yaml. */
import { type Dirent, existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { mayBeFile } from '../files-below.ts';
import { systemCode } from './system-error.ts';

/** Whether a name is a pattern: it looks like one, and no file is called so. */
export const isPattern = (name: string, cwd: string) =>
  /[*?[\]{}]/.test(name) && !existsSync(resolve(cwd, name));

/** What a pattern stands for. */
export interface Matches {
  /** From the current folder, sorted. */
  readonly files: readonly string[];
  /** The folders, from the current one, that had to be searched and could not be read. */
  readonly unread: readonly { readonly folder: string; readonly error: unknown }[];
}

/**
 * The files that patterns stand for. Those with a name that begins with a dot are not meant, nor those in node_modules
 * unless the pattern says so; as in a folder that is named, links to folders are not followed and links that lead
 * nowhere are files.
 */
export async function matchesOf(
  patterns: readonly string[],
  cwd: string,
): Promise<ReadonlyMap<string, Matches>> {
  const { globSync } = await import('tinyglobby');
  return new Map(
    patterns.map(pattern => {
      const unread: Matches['unread'][number][] = [];
      const entriesOf = (path: string) => {
        try {
          return readdirSync(path, { withFileTypes: true }).map(entry => settled(entry, path));
        } catch (error) {
          if (!isMissing(error)) unread.push({ folder: relative(cwd, path) || '.', error });
          return [];
        }
      };
      const files = globSync(slashed(pattern), {
        cwd,
        ignore: /(^|[\\/])node_modules([\\/]|$)/.test(pattern) ? [] : ['**/node_modules/**'],
        dot: false,
        // Node's own would be asked for entries, too, but what it cannot read would be passed over.
        fs: { readdirSync: entriesOf as unknown as typeof readdirSync },
      });
      return [pattern, { files: files.sort(), unread }];
    }),
  );
}

/** The entry with a link told as the file that it stands for, if any; the search need not look where it leads. */
function settled(entry: Dirent, folder: string): Dirent {
  if (!entry.isSymbolicLink()) return entry;
  const isFile = mayBeFile(join(folder, entry.name));
  return Object.assign(entry, { isSymbolicLink: () => false, isFile: () => isFile });
}

/** Then nothing matches, which is told in other words. */
const isMissing = (error: unknown) => ['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '');

/** Patterns are written with slashes; on Windows people also write the other ones. */
const slashed = (name: string) => (sep === '\\' ? name.replaceAll('\\', '/') : name);

/** The folders of a pattern before the first that is one. */
export function fixedPart(name: string): string {
  const parts = slashed(name).split('/').slice(0, -1);
  const first = parts.findIndex(part => /[*?[\]{}]/.test(part));
  return (
    (first === -1 ? parts : parts.slice(0, first)).join('/') || (name.startsWith('/') ? '/' : '.')
  );
}
