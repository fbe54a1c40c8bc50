/** Ctrl-C and SIGTERM while a run goes on: it ends by itself, with what is done kept whole. */
import { type ExitStatus, exit } from '../exit.ts';

type Signal = 'SIGINT' | 'SIGTERM';

export interface Interruption {
  /** The first signal that came. */
  readonly signal: () => Signal | undefined;
  /** Resolves when the first comes. */
  readonly first: Promise<Signal>;
  /** Resolves when a second comes: the user will not wait. */
  readonly second: Promise<void>;
  /** Leaves signals to others again. */
  readonly end: () => void;
}

export function awaitInterruption(): Interruption {
  let signal: Signal | undefined;
  let tellFirst: (signal: Signal) => void = () => {};
  let tellSecond: () => void = () => {};
  const first = new Promise<Signal>(resolve => {
    tellFirst = resolve;
  });
  const second = new Promise<void>(resolve => {
    tellSecond = resolve;
  });
  const onSignal = (came: Signal) => {
    if (signal !== undefined) tellSecond();
    else {
      signal = came;
      tellFirst(came);
    }
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return {
    signal: () => signal,
    first,
    second,
    end: () => {
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    },
  };
}

/** 128 and the number of the signal, as shells have it. */
export const statusOf = (signal: Signal): ExitStatus =>
  signal === 'SIGINT' ? exit.interrupted : exit.terminated;
