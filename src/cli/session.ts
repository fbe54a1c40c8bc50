/** One run of the command: its world, its language, and what it has told already. */
import type { ChalkInstance } from 'chalk';
import type { Localized } from '../internal.ts';
import { paintFor } from './colours.ts';
import { systemFault } from './files/system-error.ts';
import { emit, type Io, type Output } from './io.ts';
import type { Language } from './language.ts';
import { visible } from './visible.ts';

/** How text for a stream looks. */
export interface Look {
  readonly language: Language;
  readonly paint: ChalkInstance;
  /** Width in cells. */
  readonly columns: number;
}

export interface Session {
  readonly io: Io;
  readonly language: Language;
  /** The sentence in the language of the run, safe to print. */
  readonly say: (sentence: Localized) => string;
  readonly outLook: Look;
  readonly errorLook: Look;
  /** Writes results. Rejects with UserError when they cannot be written. */
  readonly result: (chunk: string | Uint8Array) => Promise<void>;
  /** Writes messages and progress; when even that fails there is nobody to tell. */
  readonly message: (text: string) => Promise<void>;
  /** Names of templates whose findings were printed. */
  readonly toldTemplates: Set<string>;
}

const DEFAULT_COLUMNS = 100;
const LEAST_COLUMNS = 40;

export function newSession(io: Io, language: Language): Session {
  const look = (output: Output): Look => ({
    language,
    paint: paintFor(output, io.env),
    columns: Math.max(LEAST_COLUMNS, output.columns ?? DEFAULT_COLUMNS),
  });
  return {
    io,
    language,
    say: sentence => visible(sentence[language]),
    outLook: look(io.stdout),
    errorLook: look(io.stderr),
    result: chunk =>
      emit(io.stdout, chunk).catch(error => {
        throw systemFault(error, { zh: '写不了标准输出', en: 'cannot write to standard output' });
      }),
    message: text => emit(io.stderr, text).catch(() => {}),
    toldTemplates: new Set(),
  };
}
