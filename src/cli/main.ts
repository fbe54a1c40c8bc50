/** Entry of the command line: takes arguments and streams, gives an exit status. */
import { guarded } from './errors.ts';
import type { Io } from './io.ts';
import { languageOf, parseLanguage } from './language.ts';
import { runProgram } from './program.ts';
import { newSession } from './session.ts';

export { type Io, processIo } from './io.ts';

/** Runs the command; `argv` is process.argv, with two names before the arguments. Never rejects. */
export function main(argv: readonly string[], io: Io): Promise<number> {
  const session = newSession(io, languageOf(argv.slice(2), io.env));
  return guarded(session, undefined, async () => {
    const { PERFGOAL_LANG } = io.env;
    if (PERFGOAL_LANG) parseLanguage(PERFGOAL_LANG, 'PERFGOAL_LANG');
    return runProgram(argv, session);
  });
}
