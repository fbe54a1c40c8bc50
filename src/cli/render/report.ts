/** The report of a run for programs, as schemas/run-report.schema.json has it. */
import type { Format } from '../../internal.ts';
import type { Piece } from '../batch/page.ts';
import type { ExitStatus } from '../exit.ts';
import { jsonText } from '../report/json-text.ts';
import { version } from '../version.ts';
import type { Told, ToldFinding } from './finding-record.ts';
import type { Shard } from './shard.ts';

/** Grows when a program that reads the report would have to change. */
export const RUN_REPORT_VERSION = 1;

/** What may become of a filing; `left` is one that the run did not come to. */
export const statuses = ['rendered', 'unchanged', 'failed', 'left'] as const;

export type Status = (typeof statuses)[number];

export interface RecordedDocument {
  /** From the current folder, with slashes. */
  readonly file: string;
  readonly format: Format;
  /** SHA-256. */
  readonly hash: string;
  readonly bytes: number;
}

/** What became of a filing. */
export interface FilingRecord {
  /** From the current folder, with slashes. */
  readonly file: string;
  readonly status: Status;
  /** SHA-256 of its bytes; null for one that could not be read. */
  readonly source: string | null;
  readonly form: string | null;
  /** Hash that is the same for the same name, year, department and unit; null where there is no name. */
  readonly project: string | null;
  readonly outputs: readonly RecordedDocument[];
  readonly findings: readonly ToldFinding[];
  /** What was wrong besides the filing itself; null where nothing was. */
  readonly fault: string | null;
  readonly ms: number;
}

/** The same while the run goes on. */
export interface RunRecord extends Omit<FilingRecord, 'findings'> {
  readonly told: Told;
  /** The own template by which it failed, from the current folder; null where it did not. */
  readonly wrongForm: string | null;
  readonly errors: number;
  readonly warnings: number;
}

/** A filing's record as JSON. */
export function recordPieces(record: RunRecord): readonly Piece[] {
  const { file, status, source, form, project, outputs, told, fault, ms } = record;
  const head = jsonText({ file, status, source, form, project, outputs });
  const tail = jsonText({ fault, ms });
  return [`${head.slice(0, -1)},"findings":`, told, `,${tail.slice(1)}`];
}

/** What was wrong with the run outside its filings. */
export interface RunFault {
  /** As the command line has it, or of a file that the run keeps. */
  readonly name: string;
  readonly fault: string;
}

export interface RunReport {
  /** The version that made it, where it is not this one. */
  readonly perfgoal?: string;
  /** So many reports are merged in it. */
  readonly reports?: number;
  readonly shard: Shard | null;
  readonly status: ExitStatus;
  readonly started: Date;
  readonly ended: Date;
  readonly totals: Readonly<Record<Status, number>>;
  readonly faults: readonly RunFault[];
}

/** The report as JSON; each of the filings' records, themselves JSON, stands on a line of its own. */
export function* runReportText(report: RunReport, records: Iterable<Piece>): Generator<Piece> {
  const { perfgoal = version, reports, shard, status, started, ended, totals, faults } = report;
  const head = jsonText({
    version: RUN_REPORT_VERSION,
    perfgoal,
    ...(reports !== undefined && { reports }),
    shard,
    status,
    // All that differs between two runs of the same filings stands here and in ms.
    timing: { started: started.toISOString(), ended: ended.toISOString() },
    totals,
    ...(faults.length > 0 && { faults }),
  });
  yield `${head.slice(0, -1)},\n"filings":[`;
  let separator = '\n';
  for (const record of records) {
    yield separator;
    yield record;
    separator = ',\n';
  }
  yield separator === '\n' ? ']}\n' : '\n]}\n';
}

/** Filings by status. */
export function countsOf(filings: readonly FilingRecord[]): Readonly<Record<Status, number>> {
  const counts = { rendered: 0, unchanged: 0, failed: 0, left: 0 };
  for (const { status } of filings) counts[status] += 1;
  return counts;
}

/** The line of --json for a filing. */
export function filingLine(record: RunRecord): string {
  const { file, status, outputs, errors, warnings, fault, ms } = record;
  const documents = outputs.map(output => output.file);
  return `${jsonText({ file, status, outputs: documents, errors, warnings, fault, ms })}\n`;
}
