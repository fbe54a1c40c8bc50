/** Context of one command: streams, environment, language, colours, and the templates already reported. */
import { Chalk, type ChalkInstance, type ColorSupportLevel } from 'chalk';
import type { Localized } from '../internal.ts';
import { systemError } from './files/system-error.ts';
import { emit, type Io, type Output } from './io.ts';
import type { Language } from './language.ts';
import { visible } from './visible.ts';

/** How text for a stream is printed. */
export interface Look {
  readonly language: Language;
  readonly paint: ChalkInstance;
  /** Width in terminal cells. */
  readonly columns: number;
}

export interface Session {
  readonly io: Io;
  readonly language: Language;
  /** A sentence in the language of the session, safe to print on a terminal. */
  readonly say: (sentence: Localized) => string;
  readonly outLook: Look;
  readonly errorLook: Look;
  /** Writes to standard output. Rejects with UserError when that fails. */
  readonly result: (chunk: string | Uint8Array) => Promise<void>;
  /** Writes to standard error. A failure is ignored, since there is nowhere left to report it. */
  readonly message: (text: string) => Promise<void>;
  /** Names of the templates whose findings were printed. */
  readonly printedTemplates: Set<string>;
}

const DEFAULT_COLUMNS = 100;
const LEAST_COLUMNS = 40;

export function newSession(io: Io, language: Language): Session {
  const look = (output: Output): Look => ({
    language,
    paint: new Chalk({ level: colourLevel(output, io.env) }),
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
        throw systemError(error, { zh: '写不了标准输出', en: 'cannot write to standard output' });
      }),
    message: text => emit(io.stderr, text).catch(() => {}),
    printedTemplates: new Set(),
  };
}

/** The look of text that goes into a file. */
export const plainLook = (language: Language): Look => ({
  language,
  paint: new Chalk({ level: 0 }),
  columns: DEFAULT_COLUMNS,
});

/** Colours are for terminals. FORCE_COLOR wins over NO_COLOR, as in Node itself. */
function colourLevel(output: Output, env: Io['env']): ColorSupportLevel {
  const forced = env.FORCE_COLOR;
  if (forced) return forced === '0' || forced === 'false' ? 0 : 1;
  if (env.NO_COLOR || env.TERM === 'dumb') return 0;
  return output.isTTY ? 1 : 0;
}
