/** What is kept in the output folder of the documents written there, so that a later run makes only what changed. */
import { lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cacheText, entriesIn } from '../batch/cache-file.ts';
import { inPages } from '../batch/page.ts';
import { CACHE_FILE } from '../files/paths.ts';
import { systemCode } from '../files/system-error.ts';
import { writeChunks } from '../files/write.ts';
import { pathFrom } from '../report/positions.ts';
import { newPackedLines } from './deleted.ts';
import type { Ingredients, Kept } from './job.ts';

export interface Cache {
  /** Of the file, for messages. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  /** False where there was a file that could not be made out. */
  readonly isSound: boolean;
  /** What is kept of a document, by its absolute path. */
  readonly of: (path: string) => Kept | undefined;
  readonly keep: (path: string, ingredients: Ingredients, result: Result) => void;
  /** Writes what was kept since the last time, if anything. Rejects with UserError. */
  readonly save: () => Promise<void>;
}

/** What became of a document. */
export type Result = Omit<Kept, keyof Ingredients>;

/** Opens what is kept for an output folder, given as an absolute path. What cannot be read is not there. */
export function openCache(folder: string, folderName: string): Cache {
  const name = join(folderName, CACHE_FILE);
  const path = join(folder, CACHE_FILE);
  const lines = newPackedLines();
  const places = new Map<string, number>();
  const keyOf = (document: string) => pathFrom(folder, document);
  const put = (key: string, kept: Kept): void => {
    places.set(key, lines.add([JSON.stringify(kept)]));
  };
  // Looked at before it is read, so that what another run writes meanwhile is noticed.
  let written = changedAt(path);
  const isSound = readEntries(path, put);
  // What cannot be relied on in one place is not relied on in others.
  if (!isSound) places.clear();
  /** Lines from this place on are not yet in the file. */
  let saved = lines.count();
  return {
    name,
    path,
    isSound,
    of: document => {
      const place = places.get(keyOf(document));
      return place === undefined ? undefined : JSON.parse(lines.at(place).toString());
    },
    keep: (document, ingredients, result) => {
      // Not as one object: what is put together of two leaves V8 a kilobyte each.
      const [head, tail] = [JSON.stringify(ingredients), JSON.stringify(result)];
      places.set(keyOf(document), lines.add([head.slice(0, -1), ',', tail.slice(1)]));
    },
    save: async () => {
      const [start, end] = [saved, lines.count()];
      if (start === end) return;
      const isFresh = (place = -1) => start <= place && place < end;
      // Another run may have written meanwhile; what it kept of other documents stays.
      if (changedAt(path) !== written)
        readEntries(path, (key, kept) => {
          if (!isFresh(places.get(key))) put(key, kept);
        });
      for (const [key, place] of places)
        if (!isFresh(place) && !isThere(join(folder, key))) places.delete(key);
      saved = lines.count();
      const target = { name, path, within: folder };
      try {
        const text = cacheText([...places.keys()].sort(), key => lines.at(places.get(key) ?? 0));
        written = await writeChunks(target, inPages(text));
      } catch (error) {
        saved = start;
        throw error;
      }
    },
  };
}

/** When a file was written, in ms since 1970; undefined where it cannot be looked at. */
function changedAt(path: string): number | undefined {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return undefined;
  }
}

/**
 * Tells what the file keeps; false for one that cannot be read, is no cache of this version, or is not all of one. Throws
 * anything else, such as a bug in what is told.
 */
function readEntries(path: string, tell: (key: string, kept: Kept) => void): boolean {
  try {
    for (const [key, kept] of entriesIn(path)) tell(key, kept);
    return true;
  } catch (error) {
    const code = systemCode(error);
    if (code !== undefined) return code === 'ENOENT' || code === 'ENOTDIR';
    if (error instanceof SyntaxError || error instanceof RangeError) return false;
    throw error;
  }
}

function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
