/** The report of a run, as schemas/run-report.schema.json describes it, and the lines of --json. */
import type { Finding, Format, ReturnReason, Severity, SeverityCounts } from '../../internal.ts';
import type { ExitStatus } from '../exit.ts';
import type { Language } from '../language.ts';
import { jsonText } from '../report/json-text.ts';
import { cellWords } from '../report/messages.ts';
import { reasonOf } from '../report/reasons.ts';
import { version } from '../version.ts';
import type { Shard } from './shard.ts';

/** Grows when a program that reads the report would have to change. */
export const RUN_REPORT_VERSION = 1;

/** How a filing may end; `left` means that it was not run, since the run was interrupted before. */
export const statuses = ['rendered', 'unchanged', 'failed', 'left'] as const;

export type Status = (typeof statuses)[number];

/** Filings by status. */
export type StatusCounts = Readonly<Record<Status, number>>;

export interface ReportedFinding {
  readonly rule: string;
  readonly severity: Severity;
  /** Why a reviewer would return the filing for it; absent in reports of versions that did not say so. */
  readonly reason?: ReturnReason;
  readonly line: number | null;
  readonly column: number | null;
  /** Where it stands in a form in Word or Excel, which has no lines. */
  readonly cell?: string;
  readonly message: string;
}

export interface RecordedDocument {
  /** From the current folder, with slashes. */
  readonly file: string;
  readonly format: Format;
  /** SHA-256. */
  readonly hash: string;
  readonly bytes: number;
}

/** The result of one filing. */
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
  readonly findings: readonly ReportedFinding[];
  /** The error besides the findings, e.g. that a document could not be written; null where there is none. */
  readonly fault: string | null;
  readonly ms: number;
}

/** A record with what the run itself needs of it besides. */
export interface RunRecord extends FilingRecord, SeverityCounts {
  /** The own template by which it failed, from the current folder; null where it did not. */
  readonly wrongForm: string | null;
}

/** An error outside the filings. */
export interface RunFault {
  /** As the command line has it, or of a file that the run keeps. */
  readonly name: string;
  readonly fault: string;
}

/** The beginning of a report, before the filings. */
export interface ReportHead {
  /** The version that made it, where it is not this one. */
  readonly perfgoal?: string;
  /** The number of reports that are merged in it. */
  readonly reports?: number;
  readonly shard: Shard | null;
}

/** The end of a report, behind the filings: it is known only when they are done. */
export interface ReportEnd {
  readonly status: ExitStatus;
  readonly started: Date;
  readonly ended: Date;
  readonly totals: StatusCounts;
  readonly faults: readonly RunFault[];
}

export interface RunReport extends ReportHead, ReportEnd {}

/** The report as JSON; `records` are the filings' records, themselves JSON, of which each stands on a line of its own. */
export function* runReportText(report: RunReport, records: Iterable<string>): Generator<string> {
  yield reportHead(report);
  let separator = '\n';
  for (const record of records) {
    yield separator + record;
    separator = ',\n';
  }
  yield reportEnd(report);
}

/** The JSON before the first record. */
export function reportHead({ perfgoal = version, reports, shard }: ReportHead): string {
  const head = { version: RUN_REPORT_VERSION, perfgoal, ...(reports && { reports }), shard };
  return `${jsonText(head).slice(0, -1)},\n"filings":[`;
}

/** The JSON behind the last record. */
export function reportEnd({ status, started, ended, totals, faults }: ReportEnd): string {
  const end = {
    status,
    // Runs over the same filings differ here and in ms only.
    timing: { started: started.toISOString(), ended: ended.toISOString() },
    totals,
    ...(faults.length > 0 && { faults }),
  };
  return `\n],\n${jsonText(end).slice(1)}\n`;
}

/** The record of a filing as JSON. */
export const recordText = (record: RunRecord): string =>
  jsonText({
    ...record,
    wrongForm: undefined,
    errors: undefined,
    warnings: undefined,
    infos: undefined,
  });

/** Findings as a report has them. */
export const reportedFindings = (
  findings: readonly Finding[],
  language: Language,
): readonly ReportedFinding[] =>
  findings.map(({ rule, severity, span, cell, message }) => ({
    rule,
    severity,
    reason: reasonOf(rule),
    line: span?.line ?? null,
    column: span?.column ?? null,
    ...(cell && { cell: cellWords(cell, language) }),
    message: message[language],
  }));

export function countsOf(filings: readonly FilingRecord[]): StatusCounts {
  const counts = { rendered: 0, unchanged: 0, failed: 0, left: 0 };
  for (const { status } of filings) counts[status] += 1;
  return counts;
}

/** The line of --json for a filing. */
export function filingLine(record: RunRecord): string {
  const { file, status, outputs, errors, warnings, infos, fault, ms } = record;
  const documents = outputs.map(output => output.file);
  return `${jsonText({ file, status, outputs: documents, errors, warnings, infos, fault, ms })}\n`;
}
