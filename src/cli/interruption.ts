/** Ctrl-C, SIGTERM and a terminal that closes while a run goes on: it ends by itself, with what is done kept whole. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type ExitStatus, exit } from './exit.ts';

/** 128 and the number of the signal, as shells have it. */
const statuses = {
  SIGHUP: exit.hungUp,
  SIGINT: exit.interrupted,
  SIGTERM: exit.terminated,
} satisfies Partial<Record<NodeJS.Signals, ExitStatus>>;

type Signal = keyof typeof statuses;

const signals = Object.keys(statuses) as readonly Signal[];

export interface Interruption {
  /** The first signal that came. */
  readonly signal: () => Signal | undefined;
  /**
   * Calls `tell` once when the first comes, at once where it has come, unless the function that it gives is called
   * before. No promise: what waits for one is held for as long as a watch goes on.
   */
  readonly onFirst: (tell: () => void) => () => void;
  /**
   * Does work during which a signal ends the process at once: the system does that itself, also while this thread is
   * busy and would hear of nothing. Does not begin it where a signal has come; then rejects with an AbortError.
   */
  readonly unguarded: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Leaves signals to others again. */
  readonly end: () => void;
}

/** Listens to signals. A second one ends the process at once: the user will not wait. */
export function awaitInterruption(): Interruption {
  let signal: Signal | undefined;
  const waiting = new Set<() => void>();
  const onSignal = (came: Signal) => {
    if (signal !== undefined) {
      ignore();
      process.kill(process.pid, came);
      return;
    }
    signal = came;
    for (const tell of waiting) tell();
    waiting.clear();
  };
  const listen = () => {
    for (const each of signals) process.on(each, onSignal);
  };
  const ignore = () => {
    for (const each of signals) process.off(each, onSignal);
  };
  listen();
  return {
    signal: () => signal,
    onFirst: tell => {
      if (signal === undefined) waiting.add(tell);
      else tell();
      return () => {
        waiting.delete(tell);
      };
    },
    unguarded: async work => {
      // A signal that arrived last is delivered on the next turn; without the listener it would be lost.
      await nextTurn();
      if (signal !== undefined) throw aborted();
      ignore();
      try {
        return await work();
      } finally {
        listen();
      }
    },
    end: ignore,
  };
}

/** What work is rejected with that the end of a run prevented or cut short. */
export const aborted = (): DOMException => new DOMException('the run ended', 'AbortError');

export const statusOf = (signal: Signal): ExitStatus => statuses[signal];
