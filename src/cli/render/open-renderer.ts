/** Decides in which threads the filings of a run are rendered. */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { UserError } from '../../internal.ts';
import { aborted, type Interruption } from '../interruption.ts';
import type { Renderer } from './job.ts';
import type { BatchOptions } from './options.ts';
import { MANY, type Plan } from './plan.ts';
import type { PoolOptions } from './pool.ts';
import { newRenderer } from './render-job.ts';

/** Each worker takes some 45 MB; with so many a run of any length stays below 400 MB. */
const MAX_DEFAULT_THREADS = 5;
/** In seconds. */
const DEFAULT_TIMEOUT = 60;
/** A filing with more bytes may take seconds, and much memory; few have a fifth of it. */
const LARGE = 32 * 1024;

/**
 * Renders in this thread where there is little to do, else in a pool of workers. `onError` is called once where workers
 * cannot be started. Throws UserError where the settings cannot be met.
 */
export async function openRenderer(
  { settings, forms, share, options }: Plan,
  { unguarded }: Interruption,
  onError: (error: UserError) => void,
): Promise<Renderer> {
  // Run from its source, perfgoal has no worker that Node understands.
  const hasWorkers = !import.meta.url.endsWith('.ts');
  const canStart = () => hasWorkers && !isMemoryLimited();
  const openPool = async (pool: Pick<PoolOptions, 'threads' | 'timeout' | 'onError'>) => {
    const { newPool } = await import('./pool.ts');
    const filename = new URL('./worker.cjs', import.meta.url).href;
    return newPool({ filename, workerData: settings, ...pool });
  };
  const threads = threadsFor(share.length, options);
  if (threads > 0 && canStart()) {
    const timeout = (options.timeout ?? DEFAULT_TIMEOUT) * 1000;
    return openPool({ threads, timeout, onError });
  }
  const here = newRenderer(settings, forms);
  // Of a single filing nothing is lost when a signal ends the process, so nothing can keep it from ending.
  const renderer: Renderer =
    share.length > 1 ? here : { ...here, render: job => unguarded(() => here.render(job)) };
  return hasWorkers ? largeElsewhere(renderer, canStart, openPool) : renderer;
}

/** Only a thread of its own can be stopped in time, so that --timeout asks for one. */
function threadsFor(count: number, { jobs, timeout }: BatchOptions): number {
  const most = jobs ?? Math.min(availableParallelism(), MAX_DEFAULT_THREADS);
  if (timeout !== undefined) return Math.max(1, Math.min(most, count));
  return count < MANY || most === 1 ? 0 : Math.min(most, Math.ceil(count / (MANY / 2)));
}

/**
 * Renders small filings here and large ones in a worker: this thread hears signals meanwhile, and a filing that fills
 * the memory fails alone. Where no worker can be started, it renders all of them here.
 */
function largeElsewhere(
  here: Renderer,
  canStart: () => boolean,
  openPool: (pool: Pick<PoolOptions, 'threads' | 'timeout' | 'onError'>) => Promise<Renderer>,
): Renderer {
  let pool: Promise<Renderer> | undefined;
  let isHopeless = false;
  let isClosed = false;
  return {
    ...here,
    render: async job => {
      if (job.bytes.length < LARGE || isHopeless) return here.render(job);
      isHopeless = !pool && !canStart();
      if (isHopeless) return here.render(job);
      pool ??= openPool({
        threads: 1,
        timeout: undefined,
        onError: () => {
          isHopeless = true;
        },
      });
      const renderer = await pool;
      if (isClosed) throw aborted();
      try {
        return await renderer.render(job);
      } catch (error) {
        if (!isHopeless || isClosed) throw error;
        return here.render(job);
      }
    },
    destroy: async () => {
      isClosed = true;
      await (await pool)?.destroy();
    },
  };
}

/** Address space that a process with workers may need, in bytes; most of it is only reserved. */
const WORKER_SPACE = 16 * 1024 ** 3;

/** Whether `ulimit -v` leaves too little for workers: V8 ends the whole process where it cannot start one. */
function isMemoryLimited(): boolean {
  try {
    const limits = readFileSync('/proc/self/limits', 'utf8');
    const limit = /^Max address space +(\d+)/m.exec(limits)?.[1];
    return limit !== undefined && Number(limit) < WORKER_SPACE;
  } catch {
    return false;
  }
}
