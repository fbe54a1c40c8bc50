/** What is kept in the output folder of the documents written there, so that a later run makes only what changed. */
import { lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readBounded } from '../read-file.ts';
import { pathFrom } from '../report/positions.ts';
import { systemCode } from '../system-error.ts';
import type { Ingredients, Kept } from './job.ts';
import { newPackedLines, type PackedLines } from './packed-lines.ts';
import { inPages, type Piece } from './page.ts';
import { writeDocument } from './write-document.ts';

const CACHE_FILE = '.perfgoal-cache.json';
/** Grows when what is kept means something else. */
const CACHE_VERSION = 1;
const MAX_CACHE_BYTES = 1024 * 1024 * 1024;

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

type Entries = ReadonlyMap<string, Kept>;

/** Opens what is kept for an output folder, given as an absolute path. Never throws: what cannot be read is not there. */
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
  const found = readEntries(path);
  for (const [key, kept] of found ?? []) put(key, kept);
  /** Lines from this place on are not yet in the file. */
  let saved = lines.count();
  return {
    name,
    path,
    isSound: found !== undefined,
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
        for (const [key, kept] of readEntries(path) ?? [])
          if (!isFresh(places.get(key))) put(key, kept);
      for (const [key, place] of places)
        if (!isFresh(place) && !isThere(join(folder, key))) places.delete(key);
      saved = lines.count();
      const target = { name, path, within: folder };
      try {
        written = await writeDocument(target, inPages(cacheText(places, lines)));
      } catch (error) {
        saved = start;
        throw error;
      }
    },
  };
}

/** One line a document, in a fixed order, so that the same documents give the same file. */
function* cacheText(places: ReadonlyMap<string, number>, lines: PackedLines): Generator<Piece> {
  yield `{"version": ${CACHE_VERSION}, "documents": {\n`;
  let separator = '';
  for (const key of [...places.keys()].sort()) {
    yield `${separator}${JSON.stringify(key)}: `;
    yield lines.at(places.get(key) ?? 0);
    separator = ',\n';
  }
  yield '\n}}\n';
}

/** When a file was written, in ms since 1970; undefined where it cannot be looked at. */
function changedAt(path: string): number | undefined {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return undefined;
  }
}

/** What the file keeps; nothing when there is none, undefined for one that is no cache of this version. */
function readEntries(path: string): Entries | undefined {
  try {
    const text = Buffer.from(readBounded(path, MAX_CACHE_BYTES)).toString();
    const { version, documents }: { version?: unknown; documents?: unknown } = JSON.parse(text);
    if (version !== CACHE_VERSION || typeof documents !== 'object' || documents === null)
      return undefined;
    const entries = Object.entries(documents);
    return entries.every(([, kept]) => isKept(kept)) ? new Map(entries) : undefined;
  } catch (error) {
    return systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR'
      ? new Map()
      : undefined;
  }
}

const texts = ['program', 'options', 'fonts', 'form', 'template', 'source', 'hash'];

function isKept(kept: unknown): kept is Kept {
  return (
    isRecord(kept) &&
    texts.every(name => typeof kept[name] === 'string') &&
    typeof kept.bytes === 'number' &&
    typeof kept.changed === 'number' &&
    typeof kept.errors === 'number' &&
    typeof kept.warnings === 'number' &&
    (kept.project === undefined || typeof kept.project === 'string')
  );
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
