/** The report of a run for programs, as schemas/run-report.schema.json has it. */
import type { Format } from '../../index.ts';
import type { ExitStatus } from '../exit.ts';
import { jsonText, newList } from '../report/json-text.ts';
import { version } from '../version.ts';
import type { Shard } from './sharding.ts';
import type { ToldFinding } from './told.ts';

/** Grows when a program that reads the report would have to change. */
export const RUN_REPORT_VERSION = 1;

/** What became of a filing; `left` is one that the run did not come to. */
export type Status = 'rendered' | 'unchanged' | 'failed' | 'left';

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
export interface RunRecord extends FilingRecord {
  readonly errors: number;
  readonly warnings: number;
}

/** In the order of a report's keys. */
export function filingRecord(record: RunRecord): FilingRecord {
  const { file, status, source, form, project, outputs, findings, fault, ms } = record;
  return { file, status, source, form, project, outputs, findings, fault, ms };
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
  /** Read once. */
  readonly filings: Iterable<FilingRecord>;
}

/** The report as JSON, a line for each filing, in chunks. */
export function* runReportText(report: RunReport): Generator<string> {
  const { perfgoal = version, reports, shard, status, started, ended, totals, filings } = report;
  const head = jsonText({
    version: RUN_REPORT_VERSION,
    perfgoal,
    ...(reports !== undefined && { reports }),
    shard,
    status,
    // All that differs between two runs of the same filings stands here and in ms.
    timing: { started: started.toISOString(), ended: ended.toISOString() },
    totals,
  });
  const list = newList(`${head.slice(0, -1)},\n"filings":[`);
  for (const filing of filings) yield list.add(filing);
  yield `${list.close()}}\n`;
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
