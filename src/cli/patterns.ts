/** Patterns for the names of files, such as filings/**\/*.yaml. */
import { existsSync } from 'node:fs';
import { resolve, sep } from 'node:path';

/** Whether a name is a pattern: it looks like one, and no file is called so. */
export const isPattern = (name: string, cwd: string) =>
  /[*?[\]{}]/.test(name) && !existsSync(resolve(cwd, name));

/** The files that patterns stand for, sorted; those in node_modules or with a name that begins with a dot are not meant. */
export async function matchesOf(
  patterns: readonly string[],
  cwd: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { glob } = await import('tinyglobby');
  const matches = new Map<string, readonly string[]>();
  for (const pattern of patterns) {
    const found = await glob(slashed(pattern), { cwd, ignore: ['**/node_modules/**'], dot: false });
    matches.set(pattern, found.sort());
  }
  return matches;
}

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
