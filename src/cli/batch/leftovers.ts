/** Half files of runs that were killed: a document is written beside its place first. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { documentBeside } from './write-document.ts';

/** No write takes so long; a younger one may be another run's. In ms. */
const DEAD_AFTER = 10 * 60 * 1000;

/** Removes what such runs left of the documents at these paths, given twice; what cannot be removed stays. */
export function removeLeftovers(paths: () => Iterable<string>): void {
  const folders = new Set<string>();
  for (const path of paths()) folders.add(dirname(path));
  const left = [...folders].flatMap(leftoversIn);
  if (left.length === 0) return;
  const documents = new Set(paths());
  for (const { path, document } of left)
    if (documents.has(document) && isDead(path)) rmSync(path, { force: true });
}

const leftoversIn = (folder: string) =>
  namesIn(folder).flatMap(name => {
    const document = documentBeside(name);
    return document === undefined
      ? []
      : [{ path: join(folder, name), document: join(folder, document) }];
  });

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
