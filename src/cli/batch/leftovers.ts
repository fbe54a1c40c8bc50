/** Half files of runs that were killed: a document is written beside its place first. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { documentBeside } from './write-document.ts';

/** No write takes so long; a younger one may be another run's. In ms. */
const DEAD_AFTER = 10 * 60 * 1000;

/** Removes what such runs left of the documents at these paths; what cannot be removed stays. */
export function removeLeftovers(paths: Iterable<string>): void {
  const documents = new Set(paths);
  for (const folder of new Set([...documents].map(path => dirname(path)))) {
    for (const name of namesIn(folder)) {
      const document = documentBeside(name);
      if (document === undefined || !documents.has(join(folder, document))) continue;
      const path = join(folder, name);
      if (isDead(path)) rmSync(path, { force: true });
    }
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isDead(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() === true && Date.now() - stats.mtimeMs > DEAD_AFTER;
}
