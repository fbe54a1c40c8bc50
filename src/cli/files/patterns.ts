/** Finds the files that a folder holds, and those that a pattern such as filings/**\/*.yaml matches. */
import { type Dirent, existsSync, readdirSync, statSync } from 'node:fs';
import { extname, join, relative, resolve, sep } from 'node:path';
import { systemCode } from './system-error.ts';

/**
 * The files with these endings, in any case, in a folder and below it, as sorted relative paths. Links to folders are not
 * followed, since they may form a loop. A subfolder that cannot be read is passed to `onError`, and the search goes on.
 */
export function filesBelow(
  folder: string,
  endings: readonly string[],
  onError: (path: string, error: unknown) => void,
): readonly string[] {
  return (
    readdirSync(folder, { withFileTypes: true })
      // Office keeps a file ~$form.docx beside each document that is open.
      .filter(({ name }) => !/^(?:\.|~\$)/.test(name) && name !== 'node_modules')
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap(entry => {
        if (entry.isDirectory()) {
          const path = join(folder, entry.name);
          try {
            return filesBelow(path, endings, onError).map(file => join(entry.name, file));
          } catch (error) {
            onError(path, error);
            return [];
          }
        }
        if (!endings.includes(extname(entry.name).toLowerCase())) return [];
        return entry.isFile() || mayBeFile(join(folder, entry.name)) ? [entry.name] : [];
      })
  );
}

/** Whether a link leads to a file. A broken link counts as one, so that reading it reports the error. */
function mayBeFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return true;
  }
}

/** Whether a name is a pattern: it contains wildcards, and there is no file with that name. */
export const isPattern = (name: string, cwd: string) =>
  /[*?[\]{}]/.test(name) && !existsSync(resolve(cwd, name));

/** The files that a pattern matches. */
export interface Matches {
  /** From the current folder, sorted. */
  readonly files: readonly string[];
  /** Folders, from the current one, that could not be searched. */
  readonly unread: readonly { readonly folder: string; readonly error: unknown }[];
}

/**
 * The matches of each pattern. As in a folder, names that begin with a dot are left out, node_modules too unless the
 * pattern names it, links to folders are not followed, and broken links count as files.
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
          return readdirSync(path, { withFileTypes: true }).map(entry => withoutLink(entry, path));
        } catch (error) {
          if (!isMissing(error)) unread.push({ folder: relative(cwd, path) || '.', error });
          return [];
        }
      };
      const files = globSync(withSlashes(pattern), {
        cwd,
        ignore: /(^|[\\/])node_modules([\\/]|$)/.test(pattern) ? [] : ['**/node_modules/**'],
        dot: false,
        // The library passes over folders that it cannot read; this reports them.
        fs: { readdirSync: entriesOf as unknown as typeof readdirSync },
      });
      return [pattern, { files: files.sort(), unread }];
    }),
  );
}

/** The entry of a link as that of the file that it leads to, if any, so that the search does not follow it. */
function withoutLink(entry: Dirent, folder: string): Dirent {
  if (!entry.isSymbolicLink()) return entry;
  const isFile = mayBeFile(join(folder, entry.name));
  return Object.assign(entry, { isSymbolicLink: () => false, isFile: () => isFile });
}

/** Then the pattern matches nothing, which is an error of its own. */
const isMissing = (error: unknown) => ['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '');

/** Patterns are written with slashes; on Windows people also write backslashes. */
const withSlashes = (name: string) => (sep === '\\' ? name.replaceAll('\\', '/') : name);

/** The folder at the beginning of a pattern, up to its first wildcard. */
export function fixedPart(name: string): string {
  const parts = withSlashes(name).split('/').slice(0, -1);
  const first = parts.findIndex(part => /[*?[\]{}]/.test(part));
  return (
    (first === -1 ? parts : parts.slice(0, first)).join('/') || (name.startsWith('/') ? '/' : '.')
  );
}
