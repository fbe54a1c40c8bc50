/** The file that --report names: refused before anything is rendered, written when all is. */
import { reportTarget } from '../clashes.ts';
import type { Inputs } from '../inputs.ts';
import type { Session } from '../session.ts';
import { inPages, type Piece } from './page.ts';
import { type RunReport, runReportText } from './run-report.ts';
import { writeDocument } from './write-document.ts';

/** Writes the report; `records` is the JSON of each filing's. */
export type WriteReport = (report: RunReport, records: Iterable<Piece>) => Promise<unknown>;

/** A writer of the report. Throws UserError where the file would take the place of a filing or has no folder. */
export function reportFile(inputs: Inputs, name: string, { io }: Session): WriteReport {
  const target = reportTarget(name, inputs, 'filing', io.cwd);
  return (report, records) => writeDocument(target, inPages(runReportText(report, records)));
}
