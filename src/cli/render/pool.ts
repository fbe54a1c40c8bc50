/** Renders in worker threads; one that crashes or hangs is replaced, and takes no filing with it but its own. */
import { EventEmitter } from 'node:events';
import { Piscina } from 'piscina';
import { UserError } from '../../internal.ts';
import { aborted } from '../interruption.ts';
import type { Answer, Job, Renderer } from './job.ts';
import { crashFault, timeoutFault } from './messages.ts';
import { fromPlainError } from './plain-error.ts';

export interface PoolOptions {
  /** The module that the workers run: a path, or a file URL. */
  readonly filename: string;
  /** Given to each worker, as plain data. */
  readonly workerData: unknown;
  readonly threads: number;
  /** Time for one job, in ms; any where it is undefined. */
  readonly timeout: number | undefined;
  /** Called once where a worker cannot be started; then all jobs reject with an AbortError. */
  readonly onError: (error: UserError) => void;
}

/** In MB. A job leaves much that is soon of no use, and the largest needs far less than the old generation may hold. */
const resourceLimits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 768 };

/** A pool whose workers start with the first jobs. */
export function newPool(options: PoolOptions): Renderer {
  const { filename, workerData, threads, timeout, onError } = options;
  const piscina = new Piscina({
    filename,
    workerData,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: Number.POSITIVE_INFINITY,
    recordTiming: false,
    resourceLimits,
  });
  let isClosed = false;

  /** Resolves when a worker has started and has nothing else to do. */
  const ready = (): Promise<void> => piscina.run(undefined, { name: 'startWorker' });

  function destroy(): Promise<void> {
    isClosed = true;
    return piscina.destroy();
  }

  /** Why: piscina does not fail what waits for a worker that cannot be started, so that the run would never end. */
  function fail(error: unknown): void {
    if (isClosed) return;
    void destroy();
    onError(startFault(error));
  }

  piscina.on('error', fail);
  piscina.on('workerDestroy', () =>
    queueMicrotask(() => {
      if (piscina.threads.length === 0 && piscina.queueSize > 0) fail(new Error('it ended'));
    }),
  );

  async function ask<Result>(name: 'renderInWorker' | 'nameInWorker', job: Job): Promise<Result> {
    // The time of a job begins when a worker has started and is free for it.
    while (!isClosed && piscina.idleThreads === 0) await ready().catch(fail);
    if (isClosed) throw aborted();
    // Why not an AbortController: thousands of them stay in memory until old objects are collected.
    const signal = new EventEmitter();
    let late: UserError | undefined;
    const timer =
      timeout === undefined
        ? undefined
        : setTimeout(() => {
            late = timeoutFault(timeout);
            signal.emit('abort');
          }, timeout);
    let answer: Answer<Result>;
    try {
      answer = await piscina.run(job, { name, signal });
    } catch (error) {
      if (isClosed) throw aborted();
      throw late ?? (isExit(error) ? crashFault : error);
    } finally {
      clearTimeout(timer);
    }
    if (answer.kind === 'failed') throw fromPlainError(answer.error);
    const { result } = answer;
    // Why: piscina refers to answers that are done with, and their documents, until old objects are collected.
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

/** Whether piscina says that a worker ended without an error of its own. */
const isExit = (error: unknown) =>
  error instanceof Error && error.message.startsWith('worker exited with code');

/** The error’s text is that of the system or of Node: no filing has been read when a worker starts. */
function startFault(error: unknown): UserError {
  const { message } = error instanceof Error ? error : { message: String(error) };
  return new UserError(
    { zh: `线程启动不了：${message}`, en: `cannot start a worker thread: ${message}` },
    { zh: '用 --jobs 1 可以不用线程。', en: '--jobs 1 renders without threads.' },
  );
}
