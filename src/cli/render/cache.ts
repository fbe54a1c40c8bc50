/** The cache of an output folder: what each document in it was rendered from, so that a later run renders only what changed. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SeverityCounts } from '../../internal.ts';
import { CACHE_FILE } from '../files/paths.ts';
import { systemCode } from '../files/system-error.ts';
import { writeChunks } from '../files/write.ts';
import { isRecord } from '../json.ts';
import { pathFrom } from '../report/positions.ts';

/** A document as it was written, with all that it was rendered from: where that is the same, the bytes are. */
export interface CacheEntry extends SeverityCounts {
  readonly program: string;
  readonly options: string;
  readonly fonts: string;
  /** Id of the form, as the filing or --form names it, and the hash of what it and its parents say. */
  readonly form: string;
  readonly template: string;
  /** Hash of the filing’s bytes. */
  readonly source: string;
  /** Size of the document. */
  readonly bytes: number;
  /** Time of change in ms since 1970. */
  readonly changed: number;
  readonly hash: string;
  readonly project?: string | undefined;
}

export interface Cache {
  /** Of the file, for messages. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  /** False where the file exists but is unreadable, incomplete or of another version. */
  readonly isSound: boolean;
  /** The entry of a document, given by its absolute path. */
  readonly get: (document: string) => CacheEntry | undefined;
  readonly set: (document: string, entry: CacheEntry) => void;
  /** Writes the file if an entry was set since it was last written. Rejects with UserError. */
  readonly save: () => Promise<void>;
  /** The same where the last time is long ago, so that a run that is killed does not start all over. Never rejects. */
  readonly autosave: () => Promise<void>;
}

/** Grows when an entry means something else. */
const CACHE_VERSION = 2;
const MAX_CACHE_BYTES = 256 * 1024 * 1024;
/** How often a long run saves, in ms. */
const AUTOSAVE = 30_000;

/** Opens the cache of an output folder, given by its absolute path and its name for messages. */
export function openCache(folder: string, folderName: string): Cache {
  const name = join(folderName, CACHE_FILE);
  const path = join(folder, CACHE_FILE);
  const keyOf = (document: string) => pathFrom(folder, document);
  // Looked at before it is read, so that another run that writes it meanwhile is noticed.
  let written = changedAt(path);
  const found = readEntries(path);
  const entries = new Map(found);
  let unsaved = new Set<string>();
  let lastSave = performance.now();

  async function save(): Promise<void> {
    if (unsaved.size === 0) return;
    const saving = unsaved;
    unsaved = new Set();
    // What another run wrote meanwhile of other documents is kept.
    if (changedAt(path) !== written)
      for (const [key, entry] of readEntries(path) ?? [])
        if (!saving.has(key)) entries.set(key, entry);
    for (const key of entries.keys())
      if (!saving.has(key) && !existsSync(join(folder, key))) entries.delete(key);
    try {
      written = await writeChunks({ name, path, within: folder }, cacheText(entries));
    } catch (error) {
      for (const key of saving) unsaved.add(key);
      throw error;
    }
  }

  return {
    name,
    path,
    isSound: found !== undefined,
    get: document => entries.get(keyOf(document)),
    set: (document, entry) => {
      const key = keyOf(document);
      entries.set(key, entry);
      unsaved.add(key);
    },
    save,
    autosave: async () => {
      if (performance.now() - lastSave < AUTOSAVE) return;
      lastSave = performance.now();
      // An error is reported when the run ends and saves again.
      await save().catch(() => {});
    },
  };
}

/** Time of change in ms since 1970; undefined where there is no file. */
function changedAt(path: string): number | undefined {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return undefined;
  }
}

/** The entries of a file, none where there is none; undefined where it is unreadable or not all of it is entries. */
function readEntries(path: string): readonly [string, CacheEntry][] | undefined {
  try {
    const stats = statSync(path);
    if (!stats.isFile() || stats.size > MAX_CACHE_BYTES) return undefined;
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (!isRecord(value) || value.version !== CACHE_VERSION || !isRecord(value.documents))
      return undefined;
    const entries = Object.entries(value.documents);
    return entries.every(isNamedEntry) ? entries : undefined;
  } catch (error) {
    const code = systemCode(error);
    if (code !== undefined) return code === 'ENOENT' || code === 'ENOTDIR' ? [] : undefined;
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The text of the file, an entry a line; the same entries give the same. */
function* cacheText(entries: ReadonlyMap<string, CacheEntry>): Generator<Uint8Array> {
  let before = `{"version": ${CACHE_VERSION}, "documents": {\n`;
  for (const key of [...entries.keys()].sort()) {
    yield Buffer.from(`${before}${JSON.stringify(key)}: ${JSON.stringify(entries.get(key))}`);
    before = ',\n';
  }
  yield Buffer.from('\n}}\n');
}

const texts = ['program', 'options', 'fonts', 'form', 'template', 'source', 'hash'];
const numbers = ['bytes', 'changed', 'errors', 'warnings'];

function isNamedEntry(named: [string, unknown]): named is [string, CacheEntry] {
  const [, entry] = named;
  return (
    isRecord(entry) &&
    texts.every(key => typeof entry[key] === 'string') &&
    numbers.every(key => typeof entry[key] === 'number') &&
    (entry.project === undefined || typeof entry.project === 'string')
  );
}
