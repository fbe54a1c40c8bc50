/** The inputs of a run; those that come when they come, standard input and pipes, are waited for until it ends. */
import { statsOf } from '../files/paths.ts';
import { readAwaited, readSource, readStream } from '../files/read.ts';
import type { Job } from '../render/job.ts';
import type { Session } from '../session.ts';
import { Dropped, tooLong } from './dropped.ts';

export interface Awaited {
  /** Whether reading a filing may take as long as somebody else likes; other threads cannot be stopped while they do. */
  readonly includes: (job: Job) => boolean;
  /** The bytes of any filing; what can be read but once is kept. Rejects with UserError, or Dropped after `rest`. */
  readonly bytesOf: (job: Job) => Promise<Uint8Array>;
  /** Waits no more. */
  readonly rest: () => void;
}

/** Waits at most `timeout` ms for each; without it for ever. */
export function newAwaited({ io }: Session, timeout: number | undefined): Awaited {
  const run = new AbortController();
  const known = new Map<string | undefined, Promise<Uint8Array>>();

  async function wait(path: string | undefined): Promise<Uint8Array> {
    const late = new AbortController();
    const timer =
      timeout === undefined ? undefined : setTimeout(() => late.abort(tooLong(timeout)), timeout);
    const signal = AbortSignal.any([run.signal, late.signal]);
    try {
      return await (path === undefined
        ? readStream(io.stdin, { signal })
        : readAwaited(path, signal));
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    includes: ({ path }) => path === undefined || isAwaited(path),
    bytesOf: async ({ path }) => {
      if (path !== undefined && !isAwaited(path)) return readSource(path);
      const bytes = known.get(path) ?? wait(path);
      known.set(path, bytes);
      return bytes;
    },
    rest: () => run.abort(new Dropped()),
  };
}

/** Whether a path leads to a pipe or device. What cannot even be looked at is none; reading it will tell why. */
export function isAwaited(path: string): boolean {
  const stats = statsOf(path);
  return stats !== undefined && (stats.isFIFO() || stats.isCharacterDevice());
}
