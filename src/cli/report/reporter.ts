/** What a report of findings is made of; a report is its file here and one line in the table. */
import type { Finding } from '../../index.ts';
import type { Look } from '../session.ts';

/** The findings of one file. */
export interface FileReport {
  readonly name: string;
  /** The text that the spans of the findings point into. */
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** What a run came to. */
export interface Totals {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
}

/** Prints findings as they come, file by file. */
export interface Reporter {
  readonly file: (report: FileReport) => string | Promise<string>;
  /** What stands at the end, after all files. */
  readonly end: (totals: Totals) => string;
}

/** Begins a report. */
export type NewReporter = (look: Look) => Reporter;
