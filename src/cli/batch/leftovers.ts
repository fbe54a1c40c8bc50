/** Half files of runs that were killed: a document is written beside its place first. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stemBeside, stemOfBeside } from '../files/temporary.ts';

/** No write takes so long; a younger one may be another run's. In ms. */
const DEAD_AFTER = 10 * 60 * 1000;

/** Removes what such runs left of the documents at these paths, given twice; what cannot be removed stays. */
export function removeLeftovers(paths: () => Iterable<string>): void {
  const folders = new Set<string>();
  for (const path of paths()) folders.add(dirname(path));
  const left = [...folders].flatMap(leftoversIn);
  if (left.length === 0) return;
  const own = new Set<string>();
  for (const path of paths()) own.add(stemBeside(path));
  for (const { path, stem } of left)
    if (own.has(stem) && isDead(path)) rmSync(path, { force: true });
}

const leftoversIn = (folder: string) =>
  namesIn(folder).flatMap(name => {
    const stem = stemOfBeside(name);
    return stem === undefined ? [] : [{ path: join(folder, name), stem: join(folder, stem) }];
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
