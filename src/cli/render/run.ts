/** A run of render: the plan, the filings, then the cache, the report and the totals. */
import { dirname } from 'node:path';
import type { UserError } from '../../internal.ts';
import { convertedBytes } from '../check/check-input.ts';
import { guarded } from '../errors.ts';
import { type ExitStatus, exit, worse } from '../exit.ts';
import type { Input, Inputs } from '../files/inputs.ts';
import { clearFolder } from '../files/temporary.ts';
import { awaitInterruption, type Interruption, statusOf } from '../interruption.ts';
import { pretty } from '../report/pretty.ts';
import type { Session } from '../session.ts';
import type { FilingContext } from './filing.ts';
import { inputReader } from './input-reader.ts';
import type { Renderer } from './job.ts';
import { endingText, endText, namingText } from './messages.ts';
import { openRenderer } from './open-renderer.ts';
import type { BatchOptions } from './options.ts';
import { MANY, type Plan, planFor, type RenderPass } from './plan.ts';
import type { Progress } from './progress.ts';
import { faultOf } from './record.ts';
import { type RunContext, type RunResult, renderFilings } from './render-filings.ts';
import type { ReportFile } from './report-file.ts';

/** Renders the filings; gives the worst status. Throws UserError where the command line contradicts itself. */
export async function renderInputs(
  inputs: Inputs,
  options: BatchOptions,
  session: Session,
): Promise<ExitStatus> {
  const interruption = awaitInterruption();
  try {
    return await renderUntil(interruption, inputs, options, session);
  } finally {
    interruption.end();
  }
}

/** Renders the filings until an interruption comes. */
export async function renderUntil(
  interruption: Interruption,
  inputs: Inputs,
  options: BatchOptions,
  session: Session,
  pass: RenderPass = {},
): Promise<ExitStatus> {
  const started = new Date();
  const plan = await planFor(inputs, options, session, pass);
  const { counts, totals, report, ...result } = await renderPlan(plan, interruption, pass, session);
  let { status } = result;
  const faults = inputs.missing.map(({ name, error }) => faultOf(name, error, session));
  const attempt = async (work: () => Promise<void>) => {
    status = worse(status, await guarded(session, undefined, () => work().then(() => exit.clean)));
  };
  const attemptReported = (name: string, work: () => Promise<void>) =>
    attempt(() =>
      work().catch(error => {
        faults.push(faultOf(name, error, session));
        throw error;
      }),
    );
  const { failure } = result;
  if (failure) await attemptReported('perfgoal', () => Promise.reject(failure));
  const cache = plan.cached?.cache;
  if (cache) await attemptReported(cache.name, cache.save);
  const signal = interruption.signal();
  if (signal) status = worse(status, statusOf(signal));
  const ended = new Date();
  if (report) await attempt(() => report.end({ status, started, ended, totals: counts, faults }));

  const { say, message, errorLook } = session;
  const isFailed = totals.errors > 0 || (options.strict === true && totals.warnings > 0);
  const hasFindings = totals.errors + totals.warnings + totals.infos > 0;
  // Of a single filing that did not fail, the summary of its findings says as much.
  if (hasFindings && (isFailed || plan.share.length > 1) && !options.quiet)
    await message(pretty(errorLook).end(totals));
  if (counts.left > 0 || (plan.isMany && !options.quiet))
    await message(`${say(endText(counts, (ended.getTime() - started.getTime()) / 1000))}\n`);
  return status;
}

/** The results of the filings, and the report that waits for its end. */
interface PlanResult extends RunResult {
  readonly report: ReportFile | undefined;
  /** Why the run ended before all filings were rendered, other than by an interruption. */
  readonly failure: UserError | undefined;
}

/** Throws UserError where the plan cannot be carried out. */
async function renderPlan(
  plan: Plan,
  interruption: Interruption,
  { observe }: RenderPass,
  session: Session,
): Promise<PlanResult> {
  const { options } = plan;
  const stop = new AbortController();
  let failure: UserError | undefined;
  const renderer = await openRenderer(plan, interruption, error => {
    failure = error;
    stop.abort();
  });
  let printing = session;
  const release = stopOn(interruption, stop, renderer, () => printing);
  let report: ReportFile | undefined;
  try {
    const { signal } = stop;
    const read = inputReader(session, signal, options.timeout && options.timeout * 1000);
    const named = await namesFor(plan, { read, signal, renderer }, session);
    // Also where nothing will be written, since all documents are unchanged.
    for (const folder of foldersOf(plan, named)) clearFolder(folder);
    if (plan.report) {
      const { beginReport } = await import('./report-file.ts');
      report = beginReport(plan.report.target, { shard: options.shard ?? null }, session);
    }
    const progress = await progressOf(plan, session);
    if (progress) printing = { ...session, message: progress.message };
    const context = { plan, session: printing, renderer, read, named };
    const result = await renderFilings({ ...context, signal, report, progress, observe });
    await progress?.end();
    return { ...result, report, failure };
  } catch (error) {
    await report?.discard();
    throw error;
  } finally {
    release();
    await renderer.destroy();
  }
}

/** After an interruption no more filings are begun, and those in progress are aborted. Gives a function that stops listening. */
const stopOn = (
  { onFirst }: Interruption,
  stop: AbortController,
  renderer: Renderer,
  printing: () => Session,
): (() => void) =>
  onFirst(() => {
    stop.abort();
    void renderer.destroy();
    const { say, message } = printing();
    void message(`${say(endingText)}\n`);
  });

/** The names that --name gives; undefined without it. */
async function namesFor(
  { inputs: { inputs }, options, destination }: Plan,
  { read, signal, renderer }: Pick<RunContext, 'read' | 'signal' | 'renderer'>,
  session: Session,
): Promise<FilingContext['named']> {
  const { say, message } = session;
  const { name: pattern, quiet } = options;
  if (pattern === undefined || destination.kind === 'stdout') return undefined;
  if (inputs.length >= MANY && !quiet) await message(`${say(namingText(inputs.length))}\n`);
  const { namesOf } = await import('./names.ts');
  const readOpenXml = async (input: Input) =>
    convertedBytes(input.name, await read(input), session);
  return namesOf(inputs, { pattern, destination, read: readOpenXml, signal }, renderer);
}

/** The folders of the documents. */
function foldersOf(
  { destination, share }: Plan,
  named: FilingContext['named'],
): ReadonlySet<string> {
  const folders = new Set<string>();
  if (destination.kind === 'files')
    for (const input of share)
      for (const { path } of named?.get(input)?.targets ?? destination.targets(input))
        folders.add(dirname(path));
  return folders;
}

async function progressOf(
  { isMany, options, share }: Plan,
  session: Session,
): Promise<Progress | undefined> {
  if (!isMany || options.quiet) return undefined;
  const { newProgress } = await import('./progress.ts');
  return newProgress(share.length, session);
}
