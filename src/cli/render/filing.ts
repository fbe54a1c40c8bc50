/** One filing of a run: drawn, told, written, recorded. */

import { Dropped } from '../batch/dropped.ts';
import type { Earlier } from '../batch/kept.ts';
import { guarded } from '../errors.ts';
import { type ExitStatus, exit } from '../exit.ts';
import type { DocumentTarget } from '../files/conflicts.ts';
import type { Input } from '../files/inputs.ts';
import type { Destination } from '../files/outputs.ts';
import { pathFrom } from '../report/positions.ts';
import type { FileReport } from '../report/reporter.ts';
import type { Session } from '../session.ts';
import { ingredientsOf } from './freshness.ts';
import type { Job, Outcome, Output, Rendered } from './job.ts';
import { reasonText, refusedText, unchangedText, writtenText } from './messages.ts';
import type { Named } from './names.ts';
import type { BatchOptions } from './options.ts';
import { unpackedError } from './plain-error.ts';
import type { Shop } from './pool.ts';
import { failedRecord, leftRecord, recordOf } from './record.ts';
import type { RecordedDocument, RunRecord } from './report.ts';

/** What the filings of a run share. */
export interface Run {
  readonly options: BatchOptions;
  readonly session: Session;
  readonly destination: Destination;
  readonly shop: Shop;
  readonly earlier: Earlier | undefined;
  /** By --name. */
  readonly named: ReadonlyMap<Input, Named> | undefined;
  /** Whether each document is told; of many only the findings are. */
  readonly isTold: boolean;
  /** Tells the findings of a filing. */
  readonly tell: (report: FileReport, counts: Counts) => Promise<void>;
}

/** Of all findings, of which not all may be told. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
}

export interface Rendering {
  readonly record: RunRecord;
  readonly status: ExitStatus;
}

/** Renders a filing; never rejects. */
export async function renderFiling(input: Input, run: Run): Promise<Rendering> {
  const { session } = run;
  const recorded: RecordedDocument[] = [];
  try {
    const targets = targetsOf(input, run);
    const rendered = await run.shop.render(jobOf(input, targets, run));
    const { outcome } = rendered;
    keep(outcome, targets, run);
    const { findings, text, errors, warnings } = outcome;
    await run.tell({ name: input.name, text, findings }, outcome);
    await finish(input, rendered, targets, run, recorded);
    const hasFailed = errors > 0 || (run.options.strict === true && warnings > 0);
    const status = hasFailed ? exit.findings : exit.clean;
    return { status, record: recordOf(input, rendered, recorded, session) };
  } catch (error) {
    if (error instanceof Dropped) return { status: exit.clean, record: leftRecord(input, session) };
    const status = await guarded(session, input.name, () => Promise.reject(error));
    return { status, record: failedRecord(input, error, recorded, session) };
  }
}

/** The places of its documents; none for standard output, and for a filing without a name. */
function targetsOf(input: Input, { destination, named }: Run): readonly DocumentTarget[] {
  if (destination.kind === 'stdout') return [];
  return named?.get(input)?.targets ?? destination.targets(input);
}

/** What is asked for a filing. */
function jobOf(
  input: Input,
  targets: readonly DocumentTarget[],
  { destination, named, earlier, options }: Run,
): Job {
  const { name, path } = input;
  const missing = named?.get(input)?.missing;
  const outputs = (): readonly Output[] => {
    if (destination.kind === 'stdout') return [{ format: destination.format }];
    if (missing !== undefined) return destination.formats.map(format => ({ format }));
    return targets.map(target => {
      const kept = options.force ? undefined : earlier?.cache.of(target.path);
      return { format: target.format, target, kept };
    });
  };
  return { name, path, missing, outputs: outputs() };
}

/** Keeps in the cache what was written, whatever comes after. */
function keep(outcome: Outcome, targets: readonly DocumentTarget[], { earlier }: Run): void {
  if (outcome.kind !== 'drawn' || !earlier) return;
  const { cache, keys } = earlier;
  const { source, form = '', errors, warnings, project } = outcome;
  for (const { format, path } of targets) {
    const document = outcome.documents.find(each => each.format === format);
    if (!document) continue;
    const { bytes, changed, hash, template = '' } = document;
    const ingredients = ingredientsOf(keys, format, { form, template, source });
    cache.keep(path, ingredients, { bytes, changed, hash, errors, warnings, project });
  }
}

/** Tells and records what became of the documents. Rejects with why one of them could not be written. */
async function finish(
  input: Input,
  { outcome, handed }: Rendered,
  targets: readonly DocumentTarget[],
  run: Run,
  recorded: RecordedDocument[],
): Promise<void> {
  const { options, session } = run;
  const { say, message } = session;
  if (outcome.kind === 'refused') {
    if (run.isTold) await message(`${say(refusedText(input.name, outcome.findings, options))}\n`);
    return;
  }
  const { documents, fault } =
    outcome.kind === 'drawn' ? outcome : { documents: [], fault: undefined };
  if (outcome.kind === 'drawn' && options.why)
    await message(`${say(reasonText(input.name, options.force ? 'forced' : outcome.reason))}\n`);
  if (handed) await session.result(handed);
  for (const target of targets) {
    const document = documents.find(({ format }) => format === target.format);
    if (fault?.format === target.format) throw unpackedError(fault.error);
    if (run.isTold) {
      const { name } = target;
      const text = document ? writtenText(name, document.bytes, options) : unchangedText(name);
      await message(`${say(text)}\n`);
    }
    const known = document ?? run.earlier?.cache.of(target.path);
    if (known)
      recorded.push({
        file: pathFrom(session.io.cwd, target.name),
        format: target.format,
        hash: known.hash,
        bytes: known.bytes,
      });
  }
}
