/** Renders the filings of a run, as many at once as the renderer has threads, and reports each when it is done. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { noTotals } from '../check/check-input.ts';
import { guarded, printError } from '../errors.ts';
import { type ExitStatus, exit, worse } from '../exit.ts';
import type { Input } from '../files/inputs.ts';
import { findingLine } from '../report/messages.ts';
import { pretty } from '../report/pretty.ts';
import type { FileReport, Totals } from '../report/reporter.ts';
import type { Session } from '../session.ts';
import { type FilingContext, type RenderedFiling, renderFiling, writeFiling } from './filing.ts';
import { warningsText } from './messages.ts';
import type { Plan, RenderPass } from './plan.ts';
import type { Progress } from './progress.ts';
import { filingLine, type StatusCounts } from './report.ts';
import type { ReportFile } from './report-file.ts';

export interface RunContext extends Pick<FilingContext, 'renderer' | 'read' | 'named'> {
  /** Prints messages above the progress. */
  readonly session: Session;
  /** Once it is aborted, no more filings are begun. */
  readonly signal: AbortSignal;
  readonly report: ReportFile | undefined;
  readonly progress: Progress | undefined;
  readonly observe: RenderPass['observe'];
}

export interface RunResult {
  /** The worst of all filings. */
  readonly status: ExitStatus;
  readonly totals: Totals;
  readonly counts: StatusCounts;
}

export async function renderFilings(plan: Plan, run: RunContext): Promise<RunResult> {
  const { inputs, options, share, isMany, cached } = plan;
  const { session, signal, report, progress, observe } = run;
  const counts = { rendered: 0, unchanged: 0, failed: 0, left: 0 };
  let totals = noTotals;
  let status: ExitStatus = exit.clean;
  let isListing = options.json === true;

  const context: FilingContext = {
    ...plan,
    ...run,
    isVerbose: !isMany && !options.quiet,
    showsAll: !isMany || plan.settings.isRecorded,
    isRecorded: plan.settings.isRecorded,
    printFindings: async (fileReport, { errors, warnings }) => {
      totals = {
        ...totals,
        files: totals.files + 1,
        errors: totals.errors + errors,
        warnings: totals.warnings + warnings,
      };
      await session.message(await findingsText(fileReport, warnings, plan, session));
    },
  };

  async function finish(place: number, input: Input, rendered: RenderedFiling): Promise<void> {
    const { record, status: own } = await writeFiling(input, rendered, context);
    status = worse(status, own);
    counts[record.status] += 1;
    report?.add(place, record);
    observe?.(input, record);
    if (isListing) {
      const line = filingLine(record);
      const listed = await guarded(session, undefined, () =>
        session.result(line).then(() => exit.clean),
      );
      // Where one line cannot be written, the others are not tried.
      isListing &&= listed === exit.clean;
      status = worse(status, listed);
    }
    if (record.status !== 'left') await progress?.step(record.status === 'failed');
    await cached?.cache.autosave();
  }

  for (const { name, error } of inputs.missing) {
    await printError(error, session, name);
    status = exit.fault;
  }
  const queue = share.entries();
  const renderNext = async () => {
    // While one filing is written, the next is rendered: a disk may take longer to write a document than it took to render.
    let written: Promise<void> = Promise.resolve();
    for (const [place, input] of queue) {
      // Signals are listened to between filings.
      await nextTurn();
      const rendered: RenderedFiling = signal.aborted
        ? { kind: 'notRun' }
        : await renderFiling(input, context);
      await written;
      written = finish(place, input, rendered);
    }
    await written;
  };
  await Promise.all(Array.from({ length: run.renderer.threads }, renderNext));
  return { status, totals, counts };
}

/** Of many filings the findings of those that fail are printed on a line each, those of the others only counted. */
function findingsText(
  report: FileReport,
  warnings: number,
  { isMany, options }: Plan,
  { errorLook, say }: Session,
): string | Promise<string> {
  if (!isMany) return pretty(errorLook).file(report);
  const { name, findings } = report;
  if (findings.length > 0)
    return findings.map(finding => findingLine(name, finding, errorLook.language)).join('');
  return warnings === 0 || options.quiet ? '' : `${say(warningsText(name, warnings))}\n`;
}
