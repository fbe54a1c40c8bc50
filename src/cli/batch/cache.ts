/** What is kept in the output folder of the documents written there, so that a later run makes only what changed. */
import { lstatSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { readBounded } from '../read-file.ts';
import { systemCode } from '../system-error.ts';
import type { Kept } from './job.ts';
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
  readonly keep: (path: string, kept: Kept) => void;
  /** Writes what was kept since the last time, if anything. Rejects with UserError. */
  readonly save: () => Promise<void>;
}

type Entries = Map<string, Kept>;

/** Opens what is kept for an output folder, given as an absolute path. Never throws: what cannot be read is not there. */
export function openCache(folder: string, folderName: string): Cache {
  const name = join(folderName, CACHE_FILE);
  const path = join(folder, CACHE_FILE);
  const found = readEntries(path);
  const before: Entries = found ?? new Map();
  const fresh: Entries = new Map();
  const keyOf = (document: string) => relative(folder, document).split(sep).join('/');
  return {
    name,
    path,
    isSound: found !== undefined,
    of: document => fresh.get(keyOf(document)) ?? before.get(keyOf(document)),
    keep: (document, kept) => fresh.set(keyOf(document), kept),
    save: async () => {
      if (fresh.size === 0) return;
      const saved = new Map(fresh);
      fresh.clear();
      for (const [document, kept] of saved) before.set(document, kept);
      // Another run may have written meanwhile; what it kept of other documents stays.
      const entries = new Map([...(readEntries(path) ?? []), ...saved]);
      for (const document of entries.keys())
        if (!saved.has(document) && !isThere(join(folder, document))) entries.delete(document);
      const target = { name, path, within: folder };
      try {
        await writeDocument(target, [cacheText(entries)]);
      } catch (error) {
        for (const [document, kept] of saved) if (!fresh.has(document)) fresh.set(document, kept);
        throw error;
      }
    },
  };
}

/** One line a document, in a fixed order, so that the same documents give the same file. */
function cacheText(entries: Entries): string {
  const lines = [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([document, kept]) => `${JSON.stringify(document)}: ${JSON.stringify(kept)}`);
  return `{"version": ${CACHE_VERSION}, "documents": {\n${lines.join(',\n')}\n}}\n`;
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

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  const kept: Readonly<Record<string, unknown>> = { ...value };
  return (
    texts.every(name => typeof kept[name] === 'string') &&
    typeof kept.bytes === 'number' &&
    typeof kept.changed === 'number' &&
    typeof kept.errors === 'number' &&
    typeof kept.warnings === 'number' &&
    (kept.project === undefined || typeof kept.project === 'string')
  );
}

function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
