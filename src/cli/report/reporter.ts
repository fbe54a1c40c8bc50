/** The interface of report formats. Each has a file in this folder and a line in index.ts. */
import type { DepartmentTotal, Finding, Localized, SeverityCounts } from '../../internal.ts';
import type { Look } from '../session.ts';

/** The findings of one file. */
export interface FileReport {
  readonly name: string;
  /** The text that the spans of the findings point into. */
  readonly text: string;
  readonly findings: readonly Finding[];
  /** Adds findings across files to a file that was reported before. */
  readonly across?: boolean;
  /** Whether warnings fail this file; by default as in the context. */
  readonly isStrict?: boolean;
  /** Of the filing, as far as it says so. */
  readonly department?: string | undefined;
  readonly project?: string | undefined;
}

/** A filing that could not be read, or whose form could not be loaded. */
export interface UncheckedFile {
  readonly name: string;
  readonly reason: Localized;
}

/** Counts of a run. */
export interface Totals extends SeverityCounts {
  readonly files: number;
  /** Findings that check --fix mends. */
  readonly fixable: number;
  /** Findings that are in the baseline and not reported. */
  readonly known: number;
  /** Filings that could not be read or whose form could not be loaded. */
  readonly unchecked: number;
  /** Those of them that are known by name. */
  readonly uncheckedFiles: readonly UncheckedFile[];
  /** Sums of the amounts by department; empty for a single filing. */
  readonly departments: readonly DepartmentTotal[];
}

/** Formats the findings of one file after the other. */
export interface Reporter {
  readonly file: (report: FileReport) => string | Promise<string>;
  /** The end of the report, after all files. */
  readonly end: (totals: Totals) => string | Promise<string>;
  /** Says how much was left out; the end says so too. */
  readonly rest?: () => string;
}

/** What a report depends on besides the findings. */
export interface ReportContext extends Look {
  /** The folder that paths are relative to, absolute. */
  readonly cwd: string;
  /** Whether warnings fail. */
  readonly strict: boolean;
  readonly now: Date;
  /** What a report for people leaves out; nothing by default. */
  readonly shown?: Shown;
}

/** How much a report for people shows. Its counts are always of all. */
export interface Shown {
  /** Whether findings that are only worth knowing are shown. */
  readonly infos: boolean;
  /** Findings that are shown at most in the whole report; Infinity for all. */
  readonly most: number;
}

/** Begins a report. */
export type NewReporter = (context: ReportContext) => Reporter;

export const everything: Shown = { infos: true, most: Number.POSITIVE_INFINITY };
