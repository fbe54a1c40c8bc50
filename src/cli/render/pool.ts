/** Renders in worker threads; one that crashes or hangs is replaced, and takes no filing with it but its own. */
import { EventEmitter } from 'node:events';
import { Piscina } from 'piscina';
import { UserError } from '../../internal.ts';
import type { Job, Renderer } from './job.ts';
import { timeoutFault } from './messages.ts';
import { fromPlainError } from './plain-error.ts';
import type { Answer } from './worker.ts';

export interface PoolOptions {
  /** The module that the workers run: a path, or a file URL. */
  readonly filename: string;
  /** Given to each worker, as plain data. */
  readonly workerData: unknown;
  readonly threads: number;
  /** Time for one job, in ms. */
  readonly timeout: number;
  /** Called once where a worker cannot be started; then all jobs reject with an AbortError. */
  readonly onError: (error: UserError) => void;
}

/** In MB. A job leaves much that is soon of no use, and the largest needs far less than the old generation may hold. */
const resourceLimits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 768 };

/** A pool whose workers start with the first job. */
export function newPool(options: PoolOptions): Renderer {
  const { filename, workerData, threads, timeout, onError } = options;
  let piscina: Piscina | undefined;
  let starting: Promise<void> | undefined;
  let isClosed = false;

  async function start(): Promise<void> {
    const workers = { minThreads: threads, maxThreads: threads, resourceLimits };
    piscina = new Piscina({ filename, workerData, ...workers, recordTiming: false });
    piscina.on('error', fail);
    // The pool has replaced a worker in the same turn, unless it ended while it started.
    piscina.on('workerDestroy', () =>
      queueMicrotask(() => {
        if (piscina && piscina.threads.length < threads) fail(new Error('ended while it started'));
      }),
    );
    await Promise.all(Array.from({ length: threads }, ready));
  }

  /** Resolves when a worker has started and has nothing else to do. */
  const ready = (): Promise<void> | undefined => piscina?.run(undefined, { name: 'startWorker' });

  /** Why: what waits for a worker that cannot be started would wait for ever. */
  function fail(error: unknown): void {
    if (isClosed) return;
    void destroy();
    onError(startFault(error));
  }

  async function destroy(): Promise<void> {
    isClosed = true;
    await piscina?.destroy();
  }

  async function ask<Result>(name: 'renderInWorker' | 'nameInWorker', job: Job): Promise<Result> {
    if (!isClosed) {
      starting ??= start().catch(fail);
      await starting;
    }
    // The time of a job begins when a worker is free for it; one that was lost may not be replaced yet.
    while (!isClosed && piscina?.idleThreads === 0) await ready()?.catch(fail);
    if (isClosed || !piscina) throw aborted();
    // Not an AbortController: thousands of them would stay in memory until the next collection of old objects.
    const signal = new EventEmitter();
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      signal.emit('abort');
    }, timeout);
    let answer: Answer<Result>;
    try {
      answer = await piscina.run(job, { name, signal });
    } catch (error) {
      if (isClosed) throw aborted();
      throw isLate ? timeoutFault(timeout) : error;
    } finally {
      clearTimeout(timer);
    }
    if (answer.kind === 'failed') throw fromPlainError(answer.error);
    const { result } = answer;
    // Why: piscina’s own tables refer to some answers until old memory is collected, by when a hundred MB may have gathered.
    Object.assign(answer, { result: undefined });
    return result;
  }

  return {
    threads,
    render: job => ask('renderInWorker', job),
    nameOf: job => ask('nameInWorker', job),
    destroy,
  };
}

const aborted = () => new DOMException('the run ended', 'AbortError');

/** The error’s text is that of the system or of Node: no filing has been read when a worker starts. */
function startFault(error: unknown): UserError {
  const { message } = error instanceof Error ? error : { message: String(error) };
  return new UserError(
    { zh: `线程启动不了：${message}`, en: `cannot start a worker thread: ${message}` },
    { zh: '用 --jobs 1 可以不用线程。', en: '--jobs 1 renders without threads.' },
  );
}
