/**
 * Threads that work on filings, each on one at a time, so that a crash or a filing that takes too long takes nothing
 * else with it: its thread is given up and another one begins.
 */
import { EventEmitter } from 'node:events';
import { Worker } from 'node:worker_threads';
import { UserError } from '../../index.ts';
import { Dropped } from './dropped.ts';
import type { Job, Workshop } from './job.ts';
import { type PackedError, unpacked, unwrapped, type Wrapped } from './packing.ts';

/** What a thread is asked. */
export interface Order {
  readonly task: keyof Workshop;
  /** The job as JSON, which is made and read much faster than objects are cloned. */
  readonly job: string;
}

/** What it says. */
export type Answer =
  | { readonly kind: 'ready' }
  | ({ readonly kind: 'done' } & Wrapped)
  | { readonly kind: 'failed'; readonly error: PackedError };

export interface CrewOptions {
  /** The module that threads run. */
  readonly entry: URL;
  /** Handed to each thread, as plain data. */
  readonly data: unknown;
  /** Most threads at a time. */
  readonly size: number;
  /** Most time for one filing, from when a thread that is ready takes it up; in ms. */
  readonly timeout: number;
}

export interface Crew extends Workshop {
  /** Gives up whatever is still being done, which then rejects with Dropped. */
  readonly close: () => Promise<void>;
}

/** MB of a young generation: filings leave much that is soon of no use, and threads should stay small. */
const MAX_YOUNG_MB = 16;
/** The heap of one thread; what a filing of the largest size needs is far below. */
const MAX_OLD_MB = 768;

export function openCrew({ entry, data, size, timeout }: CrewOptions): Crew {
  const idle: Worker[] = [];
  const waiting: (() => void)[] = [];
  const drops = new EventEmitter().setMaxListeners(0);
  let isClosed = false;
  let engaged = 0;

  /** Takes a thread that is ready, or begins one. */
  async function engage(): Promise<Worker> {
    while (engaged >= size && !isClosed) await new Promise<void>(resolve => waiting.push(resolve));
    if (isClosed) throw new Dropped();
    engaged += 1;
    try {
      return idle.pop() ?? (await begin());
    } catch (error) {
      release(undefined);
      throw error;
    }
  }

  function release(worker: Worker | undefined): void {
    engaged -= 1;
    if (worker) idle.push(worker);
    waiting.shift()?.();
  }

  async function begin(): Promise<Worker> {
    const resourceLimits = {
      maxYoungGenerationSizeMb: MAX_YOUNG_MB,
      maxOldGenerationSizeMb: MAX_OLD_MB,
    };
    const worker = new Worker(entry, { workerData: data, resourceLimits });
    // A thread that ends while nobody waits for it is not to be asked again.
    worker.on('error', () => {});
    worker.on('exit', () => {
      const place = idle.indexOf(worker);
      if (place !== -1) idle.splice(place, 1);
    });
    await answerOf(worker, undefined);
    return worker;
  }

  /** The next answer of a thread; where it gives none, the thread is given up. `limit` is in ms. */
  function answerOf(worker: Worker, limit: number | undefined): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const timer = limit === undefined ? undefined : setTimeout(() => fail(tooLong(limit)), limit);
      const onMessage = (answer: Answer) => {
        settle();
        resolve(answer);
      };
      const fail = (error: Error) => {
        settle();
        // Not waited for: a thread that hangs in the system would hold up the others.
        void worker.terminate();
        reject(error);
      };
      const onExit = (code: number) => fail(new Error(`the thread ended with ${code}`));
      const onDrop = () => fail(new Dropped());
      const settle = () => {
        clearTimeout(timer);
        worker.off('message', onMessage).off('error', fail).off('exit', onExit);
        drops.off('drop', onDrop);
      };
      worker.on('message', onMessage).on('error', fail).on('exit', onExit);
      drops.on('drop', onDrop);
    });
  }

  async function work<Result>(task: keyof Workshop, job: Job): Promise<Result> {
    const worker = await engage();
    let isSound = false;
    try {
      worker.postMessage({ task, job: JSON.stringify(job) } satisfies Order);
      const answer = await answerOf(worker, timeout);
      isSound = true;
      if (answer.kind === 'failed') throw unpacked(answer.error);
      return (answer.kind === 'done' ? unwrapped(answer) : undefined) as Result;
    } finally {
      release(isSound ? worker : undefined);
    }
  }

  return {
    draw: job => work('draw', job),
    nameOf: job => work('nameOf', job),
    close: async () => {
      isClosed = true;
      drops.emit('drop');
      for (const resolve of waiting.splice(0)) resolve();
      await Promise.all(idle.splice(0).map(worker => worker.terminate()));
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
