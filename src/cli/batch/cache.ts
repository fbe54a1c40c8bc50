/** What is kept in the output folder of the documents written there, so that a later run makes only what changed. */
import { lstatSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { readBounded } from '../read-file.ts';
import { systemCode } from '../system-error.ts';
import type { Ingredients, Kept } from './job.ts';
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
type Result = Omit<Kept, keyof Ingredients>;

type Entries = Map<string, Kept>;

/** Opens what is kept for an output folder, given as an absolute path. Never throws: what cannot be read is not there. */
export function openCache(folder: string, folderName: string): Cache {
  const name = join(folderName, CACHE_FILE);
  const path = join(folder, CACHE_FILE);
  // Looked at before it is read, so that what another run writes meanwhile is noticed.
  let written = changedAt(path);
  const found = readEntries(path);
  const entries: Entries = found ?? new Map();
  const fresh: Entries = new Map();
  const shared = sharing();
  const keyOf = (document: string) => relative(folder, document).split(sep).join('/');
  return {
    name,
    path,
    isSound: found !== undefined,
    of: document => fresh.get(keyOf(document)) ?? entries.get(keyOf(document)),
    keep: (document, ingredients, result) =>
      fresh.set(keyOf(document), shared(ingredients, result)),
    save: async () => {
      if (fresh.size === 0) return;
      const saved = new Map(fresh);
      fresh.clear();
      // Another run may have written meanwhile; what it kept of other documents stays.
      if (changedAt(path) !== written)
        for (const [document, kept] of readEntries(path) ?? []) entries.set(document, kept);
      for (const [document, kept] of saved) entries.set(document, kept);
      for (const document of entries.keys())
        if (!saved.has(document) && !isThere(join(folder, document))) entries.delete(document);
      const target = { name, path, within: folder };
      try {
        written = await writeDocument(target, cacheText(entries));
      } catch (error) {
        for (const [document, kept] of saved) if (!fresh.has(document)) fresh.set(document, kept);
        throw error;
      }
    },
  };
}

/** One line a document, in a fixed order, so that the same documents give the same file. */
function* cacheText(entries: Entries): Generator<string> {
  let text = `{"version": ${CACHE_VERSION}, "documents": {\n`;
  let separator = '';
  for (const document of [...entries.keys()].sort()) {
    const kept = JSON.stringify(entries.get(document));
    text += `${separator}${JSON.stringify(document)}: ${kept}`;
    separator = ',\n';
    if (text.length < CHUNK) continue;
    yield text;
    text = '';
  }
  yield `${text}\n}}\n`;
}

/** Characters handed over at a time, so that the text of ten thousand entries is never whole in memory. */
const CHUNK = 64 * 1024;

/** When a file was written, in ms since 1970; undefined where it cannot be looked at. */
function changedAt(path: string): number | undefined {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return undefined;
  }
}

/** Keeps texts that are the same for all documents of a run only once. */
function sharing(): (ingredients: Ingredients, result: Result) => Kept {
  const texts = new Map<string, string>();
  const one = (text: string) => {
    const known = texts.get(text) ?? text;
    texts.set(text, known);
    return known;
  };
  // Field by field: what is spread takes V8 several times the memory.
  return (
    { program, options, fonts, form, template, source },
    { bytes, changed, hash, errors, warnings, project },
  ) => ({
    program: one(program),
    options: one(options),
    fonts: one(fonts),
    form: one(form),
    template: one(template),
    source,
    bytes,
    changed,
    hash,
    errors,
    warnings,
    project,
  });
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
