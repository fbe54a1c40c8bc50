/** The rendering of one filing as a job: what is given and what comes back. Plain data and bytes, since threads exchange them. */
import type { CheckedForm, Finding, Format, SeverityCounts } from '../../internal.ts';
import type { Language } from '../language.ts';
import type { Naming } from './name-pattern.ts';
import type { BatchOptions } from './options.ts';
import type { PlainError } from './plain-error.ts';
import type { ReportedFinding } from './report.ts';

/** Settings shared by the jobs of a run. */
export interface JobSettings {
  /** Absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Of the messages in the report. */
  readonly language: Language;
  readonly options: BatchOptions;
  /** Whether all findings are printed, with the lines that they are about; otherwise only those of filings that fail. */
  readonly isFramed: boolean;
  /** Whether the findings and hashes are needed for a report. */
  readonly isRecorded: boolean;
  /** Whether the hashes are needed for a cache. */
  readonly isCached: boolean;
}

export interface Job {
  /** As it is named in messages. */
  readonly name: string;
  /** Absolute; undefined for standard input. */
  readonly path: string | undefined;
  /** The worksheet with its form, in a workbook of several. */
  readonly sheet?: string | undefined;
  /** The filing. */
  readonly bytes: Uint8Array;
  /** The formats to render; none where only the findings are wanted. */
  readonly formats: readonly Format[];
  /** A field that the name of the documents needs and the filing does not state. */
  readonly missing?: string | undefined;
}

/** Hashes are empty or absent where neither a cache nor a report needs them. */
export interface JobResult extends SeverityCounts {
  /** Undefined where the findings forbid to render the filing. */
  readonly documents: readonly RenderedDocument[] | undefined;
  /** Id of the form, as the filing or --form names it. */
  readonly form?: string;
  /** Of a document, how well it fits that form. */
  readonly labels?: CheckedForm['labels'];
  /** Hash that tells projects apart, without saying which they are. */
  readonly project?: string;
  /** The findings to be printed. */
  readonly findings: readonly Finding[];
  /** The text that the printed findings point into; empty where it is not printed. */
  readonly text: string;
  /** All findings, for the report; empty where there is none. */
  readonly reported: readonly ReportedFinding[];
  /** Time that the job took. */
  readonly ms: number;
}

export interface RenderedDocument {
  readonly format: Format;
  readonly bytes: Uint8Array;
  /** SHA-256. */
  readonly hash: string;
  /** Hash of the form that it was rendered with. */
  readonly template: string;
}

/** The answer of a worker to a job. */
export type Answer<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'failed'; readonly error: PlainError };

/** Does jobs, in this thread or in others. */
export interface Renderer {
  /** Jobs that it does at once. */
  readonly threads: number;
  /** Renders the documents of a filing. Rejects with UserError for what the user can mend. */
  readonly render: (job: Job) => Promise<JobResult>;
  /** The name that --name gives the documents of a filing; undefined for a filing that cannot be understood. */
  readonly nameOf: (job: Job) => Promise<Naming | undefined>;
  /** Aborts the jobs in progress, which reject with an AbortError where that can be done. */
  readonly destroy: () => Promise<void>;
}
