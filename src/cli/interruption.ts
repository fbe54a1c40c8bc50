/** Ctrl-C and SIGTERM while a run goes on: it ends by itself, with what is done kept whole. */
import { type ExitStatus, exit } from './exit.ts';

type Signal = 'SIGINT' | 'SIGTERM';

/** Calls `tell` once, at once where it has come to pass already, unless the function that it gives is called before. */
type Subscribe = (tell: () => void) => () => void;

export interface Interruption {
  /** The first signal that came. */
  readonly signal: () => Signal | undefined;
  /** Tells when the first comes. No promise: what waits for one is held for as long as a watch goes on. */
  readonly onFirst: Subscribe;
  /** Tells when a second comes: the user will not wait. */
  readonly onSecond: Subscribe;
  /** Leaves signals to others again. */
  readonly end: () => void;
}

export function awaitInterruption(): Interruption {
  let signal: Signal | undefined;
  const first = newMoment();
  const second = newMoment();
  const onSignal = (came: Signal) => {
    if (signal !== undefined) second.come();
    else {
      signal = came;
      first.come();
    }
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return {
    signal: () => signal,
    onFirst: first.on,
    onSecond: second.on,
    end: () => {
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    },
  };
}

/** What comes to pass once, and those who are to be told. */
function newMoment(): { readonly come: () => void; readonly on: Subscribe } {
  const waiting = new Set<() => void>();
  let hasCome = false;
  return {
    come: () => {
      hasCome = true;
      for (const tell of waiting) tell();
      waiting.clear();
    },
    on: tell => {
      if (hasCome) tell();
      else waiting.add(tell);
      return () => {
        waiting.delete(tell);
      };
    },
  };
}

/** 128 and the number of the signal, as shells have it. */
export const statusOf = (signal: Signal): ExitStatus =>
  signal === 'SIGINT' ? exit.interrupted : exit.terminated;
