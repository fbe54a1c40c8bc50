/** Whether a stream gets colours: on a terminal, unless the environment says otherwise. */
import { Chalk, type ChalkInstance, type ColorSupportLevel } from 'chalk';
import type { Io, Output } from './io.ts';

/** Paints for one stream; FORCE_COLOR wins over NO_COLOR, as in Node itself. */
export function paintFor(output: Output, env: Io['env']): ChalkInstance {
  return new Chalk({ level: levelFor(output, env) });
}

function levelFor(output: Output, env: Io['env']): ColorSupportLevel {
  const forced = env.FORCE_COLOR;
  if (forced) return forced === '0' || forced === 'false' ? 0 : 1;
  if (env.NO_COLOR || env.TERM === 'dumb') return 0;
  return output.isTTY ? 1 : 0;
}
