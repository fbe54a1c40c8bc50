/** Reads the filings of a run: files, standard input, pipes and devices. */
import type { Input } from '../files/inputs.ts';
import { statsOf } from '../files/paths.ts';
import { readAwaited, readFiling, readStream } from '../files/read.ts';
import type { Session } from '../session.ts';
import { timeoutFault } from './messages.ts';

/**
 * Gives the bytes of a filing. Reading standard input, a pipe or a device may block: the signal ends it with an
 * AbortError, the limit in ms with UserError. Their bytes are kept, since they can be read once only.
 */
export function inputReader(
  { io }: Session,
  signal: AbortSignal,
  limit: number | undefined,
): (input: Input) => Promise<Uint8Array> {
  const kept = new Map<string | undefined, Promise<Uint8Array>>();

  async function wait(path: string | undefined): Promise<Uint8Array> {
    const late = new AbortController();
    const timer =
      limit === undefined ? undefined : setTimeout(() => late.abort(timeoutFault(limit)), limit);
    const either = AbortSignal.any([signal, late.signal]);
    try {
      return await (path === undefined
        ? readStream(io.stdin, { signal: either })
        : readAwaited(path, either));
    } finally {
      clearTimeout(timer);
    }
  }

  return async ({ path }) => {
    if (path !== undefined && !isPipeOrDevice(path)) return readFiling(path);
    const bytes = kept.get(path) ?? wait(path);
    kept.set(path, bytes);
    return bytes;
  };
}

/** Whether reading may block. What cannot be looked at is none; reading it tells why. */
export function isPipeOrDevice(path: string): boolean {
  const stats = statsOf(path);
  return stats !== undefined && (stats.isFIFO() || stats.isCharacterDevice());
}
