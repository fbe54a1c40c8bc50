/** A run of render: the plan, the filings, then the cache, the report and the totals. */
import { availableParallelism } from 'node:os';
import type { UserError } from '../../internal.ts';
import { guarded } from '../errors.ts';
import { type ExitStatus, exit, worse } from '../exit.ts';
import type { Inputs } from '../files/inputs.ts';
import { removeStaleFiles } from '../files/temporary.ts';
import { awaitInterruption, type Interruption, statusOf } from '../interruption.ts';
import { pretty } from '../report/pretty.ts';
import type { Session } from '../session.ts';
import type { FilingContext } from './filing.ts';
import { inputReader } from './input-reader.ts';
import type { Renderer } from './job.ts';
import { endingText, endText, namingText } from './messages.ts';
import type { BatchOptions } from './options.ts';
import { MANY, type Plan, planFor, type RenderPass } from './plan.ts';
import type { Progress } from './progress.ts';
import { faultOf } from './record.ts';
import { type RunContext, type RunResult, renderFilings } from './render-filings.ts';
import { newRenderer } from './render-job.ts';
import type { ReportFile } from './report-file.ts';

/** Each worker takes some 45 MB; with so many a run of any length stays below 400 MB. */
const MAX_DEFAULT_THREADS = 5;
/** In seconds. */
const DEFAULT_TIMEOUT = 60;
/** How long the filings in progress may take to end after an interruption, in ms. */
const GRACE = 3_000;

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
  const renderer = await openRenderer(plan, error => {
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
    removeStaleFiles(() => pathsOf(plan, named));
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

/** Renders in this thread where there is little to do, else in a pool of workers. Throws UserError where it cannot. */
async function openRenderer(
  { settings, forms, share, options }: Plan,
  onError: (error: UserError) => void,
): Promise<Renderer> {
  const threads = threadsFor(share.length, options);
  // Run from its source, perfgoal has no worker that Node understands.
  if (threads === 0 || import.meta.url.endsWith('.ts')) return newRenderer(settings, forms);
  const { newPool } = await import('./pool.ts');
  const filename = new URL('./worker.cjs', import.meta.url).href;
  const timeout = (options.timeout ?? DEFAULT_TIMEOUT) * 1000;
  return newPool({ filename, workerData: settings, threads, timeout, onError });
}

/** Only a thread of its own can be stopped in time, so that --timeout asks for one. */
function threadsFor(count: number, { jobs, timeout }: BatchOptions): number {
  const most = jobs ?? Math.min(availableParallelism(), MAX_DEFAULT_THREADS);
  if (timeout !== undefined) return Math.max(1, Math.min(most, count));
  return count < MANY || most === 1 ? 0 : Math.min(most, Math.ceil(count / (MANY / 2)));
}

/**
 * After an interruption no more filings are begun, and those in progress may end; after the grace or another one they
 * are aborted. Gives a function that stops listening.
 */
function stopOn(
  { onFirst, onSecond }: Interruption,
  stop: AbortController,
  renderer: Renderer,
  printing: () => Session,
): () => void {
  const releases = [
    onFirst(() => {
      stop.abort();
      setTimeout(renderer.destroy, GRACE).unref();
      const { say, message } = printing();
      void message(`${say(endingText)}\n`);
    }),
    onSecond(() => void renderer.destroy()),
  ];
  return () => {
    for (const release of releases) release();
  };
}

/** The names that --name gives; undefined without it. */
async function namesFor(
  { inputs: { inputs }, options, destination }: Plan,
  { read, signal, renderer }: Pick<RunContext, 'read' | 'signal' | 'renderer'>,
  { say, message }: Session,
): Promise<FilingContext['named']> {
  const { name: pattern, quiet } = options;
  if (pattern === undefined || destination.kind === 'stdout') return undefined;
  if (inputs.length >= MANY && !quiet) await message(`${say(namingText(inputs.length))}\n`);
  const { namesOf } = await import('./names.ts');
  return namesOf(inputs, { pattern, destination, read, signal }, renderer);
}

/** The files that the run writes, as far as they are in a folder that it keeps or are the report. */
function* pathsOf(
  { destination, cached, share, report }: Plan,
  named: FilingContext['named'],
): Iterable<string> {
  if (report?.target) yield report.target.path;
  if (!cached || destination.kind === 'stdout') return;
  yield cached.cache.path;
  for (const input of share)
    for (const { path } of named?.get(input)?.targets ?? destination.targets(input)) yield path;
}

async function progressOf(
  { isMany, options, share }: Plan,
  session: Session,
): Promise<Progress | undefined> {
  if (!isMany || options.quiet) return undefined;
  const { newProgress } = await import('./progress.ts');
  return newProgress(share.length, session);
}
