/** Names of the temporary files that are written beside a document and then renamed to it; removal of those that killed runs left. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The longest name that systems allow, in bytes of UTF-8. */
const MAX_NAME_BYTES = 255;
const MARK = '.perfgoal-';
const DIGITS = 8;

/** A new temporary path for a document. */
export function pathBeside(document: string): string {
  const number = Math.floor(Math.random() * 2 ** (4 * DIGITS));
  return `${stemBeside(document)}${MARK}${number.toString(16).padStart(DIGITS, '0')}`;
}

/** What a document's temporary paths begin with: its own path, cut short if the mark would make the name too long. */
export function stemBeside(document: string): string {
  const bytes = Buffer.from(basename(document));
  let end = MAX_NAME_BYTES - MARK.length - DIGITS;
  if (bytes.length <= end) return document;
  while (isInCharacter(bytes[end])) end -= 1;
  return join(dirname(document), bytes.toString('utf8', 0, end));
}

/** The beginning of a temporary name, before the mark; undefined for any other name. */
export function stemOfBeside(name: string): string | undefined {
  return beside.exec(name)?.[1];
}

const beside = /^(.+)\.perfgoal-[0-9a-f]{8}$/s;

/** Whether a byte of UTF-8 continues a character. */
const isInCharacter = (byte = 0) => (byte & 0xc0) === 0x80;

/** No write takes so long; a younger file may be another run’s. In ms. */
const STALE_AFTER = 10 * 60 * 1000;

/** Removes the temporary files that killed runs left beside these paths, given twice; what cannot be removed stays. */
export function removeStaleFiles(paths: () => Iterable<string>): void {
  const folders = new Set<string>();
  for (const path of paths()) folders.add(dirname(path));
  const found = [...folders].flatMap(temporaryIn);
  if (found.length === 0) return;
  const own = new Set<string>();
  for (const path of paths()) own.add(stemBeside(path));
  for (const { path, stem } of found)
    if (own.has(stem) && isStale(path)) rmSync(path, { force: true });
}

const temporaryIn = (folder: string) =>
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

function isStale(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() === true && Date.now() - stats.mtimeMs > STALE_AFTER;
}
