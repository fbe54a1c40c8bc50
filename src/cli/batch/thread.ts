/** One thread of a crew, from its start to its end. */
import { Worker } from 'node:worker_threads';
import { UserError } from '../../index.ts';
import { milliseconds } from '../clock.ts';
import { Dropped } from './dropped.ts';
import { type Answer, type Order, type PackedAnswers, unpackedAnswers } from './packing.ts';
import { drawnIn, giveUp, look, newTally, reset } from './tally.ts';

/** MB of a young generation: filings leave much that is soon of no use, and threads should stay small. */
const MAX_YOUNG_MB = 16;
/** The heap of one thread; what a filing of the largest size needs is far below. */
const MAX_OLD_MB = 768;
/** How often, in ms, a thread that ends is asked whether it still writes. */
const WRITING_LOOK = 5;

export interface Thread {
  /** The answers to the orders. Rejects where the thread ends before it has given them. `limit` is ms for each. */
  readonly ask: (orders: readonly Order[], limit: number) => Promise<readonly Answer[]>;
  /** To how many of the orders last given no more time is needed. */
  readonly drawn: () => number;
  /** Ends it, once it writes no documents; what was asked then rejects with Dropped. */
  readonly end: () => Promise<void>;
}

/** Begins a thread that runs the module `entry`, and calls `onEnd` when it has ended, for whatever reason. */
export function beginThread(entry: URL, data: unknown, onEnd: () => void): Thread {
  const tally = newTally();
  const worker = new Worker(entry, {
    workerData: { settings: data, tally },
    resourceLimits: { maxYoungGenerationSizeMb: MAX_YOUNG_MB, maxOldGenerationSizeMb: MAX_OLD_MB },
  });
  let hasEnded = false;
  let fail: (error: Error) => void = () => {};
  // Without a listener an error would be thrown here.
  worker.on('error', error => fail(error));
  worker.on('exit', code => {
    hasEnded = true;
    onEnd();
    fail(new Error(`the thread ended with ${code}`));
  });
  /** The next message. */
  const answer = () =>
    new Promise<unknown>((resolve, reject) => {
      worker.once('message', resolve);
      fail = reject;
    });
  /** Fails what is asked. Not waited for: a thread that hangs in the system would hold up the others. */
  const stop = (error: Error) => {
    fail(error);
    return worker.terminate();
  };

  /** Stops the thread when one filing has taken longer than the limit, until the function that it gives is called. */
  function limitTime(limit: number): () => void {
    let seen = look(tally);
    let since = milliseconds();
    const timer = setInterval(
      () => {
        const now = look(tally);
        if (now !== seen) {
          seen = now;
          since = milliseconds();
        } else if (milliseconds() - since >= limit && giveUp(tally, seen))
          void stop(tooLong(limit));
      },
      Math.min(limit / 10, 1000),
    );
    return () => clearInterval(timer);
  }

  const ready = answer();
  return {
    ask: async (orders, limit) => {
      await ready;
      reset(tally);
      worker.postMessage(JSON.stringify(orders));
      const release = limitTime(limit);
      try {
        const answers = unpackedAnswers((await answer()) as PackedAnswers);
        reset(tally);
        return answers;
      } finally {
        release();
      }
    },
    drawn: () => drawnIn(look(tally)),
    end: async () => {
      while (!hasEnded && !giveUp(tally, look(tally)))
        await new Promise(r => setTimeout(r, WRITING_LOOK));
      await stop(new Dropped());
    },
  };
}

const tooLong = (limit: number) =>
  new UserError(
    {
      zh: `${limit / 1000} 秒还没有做完，已放弃`,
      en: `not done within ${limit / 1000} seconds, given up`,
    },
    { zh: '用 --timeout 给更多时间。', en: 'Give it more time with --timeout.' },
  );
