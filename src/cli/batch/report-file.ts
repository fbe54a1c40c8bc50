/** The place that --report names: refused before anything is rendered, written to when all is. */
import { reportTarget } from '../clashes.ts';
import type { Inputs } from '../inputs.ts';
import { isStdout } from '../results.ts';
import type { Session } from '../session.ts';
import { inPages, type Piece } from './page.ts';
import { type RunReport, runReportText } from './run-report.ts';
import { writeDocument } from './write-document.ts';

/** Writes the report; `records` is the JSON of each filing's. */
export type WriteReport = (report: RunReport, records: Iterable<Piece>) => Promise<unknown>;

/** A writer of the report. Throws UserError where the file would take the place of a filing or has no folder. */
export function reportFile(inputs: Inputs, name: string, { io, result }: Session): WriteReport {
  const pagesOf = (report: RunReport, records: Iterable<Piece>) =>
    inPages(runReportText(report, records));
  if (isStdout(name))
    return async (report, records) => {
      for (const page of pagesOf(report, records)) await result(page);
    };
  const target = reportTarget(name, inputs, 'filing', io.cwd);
  return (report, records) => writeDocument(target, pagesOf(report, records));
}
