/** The report of a run for programs, as schemas/run-report.schema.json has it. */
import type { Finding, Format } from '../../index.ts';
import type { ExitStatus } from '../exit.ts';
import type { Language } from '../language.ts';
import { jsonText, newList } from '../report/json-text.ts';
import { version } from '../version.ts';
import type { Shard } from './sharding.ts';

/** Grows when a program that reads the report would have to change. */
export const RUN_REPORT_VERSION = 1;

/** What became of a filing; `left` is one that the run did not come to. */
export type Status = 'rendered' | 'unchanged' | 'failed' | 'left';

/** A finding as reports of runs hold it. */
export interface ToldFinding {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly line: number | null;
  readonly column: number | null;
  readonly message: string;
}

export interface WrittenDocument {
  /** From the current folder, with slashes. */
  readonly file: string;
  readonly format: Format;
  /** SHA-256. */
  readonly hash: string;
  readonly bytes: number;
}

/** What is kept of a filing until the run ends. */
export interface FilingRecord {
  /** From the current folder, with slashes. */
  readonly file: string;
  readonly status: Status;
  /** SHA-256 of its bytes; null for one that could not be read. */
  readonly source: string | null;
  readonly form: string | null;
  /** Hash that is the same for the same name, year, department and unit; null where there is no name. */
  readonly project: string | null;
  readonly outputs: readonly WrittenDocument[];
  readonly findings: readonly ToldFinding[];
  /** What was wrong besides the filing itself; null where nothing was. */
  readonly fault: string | null;
  readonly ms: number;
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
  readonly filings: readonly FilingRecord[];
}

export const toldFinding = (
  { rule, severity, span, message }: Finding,
  language: Language,
): ToldFinding => ({
  rule,
  severity,
  line: span?.line ?? null,
  column: span?.column ?? null,
  message: message[language],
});

/** The report as JSON, a line for each filing. */
export function runReportText(report: RunReport): string {
  const { perfgoal = version, reports, shard, status, started, ended, filings } = report;
  const head = jsonText({
    version: RUN_REPORT_VERSION,
    perfgoal,
    ...(reports !== undefined && { reports }),
    shard,
    status,
    // All that differs between two runs of the same filings stands here and in ms.
    timing: { started: started.toISOString(), ended: ended.toISOString() },
    totals: countsOf(filings),
  });
  const list = newList(`${head.slice(0, -1)},\n"filings":[`);
  return `${filings.map(filing => list.add(filing)).join('')}${list.close()}}\n`;
}

/** Filings by status. */
export function countsOf(filings: readonly FilingRecord[]): Readonly<Record<Status, number>> {
  const counts = { rendered: 0, unchanged: 0, failed: 0, left: 0 };
  for (const { status } of filings) counts[status] += 1;
  return counts;
}

/** The line of --json for a filing. */
export function filingLine({ file, status, outputs, findings, fault, ms }: FilingRecord): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const counts = { errors, warnings: findings.length - errors };
  const documents = outputs.map(output => output.file);
  return `${jsonText({ file, status, outputs: documents, ...counts, fault, ms })}\n`;
}
