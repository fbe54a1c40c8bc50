/** The file of a cache: JSON, each document on a line of its own, so that it is read and written without holding it. */
import { isRecord } from '../json.ts';
import type { Kept } from '../render/job.ts';
import { linesOf } from './file-lines.ts';
import type { Piece } from './page.ts';

/** Grows when what is kept means something else. */
const CACHE_VERSION = 1;
const MAX_CACHE_BYTES = 1024 * 1024 * 1024;

const HEAD = `{"version": ${CACHE_VERSION}, "documents": {`;
const FOOT = '}}';
const SEPARATOR = ',';

/**
 * The documents that are kept, each with what is. Throws the system's error, and SyntaxError at the first line that
 * is none of a cache of this version; those before it are whole.
 */
export function* entriesIn(path: string): Generator<readonly [document: string, kept: Kept]> {
  let isBegun = false;
  let isEnded = false;
  for (const line of linesOf(path, MAX_CACHE_BYTES)) {
    if (isEnded || (!isBegun && line !== HEAD)) throw new SyntaxError(line);
    if (!isBegun) isBegun = true;
    else if (line === FOOT) isEnded = true;
    else if (line !== '') yield entryOf(line);
  }
  if (!isEnded) throw new SyntaxError('cut short');
}

function entryOf(line: string): readonly [string, Kept] {
  const own = line.endsWith(SEPARATOR) ? line.slice(0, -SEPARATOR.length) : line;
  const entries: readonly (readonly [string, unknown])[] = Object.entries(JSON.parse(`{${own}}`));
  const [entry] = entries;
  if (!entry || entries.length > 1) throw new SyntaxError(line);
  const [document, kept] = entry;
  if (!isKept(kept)) throw new SyntaxError(line);
  return [document, kept];
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

/** The text of such a file; the same documents in the same order give the same. */
export function* cacheText(
  documents: Iterable<string>,
  keptOf: (document: string) => Piece,
): Generator<Piece> {
  yield `${HEAD}\n`;
  let separator = '';
  for (const document of documents) {
    yield `${separator}${JSON.stringify(document)}: `;
    yield keptOf(document);
    separator = `${SEPARATOR}\n`;
  }
  yield `\n${FOOT}\n`;
}
