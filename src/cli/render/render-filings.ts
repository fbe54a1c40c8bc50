/** Renders the filings of a run, as many at once as the renderer has threads, and reports each when it is done. */
import { isAbsolute } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { noTotals } from '../check/check-input.ts';
import { guarded, printError } from '../errors.ts';
import { type ExitStatus, exit, worse } from '../exit.ts';
import type { Input } from '../files/inputs.ts';
import { pathFrom } from '../report/positions.ts';
import type { Totals } from '../report/reporter.ts';
import type { Session } from '../session.ts';
import { type FilingContext, type RenderedFiling, renderFiling, writeFiling } from './filing.ts';
import type { RenderPass } from './plan.ts';
import type { Progress } from './progress.ts';
import { filingLine, type RunRecord, type StatusCounts } from './report.ts';
import type { ReportFile } from './report-file.ts';

/** The session prints messages above the progress. */
export interface RunContext extends FilingContext {
  /** Once it is aborted, no more filings are begun. */
  readonly signal: AbortSignal;
  readonly report: ReportFile | undefined;
  readonly progress: Progress | undefined;
  readonly observe: RenderPass['observe'];
}

export interface RunResult {
  /** The worst of all filings. */
  readonly status: ExitStatus;
  /** Of the printed findings. */
  readonly totals: Totals;
  readonly counts: StatusCounts;
}

export async function renderFilings(run: RunContext): Promise<RunResult> {
  const { plan, session, signal, report, progress, observe } = run;
  const counts = { rendered: 0, unchanged: 0, failed: 0, left: 0 };
  let totals = noTotals;
  let status: ExitStatus = exit.clean;
  let isListed = plan.options.json === true;

  /** Where one line cannot be written, the others are not tried. */
  async function list(record: RunRecord): Promise<void> {
    const line = filingLine(record);
    const own = await guarded(session, undefined, () =>
      session.result(line).then(() => exit.clean),
    );
    isListed &&= own === exit.clean;
    status = worse(status, own);
  }

  async function finish(place: number, input: Input, rendered: RenderedFiling): Promise<void> {
    const { record, status: own, printed } = await writeFiling(input, rendered, run);
    status = worse(status, own);
    counts[record.status] += 1;
    if (printed)
      totals = {
        ...totals,
        files: totals.files + 1,
        errors: totals.errors + printed.errors,
        warnings: totals.warnings + printed.warnings,
        infos: totals.infos + printed.infos,
      };
    report?.add(place, withRelativeForm(record, session));
    observe?.(input, record);
    if (isListed) await list(record);
    if (record.status !== 'left') await progress?.step(record.status === 'failed');
    await plan.cached?.cache.autosave();
  }

  for (const { name, error } of plan.inputs.missing) {
    await printError(error, session, name);
    status = exit.fault;
  }
  const queue = plan.share.entries();
  const renderNext = async () => {
    // While one filing is written, the next is rendered: a disk may need longer for a document than rendering it took.
    let written: Promise<void> = Promise.resolve();
    for (const [place, input] of queue) {
      // Signals are listened to between filings.
      await nextTurn();
      const rendered: RenderedFiling = signal.aborted
        ? { kind: 'notRun' }
        : await renderFiling(input, run);
      await written;
      written = finish(place, input, rendered);
    }
    await written;
  };
  await Promise.all(Array.from({ length: run.renderer.threads }, renderNext));
  return { status, totals, counts };
}

/** Reports name no folders of this machine; the form of the settings is known by its absolute path. */
function withRelativeForm(record: RunRecord, { io }: Session): RunRecord {
  const { form } = record;
  return form !== null && isAbsolute(form) ? { ...record, form: pathFrom(io.cwd, form) } : record;
}
