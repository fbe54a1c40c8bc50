/** What is asked for one filing and what comes of it; plain data, since it travels between threads. */
import type { Finding, Format } from '../../internal.ts';
import type { Target } from '../files/write.ts';
import type { Language } from '../language.ts';
import type { Told } from './finding-record.ts';
import type { Naming } from './name-pattern.ts';
import type { PackedError } from './plain-error.ts';

/** What the documents of a run depend on besides their filings. */
export interface WorkSettings {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Of the report. */
  readonly language: Language;
  readonly options: WorkOptions;
  /** Whether all findings are shown, in their text; else only those of filings that fail, on lines. */
  readonly isFramed: boolean;
  /** Whether findings are to stand in a report. */
  readonly isRecorded: boolean;
  /** Hashes of the program, the options and the fonts, for what is kept of earlier runs; absent where nothing is. */
  readonly keys?: RunKeys;
}

export interface WorkOptions {
  readonly form?: string;
  readonly strict?: boolean;
  readonly severity?: Readonly<Record<string, 'off' | 'warning' | 'error'>>;
  readonly draft?: boolean;
  readonly font?: Readonly<Record<string, string>>;
  readonly name?: string;
}

export interface RunKeys {
  readonly program: string;
  readonly options: string;
  /** By format, since Word takes only the fonts' names. */
  readonly fonts: Readonly<Record<string, string>>;
}

/** All that a document was made of: where two runs have the same, they give the same bytes. */
export interface Ingredients {
  readonly program: string;
  readonly options: string;
  readonly fonts: string;
  /** Id of the form, as the filing or --form names it, and the hash of what it and its parents say. */
  readonly form: string;
  readonly template: string;
  /** Hash of the filing’s bytes. */
  readonly source: string;
}

/** What is kept of a document that was written. */
export interface Kept extends Ingredients {
  readonly bytes: number;
  /** Time of change in ms since 1970. */
  readonly changed: number;
  readonly hash: string;
  readonly project?: string | undefined;
  readonly errors: number;
  readonly warnings: number;
}

export interface Job {
  /** As it is named in messages. */
  readonly name: string;
  /** Absolute; absent for standard input. */
  readonly path?: string | undefined;
  readonly outputs: readonly Output[];
  /** A field that the name of the documents needs and the filing does not state. */
  readonly missing?: string | undefined;
}

export interface Output {
  readonly format: Format;
  /** Where it is written; absent for standard output, to which it is handed over. */
  readonly target?: Target;
  readonly kept?: Kept | undefined;
}

/** Why a document is rendered although there may be an old one. */
export type Reason =
  | 'forced'
  | 'new'
  | 'program'
  | 'options'
  | 'fonts'
  | 'template'
  | 'source'
  | 'missing'
  | 'altered';

/** Hashes are empty or absent where neither a cache nor a report takes them. */
interface Looked {
  /** Hash of the filing’s bytes. */
  readonly source: string;
  readonly form?: string;
  /** Hash that tells projects apart, without saying which they are. */
  readonly project?: string;
  readonly errors: number;
  readonly warnings: number;
  /** Those that are to be shown. */
  readonly findings: readonly Finding[];
  /** The text that the findings point into; empty where it is not to be shown. */
  readonly text: string;
  readonly ms: number;
}

export type Outcome =
  | (Looked & {
      readonly kind: 'drawn';
      /** Why the first of its documents was made. */
      readonly reason: Reason;
      /** Those that were written; neither those that are as they would be nor one that is handed over. */
      readonly documents: readonly WrittenDocument[];
      readonly fault?: WritingFault;
    })
  | (Looked & { readonly kind: 'unchanged' })
  /** Its findings forbid it. */
  | (Looked & { readonly kind: 'refused' });

/** What comes of a filing: plain data, and bytes. */
export interface Rendered {
  readonly outcome: Outcome;
  /** All its findings, for a report; empty where there is none. */
  readonly told: Told;
  /** The document for standard output. */
  readonly handed?: Uint8Array | undefined;
}

/** Why a document could not be written; those after it were not tried. */
export interface WritingFault {
  readonly format: Format;
  readonly error: PackedError;
}

export interface WrittenDocument {
  readonly format: Format;
  readonly bytes: number;
  readonly hash: string;
  /** Time of change in ms since 1970. */
  readonly changed: number;
  /** Hash of its form; absent where nothing is kept. */
  readonly template?: string;
}

/** Where the work for filings is done, in two steps, so that many are drawn before any is written. */
export interface Workshop {
  /** Draws the documents; gives what writes them. Both reject with UserError for what the user can mend. */
  readonly draw: (job: Job) => Promise<() => Promise<Rendered>>;
  /** What --name makes of a filing; undefined for one that cannot be understood. */
  readonly nameOf: (job: Job) => Promise<Naming | undefined>;
}

/** Renders filings, here or in other threads. */
export interface Press {
  /** Draws the documents and writes them. Rejects with UserError for what the user can mend. */
  readonly render: (job: Job) => Promise<Rendered>;
  readonly nameOf: Workshop['nameOf'];
}
