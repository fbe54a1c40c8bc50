/** One filing of a run, in the main thread: read, rendered where its documents are stale, then written and recorded. */

import type { SeverityCounts } from '../../internal.ts';
import { convertedBytes } from '../check/check-input.ts';
import { fitText, isPoorFit } from '../check/fit-text.ts';
import { guarded } from '../errors.ts';
import { type ExitStatus, exit } from '../exit.ts';
import type { DocumentTarget } from '../files/conflicts.ts';
import type { Input } from '../files/inputs.ts';
import type { Destination } from '../files/outputs.ts';
import { writeChunks } from '../files/write.ts';
import { hashOf } from '../hashes.ts';
import { pathFrom } from '../report/positions.ts';
import type { Session } from '../session.ts';
import type { CacheEntry } from './cache.ts';
import { findingsText } from './findings-text.ts';
import type { StaleFormat } from './freshness.ts';
import type { JobResult, RenderedDocument, Renderer } from './job.ts';
import { reasonText, refusedText, unchangedText, writtenText } from './messages.ts';
import type { NamedDocuments } from './names.ts';
import type { Plan } from './plan.ts';
import { failedRecord, notRunRecord, recordOf } from './record.ts';
import type { RecordedDocument, RunRecord } from './report.ts';

/** Context shared by the filings of a run. */
export interface FilingContext {
  readonly plan: Plan;
  readonly session: Session;
  readonly renderer: Renderer;
  readonly read: (input: Input) => Promise<Uint8Array>;
  /** By --name. */
  readonly named: ReadonlyMap<Input, NamedDocuments> | undefined;
}

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
  /** Numbers of its findings, once they are printed. */
  readonly printed?: SeverityCounts;
}

/** Renders the stale documents of a filing. Never rejects. */
export async function renderFiling(
  input: Input,
  { plan, session, renderer, read, named }: FilingContext,
): Promise<RenderedFiling> {
  const { destination, cached, settings } = plan;
  const { name, path, sheet } = input;
  const start = performance.now();
  try {
    const documents = named?.get(input);
    const targets = documents?.targets ?? targetsOf(input, destination);
    const bytes = await read(input);
    const source = cached || settings.isRecorded ? hashOf(bytes) : '';
    const entries = targets.map(target => ({
      target,
      entry: plan.options.force ? undefined : cached?.cache.get(target.path),
    }));
    const [first] = entries;
    const stale =
      first && cached
        ? cached.freshness.staleFormats(path, entries, source)
        : formatsOf(destination).map(format => ({ format, reason: 'new' as const }));
    const known = stale.length === 0 ? first?.entry : undefined;
    if (known && !needsFindings(known, plan)) {
      const result = unchangedResult(known, performance.now() - start);
      return { kind: 'rendered', targets, source, stale, result };
    }
    const formats = stale.map(({ format }) => format);
    const { missing } = documents ?? {};
    // Only what is rendered: converting takes seconds, and gives other bytes each time.
    const openXml = await convertedBytes(name, bytes, session);
    const result = await renderer.render({ name, path, sheet, bytes: openXml, formats, missing });
    return { kind: 'rendered', targets, source, stale, result };
  } catch (error) {
    return isAbortError(error) ? { kind: 'notRun' } : { kind: 'failed', error };
  }
}

const formatsOf = (destination: Destination) =>
  destination.kind === 'stdout' ? [destination.format] : destination.formats;

const targetsOf = (input: Input, destination: Destination): readonly DocumentTarget[] =>
  destination.kind === 'stdout' ? [] : destination.targets(input);

/** Whether the findings of an unchanged filing must be found again, to be printed or reported. */
const needsFindings = ({ errors, warnings, infos }: CacheEntry, { isMany, settings }: Plan) =>
  errors > 0 || (warnings + infos > 0 && (!isMany || settings.isRecorded));

const unchangedResult = (
  { form, project, errors, warnings, infos }: CacheEntry,
  ms: number,
): JobResult => ({
  documents: [],
  form,
  ...(project && { project }),
  errors,
  warnings,
  infos,
  findings: [],
  text: '',
  reported: [],
  ms,
});

const isAbortError = (error: unknown) => error instanceof Error && error.name === 'AbortError';

/** Writes the documents of a filing and prints its findings. Never rejects. */
export async function writeFiling(
  input: Input,
  rendered: RenderedFiling,
  { plan, session }: FilingContext,
): Promise<FilingOutcome> {
  if (rendered.kind === 'notRun')
    return { status: exit.clean, record: notRunRecord(input, session) };
  const written: RecordedDocument[] = [];
  let printed: FilingOutcome['printed'];
  try {
    if (rendered.kind === 'failed') throw rendered.error;
    const { source, stale, result } = rendered;
    const { documents, findings, errors, warnings, labels, form = '' } = result;
    if (labels && !plan.options.quiet && (isVerbose(plan) || isPoorFit(labels)))
      await session.message(`${session.say(fitText(input.name, form, labels))}\n`);
    try {
      if (documents) await writeDocuments(input, rendered, documents, plan, session, written);
    } finally {
      await session.message(await findingsText(input.name, result, plan, session));
      printed = result;
    }
    if (!documents && isVerbose(plan))
      await session.message(`${session.say(refusedText(input.name, findings, plan.options))}\n`);
    const status = !documents ? 'failed' : stale.length > 0 ? 'rendered' : 'unchanged';
    const hasFailed = errors > 0 || (plan.options.strict === true && warnings > 0);
    const record = recordOf(input, status, source, result, written, session);
    return { status: hasFailed ? exit.findings : exit.clean, record, printed };
  } catch (error) {
    const status = await guarded(session, input.name, () => Promise.reject(error));
    return {
      status,
      record: failedRecord(input, error, written, session),
      ...(printed && { printed }),
    };
  }
}

/** Whether a message is printed for each document. */
const isVerbose = ({ isMany, options }: Plan) => !isMany && !options.quiet;

/** Writes the documents of a filing, adding each to `written`. Rejects with UserError; those before it are written. */
async function writeDocuments(
  input: Input,
  { targets, source, stale, result }: Extract<RenderedFiling, { kind: 'rendered' }>,
  documents: readonly RenderedDocument[],
  plan: Plan,
  session: Session,
  written: RecordedDocument[],
): Promise<void> {
  const { options, destination, cached } = plan;
  const { io, say, message } = session;
  const [first] = stale;
  if (options.why && first)
    await message(`${say(reasonText(input.name, options.force ? 'forced' : first.reason))}\n`);
  if (destination.kind === 'stdout') for (const { bytes } of documents) await session.result(bytes);
  for (const target of targets) {
    const { name, path, format } = target;
    const document = documents.find(each => each.format === format);
    const size = document?.bytes.length ?? 0;
    if (document) {
      const changed = await writeChunks(target, [document.bytes]);
      cached?.cache.set(path, cached.freshness.entryOf(document, source, result, changed));
      written.push({ file: pathFrom(io.cwd, name), format, hash: document.hash, bytes: size });
    } else {
      const { hash, bytes } = cached?.cache.get(path) ?? {};
      if (hash && bytes) written.push({ file: pathFrom(io.cwd, name), format, hash, bytes });
    }
    const text = document ? writtenText(name, size, options) : unchangedText(name);
    if (isVerbose(plan)) await message(`${say(text)}\n`);
  }
}
