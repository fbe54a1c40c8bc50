/** The place that --report names: refused before anything is rendered, written to when all is. */

import { inPages, type Piece } from '../batch/page.ts';
import { reportTarget } from '../files/conflicts.ts';
import type { Inputs } from '../files/inputs.ts';
import type { Destination } from '../files/outputs.ts';
import { isStdout } from '../files/results.ts';
import { writeChunks } from '../files/write.ts';
import type { Session } from '../session.ts';
import type { BatchOptions } from './options.ts';
import { type RunReport, runReportText } from './report.ts';

interface ReportedRun {
  readonly inputs: Inputs;
  readonly options: BatchOptions;
  readonly destination: Destination;
}

/** Writes the report; `records` is the JSON of each filing's. */
export type WriteReport = (report: RunReport, records: Iterable<Piece>) => Promise<unknown>;

/** A writer of the report of a run. Throws UserError where the file cannot be that of a report. */
export function reportFile(
  name: string,
  { inputs, options, destination }: ReportedRun,
  { io, result }: Session,
): WriteReport {
  const pagesOf = (report: RunReport, records: Iterable<Piece>) =>
    inPages(runReportText(report, records));
  if (isStdout(name))
    return async (report, records) => {
      for (const page of pagesOf(report, records)) await result(page);
    };
  const { form, font = {} } = options;
  const others = [...(form === undefined ? [] : [form]), ...Object.values(font)];
  const folder = destination.kind === 'files' ? destination.folder : undefined;
  const target = reportTarget(name, { inputs, kind: 'filing', others, folder }, io.cwd);
  return (report, records) => writeChunks(target, pagesOf(report, records));
}
