/** Where the work of a run is done: in this thread, or by a crew of others where there is enough of it. */
import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Awaited, newAwaited } from '../batch/awaited.ts';
import { Dropped } from '../batch/dropped.ts';
import type { Session } from '../session.ts';
import type { Job, Press, WorkSettings } from './job.ts';
import { newWorkshop } from './render-job.ts';

export interface ShopOptions {
  /** Most threads; 1 is none besides this one. */
  readonly jobs?: number;
  /** Seconds for one filing. */
  readonly timeout?: number;
}

export interface Shop extends Press {
  /** Filings that may be under way at once. */
  readonly lanes: number;
  /** Takes up nothing more. */
  readonly rest: () => void;
  /** Gives up what is being done. */
  readonly close: () => Promise<void>;
}

/** From so many filings on a run is long: threads pay for their start, and progress is shown instead of each document. */
export const MANY = 20;

/** Each thread takes some 45 MB; with so many a run of any length stays below 400 MB. */
const MAX_DEFAULT_JOBS = 6;
const DEFAULT_TIMEOUT = 60;

/** A shop for `count` filings. Throws UserError where the settings cannot be met. */
export async function openShop(
  settings: WorkSettings,
  count: number,
  options: ShopOptions,
  session: Session,
): Promise<Shop> {
  const { timeout } = options;
  const awaited = newAwaited(session, timeout && timeout * 1000);
  const { draw, nameOf } = newWorkshop(settings, awaited.bytesOf);
  const here: Press = { render: async job => (await draw(job))(), nameOf };
  const entry = new URL('../bin/worker.js', import.meta.url);
  const size = threadsFor(count, options);
  // Run from its source, perfgoal has no worker that Node understands.
  if (size === 0 || import.meta.url.endsWith('.ts')) return alone(here, awaited);
  const { HANDFUL, openCrew } = await import('../batch/crew.ts');
  const limit = (timeout ?? DEFAULT_TIMEOUT) * 1000;
  const crew = openCrew({ entry, data: settings, size, timeout: limit });
  const at = (job: Job) => (awaited.includes(job) ? here : crew);
  return {
    render: job => at(job).render(job),
    nameOf: job => at(job).nameOf(job),
    // While each thread works on what it was handed, as much may wait for it.
    lanes: size * HANDFUL * 2,
    rest: () => {
      awaited.rest();
      crew.rest();
    },
    close: () => {
      awaited.rest();
      return crew.close();
    },
  };
}

/** In this thread, one filing after the other; between them signals are listened to. */
function alone({ render, nameOf }: Press, awaited: Awaited): Shop {
  let isResting = false;
  const turn = async () => {
    await nextTurn();
    if (isResting) throw new Dropped();
  };
  const rest = () => {
    isResting = true;
    awaited.rest();
  };
  return {
    render: job => turn().then(() => render(job)),
    nameOf: job => turn().then(() => nameOf(job)),
    lanes: 1,
    rest,
    close: async () => rest(),
  };
}

/** Only a thread of its own can be stopped in time, so that asking for a limit asks for one. */
function threadsFor(count: number, { jobs, timeout }: ShopOptions): number {
  const most = jobs ?? Math.min(availableParallelism(), MAX_DEFAULT_JOBS);
  if (timeout !== undefined) return Math.max(1, Math.min(most, count));
  return count < MANY || most === 1 ? 0 : Math.min(most, Math.ceil(count / (MANY / 2)));
}
