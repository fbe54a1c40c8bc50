/** One filing of a run, in the main thread: read, rendered where its documents are stale, then written and recorded. */

import { guarded } from '../errors.ts';
import { type ExitStatus, exit } from '../exit.ts';
import type { DocumentTarget } from '../files/conflicts.ts';
import type { Input } from '../files/inputs.ts';
import type { Destination } from '../files/outputs.ts';
import { statsOf } from '../files/paths.ts';
import { readAwaited, readSource, readStream } from '../files/read.ts';
import { writeChunks } from '../files/write.ts';
import { hashOf } from '../hashes.ts';
import { pathFrom } from '../report/positions.ts';
import type { FileReport } from '../report/reporter.ts';
import type { Session } from '../session.ts';
import type { Cache, CacheEntry } from './cache.ts';
import type { Freshness, StaleFormat } from './freshness.ts';
import type { JobResult, Renderer } from './job.ts';
import { reasonText, refusedText, timeoutFault, unchangedText, writtenText } from './messages.ts';
import type { NamedDocuments } from './names.ts';
import type { BatchOptions } from './options.ts';
import { failedRecord, notRunRecord, recordOf } from './record.ts';
import type { RecordedDocument, RunRecord } from './report.ts';

/** What the filings of a run have in common. */
export interface FilingContext {
  readonly options: BatchOptions;
  readonly session: Session;
  readonly destination: Destination;
  readonly renderer: Renderer;
  readonly read: (input: Input) => Promise<Uint8Array>;
  /** Of the output folder, if there is one. */
  readonly cached: CachedFolder | undefined;
  /** By --name. */
  readonly named: ReadonlyMap<Input, NamedDocuments> | undefined;
  /** Whether a message is printed for each document. */
  readonly isVerbose: boolean;
  /** Whether findings of unchanged filings are needed, too: by the report, or since all are printed. */
  readonly showsAll: boolean;
  /** Whether a report needs the hash of the filing. */
  readonly isRecorded: boolean;
  readonly printFindings: (report: FileReport, counts: FindingCounts) => Promise<void>;
}

export interface CachedFolder {
  readonly cache: Cache;
  readonly freshness: Freshness;
}

/** Numbers of all findings, of which not all may be printed. */
export type FindingCounts = Pick<JobResult, 'errors' | 'warnings'>;

/** A filing before its documents are written. */
export type RenderedFiling =
  | { readonly kind: 'notRun' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | {
      readonly kind: 'rendered';
      readonly targets: readonly DocumentTarget[];
      /** Hash of the filing’s bytes; empty where nobody needs it. */
      readonly source: string;
      /** The formats that were rendered; none where all documents are unchanged. */
      readonly stale: readonly StaleFormat[];
      readonly result: JobResult;
    };

export interface FilingOutcome {
  readonly record: RunRecord;
  readonly status: ExitStatus;
}

/** Renders the stale documents of a filing. Never rejects. */
export async function renderFiling(input: Input, context: FilingContext): Promise<RenderedFiling> {
  const { options, destination, renderer, read, cached, named } = context;
  const { name, path } = input;
  const start = performance.now();
  try {
    const documents = named?.get(input);
    const targets = documents?.targets ?? targetsOf(input, destination);
    const bytes = await read(input);
    const source = cached || context.isRecorded ? hashOf(bytes) : '';
    const entries = targets.map(target => ({
      target,
      entry: options.force ? undefined : cached?.cache.get(target.path),
    }));
    const [first] = entries;
    const stale =
      first && cached
        ? cached.freshness.staleFormats(path, entries, source)
        : formatsOf(destination).map(format => ({ format, reason: 'new' as const }));
    const known = stale.length === 0 ? first?.entry : undefined;
    if (known && !needsFindings(known, context))
      return {
        kind: 'rendered',
        targets,
        source,
        stale,
        result: unchangedResult(known, performance.now() - start),
      };
    const formats = stale.map(({ format }) => format);
    const { missing } = documents ?? {};
    const result = await renderer.render({ name, path, bytes, formats, missing });
    return { kind: 'rendered', targets, source, stale, result };
  } catch (error) {
    return isAbortError(error) ? { kind: 'notRun' } : { kind: 'failed', error };
  }
}

const formatsOf = (destination: Destination) =>
  destination.kind === 'stdout' ? [destination.format] : destination.formats;

const targetsOf = (input: Input, destination: Destination): readonly DocumentTarget[] =>
  destination.kind === 'stdout' ? [] : destination.targets(input);

/** Whether the findings of an unchanged filing must be found again. */
const needsFindings = ({ errors, warnings }: CacheEntry, { showsAll }: FilingContext) =>
  errors > 0 || (warnings > 0 && showsAll);

const unchangedResult = (
  { form, project, errors, warnings }: CacheEntry,
  ms: number,
): JobResult => ({
  documents: [],
  form,
  ...(project && { project }),
  errors,
  warnings,
  findings: [],
  text: '',
  reported: [],
  ms,
});

const isAbortError = (error: unknown) => error instanceof Error && error.name === 'AbortError';

/** Prints the findings of a filing and writes its documents. Never rejects. */
export async function writeFiling(
  input: Input,
  rendered: RenderedFiling,
  context: FilingContext,
): Promise<FilingOutcome> {
  const { options, session, printFindings } = context;
  if (rendered.kind === 'notRun')
    return { status: exit.clean, record: notRunRecord(input, session) };
  const written: RecordedDocument[] = [];
  try {
    if (rendered.kind === 'failed') throw rendered.error;
    const { source, stale, result } = rendered;
    const { documents, findings, text, errors, warnings } = result;
    await printFindings({ name: input.name, text, findings }, result);
    if (documents) await writeDocuments(input, rendered, context, written);
    else if (context.isVerbose)
      await session.message(`${session.say(refusedText(input.name, findings, options))}\n`);
    const status = !documents ? 'failed' : stale.length > 0 ? 'rendered' : 'unchanged';
    const hasFailed = errors > 0 || (options.strict === true && warnings > 0);
    return {
      status: hasFailed ? exit.findings : exit.clean,
      record: recordOf(input, status, source, result, written, session),
    };
  } catch (error) {
    const status = await guarded(session, input.name, () => Promise.reject(error));
    return { status, record: failedRecord(input, error, written, session) };
  }
}

/** Writes the documents of a filing, adding each to `written`. Rejects with UserError; those before it are written. */
async function writeDocuments(
  input: Input,
  { targets, source, stale, result }: Extract<RenderedFiling, { kind: 'rendered' }>,
  { options, session, destination, cached, isVerbose }: FilingContext,
  written: RecordedDocument[],
): Promise<void> {
  const { say, message, io } = session;
  const { documents = [], form = '', errors, warnings, project } = result;
  const [first] = stale;
  if (options.why && first)
    await message(`${say(reasonText(input.name, options.force ? 'forced' : first.reason))}\n`);
  if (destination.kind === 'stdout') for (const { bytes } of documents) await session.result(bytes);
  for (const target of targets) {
    const { name, path, format } = target;
    const document = documents.find(each => each.format === format);
    if (document) {
      const { hash, template, bytes } = document;
      const changed = await writeChunks(target, [bytes]);
      if (cached) {
        const {
          program,
          options: optionsKey,
          fonts,
        } = cached.freshness.inputsOf(format, { form, template, source });
        cached.cache.set(path, {
          program,
          options: optionsKey,
          fonts,
          form,
          template,
          source,
          bytes: bytes.length,
          changed,
          hash,
          project,
          errors,
          warnings,
        });
      }
      written.push({ file: pathFrom(io.cwd, name), format, hash, bytes: bytes.length });
    } else {
      const entry = cached?.cache.get(path);
      if (entry) {
        const { hash, bytes } = entry;
        written.push({ file: pathFrom(io.cwd, name), format, hash, bytes });
      }
    }
    const text = document ? writtenText(name, document.bytes.length, options) : unchangedText(name);
    if (isVerbose) await message(`${say(text)}\n`);
  }
}

/**
 * Reads the filings of a run, of which standard input, pipes and devices may take as long as somebody else likes: the
 * signal ends the wait with an AbortError, and so does the limit in ms with UserError. They can be read but once, so
 * that their bytes are kept.
 */
export function inputReader(
  { io }: Session,
  signal: AbortSignal,
  limit: number | undefined,
): (input: Input) => Promise<Uint8Array> {
  const kept = new Map<string | undefined, Promise<Uint8Array>>();

  async function wait(path: string | undefined): Promise<Uint8Array> {
    const late = new AbortController();
    const timer =
      limit === undefined ? undefined : setTimeout(() => late.abort(timeoutFault(limit)), limit);
    const either = AbortSignal.any([signal, late.signal]);
    try {
      return await (path === undefined
        ? readStream(io.stdin, { signal: either })
        : readAwaited(path, either));
    } finally {
      clearTimeout(timer);
    }
  }

  return async ({ path }) => {
    if (path !== undefined && !isPipeOrDevice(path)) return readSource(path);
    const bytes = kept.get(path) ?? wait(path);
    kept.set(path, bytes);
    return bytes;
  };
}

/** Whether reading may block. What cannot be looked at is none; reading it tells why. */
export function isPipeOrDevice(path: string): boolean {
  const stats = statsOf(path);
  return stats !== undefined && (stats.isFIFO() || stats.isCharacterDevice());
}
