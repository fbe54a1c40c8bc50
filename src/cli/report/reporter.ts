/** What a report of findings is made of; a report is its file here and one line in the table. */
import type { DepartmentTotal, Finding } from '../../internal.ts';
import type { Look } from '../session.ts';

/** The findings of one file. */
export interface FileReport {
  readonly name: string;
  /** The text that the spans of the findings point into. */
  readonly text: string;
  readonly findings: readonly Finding[];
  /** Adds what shows only across files to the report of a file that was told before. */
  readonly across?: boolean;
  /** Whether warnings fail this file, whatever they do to others. */
  readonly isStrict?: boolean;
}

/** What a run came to. */
export interface Totals {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  /** Findings that the baseline knows and that are not told. */
  readonly known: number;
  /** Filings that could not be read or whose form could not be had. */
  readonly unchecked: number;
  /** What departments apply for; empty for a single filing. */
  readonly departments: readonly DepartmentTotal[];
}

/** Prints findings as they come, file by file. */
export interface Reporter {
  readonly file: (report: FileReport) => string | Promise<string>;
  /** What stands at the end, after all files. */
  readonly end: (totals: Totals) => string;
}

/** What a report may depend on besides the findings. */
export interface ReportContext extends Look {
  /** The folder that places are told from, absolute. */
  readonly cwd: string;
  /** Whether warnings fail. */
  readonly strict: boolean;
  readonly now: Date;
}

/** Begins a report. */
export type NewReporter = (context: ReportContext) => Reporter;
