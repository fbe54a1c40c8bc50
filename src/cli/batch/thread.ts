/** One thread of a crew, from its start to its end. */

import { Worker } from 'node:worker_threads';
import { Dropped, tooLong } from './dropped.ts';
import { type Answer, type Order, type PackedAnswers, unpackedAnswers } from './packing.ts';
import { drawnIn, giveUp, look, newTally, reset } from './tally.ts';

/** MB of a young generation: filings leave much that is soon of no use, and threads should stay small. */
const MAX_YOUNG_MB = 16;
/** The heap of one thread; what a filing of the largest size needs is far below. */
const MAX_OLD_MB = 768;
/** How often, in ms, a thread that ends is asked whether it still writes. */
const WRITING_LOOK = 5;
/** How often, in ms, it is looked whether a thread gets on. */
const LOOK = 1000;

export interface ThreadOptions {
  /** The module that it runs. */
  readonly entry: URL;
  /** Handed to it, as plain data. */
  readonly data: unknown;
  /** Most time for one filing, from when it is taken up; in ms. */
  readonly timeout: number;
}

export interface Thread {
  /** The answers to the orders, which are given when all those before are answered. Rejects where the thread ends. */
  readonly ask: (orders: readonly Order[]) => Promise<readonly Answer[]>;
  /** How many of the orders last given are drawn; more than there are while their documents are written. */
  readonly drawn: () => number;
  /** Ends it, once it writes no documents; what was asked then rejects with Dropped. */
  readonly end: () => Promise<void>;
}

/** Begins a thread, and calls `onEnd` when it has ended, for whatever reason. */
export function beginThread({ entry, data, timeout }: ThreadOptions, onEnd: () => void): Thread {
  const tally = newTally();
  const worker = new Worker(entry, {
    workerData: { settings: data, tally },
    resourceLimits: { maxYoungGenerationSizeMb: MAX_YOUNG_MB, maxOldGenerationSizeMb: MAX_OLD_MB },
  });
  let hasEnded = false;
  /** What waits for the next message. */
  let waiting: { resolve(message: unknown): void; reject(error: Error): void } | undefined;
  let isAsked = false;
  let seen = 0;
  let since = 0;

  // One for all that is asked: a timer for each would outlive it for long.
  const watch = setInterval(
    () => {
      if (!isAsked) return;
      const now = look(tally);
      if (now !== seen) {
        seen = now;
        since = performance.now();
      } else if (performance.now() - since >= timeout && giveUp(tally, seen))
        void stop(tooLong(timeout));
    },
    Math.min(timeout / 10, LOOK),
  );
  worker.on('message', message => waiting?.resolve(message));
  worker.on('error', error => waiting?.reject(error));
  worker.on('exit', code => {
    hasEnded = true;
    clearInterval(watch);
    onEnd();
    waiting?.reject(new Error(`the thread ended with ${code}`));
  });
  const answer = () =>
    new Promise<unknown>((resolve, reject) => {
      waiting = { resolve, reject };
    });
  /** Fails what is asked. Not waited for: a thread that hangs in the system would hold up the others. */
  const stop = (error: Error) => {
    waiting?.reject(error);
    return worker.terminate();
  };

  const ready = answer();
  return {
    ask: async orders => {
      await ready;
      reset(tally);
      worker.postMessage(JSON.stringify(orders));
      [isAsked, seen, since] = [true, look(tally), performance.now()];
      try {
        const answers = unpackedAnswers((await answer()) as PackedAnswers);
        reset(tally);
        return answers;
      } finally {
        isAsked = false;
      }
    },
    drawn: () => drawnIn(look(tally)),
    end: async () => {
      while (!hasEnded && !giveUp(tally, look(tally)))
        await new Promise(resolve => setTimeout(resolve, WRITING_LOOK));
      await stop(new Dropped());
    },
  };
}
