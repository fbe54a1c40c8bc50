/** The other end of a crew: a thread that works on the filings it is handed, one after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Answer, type Order, packedAnswers } from '../batch/packing.ts';
import { beginWriting, type Tally, tallyOne } from '../batch/tally.ts';
import { readSource } from '../files/read.ts';
import type { WorkSettings } from './job.ts';
import { packedError } from './plain-error.ts';
import { newWorkshop } from './render-job.ts';

const { settings, tally }: { readonly settings: WorkSettings; readonly tally: Tally } = workerData;

const workshop = newWorkshop(settings, async ({ path }) => {
  if (path === undefined) throw new Error('standard input is read in the main thread');
  return readSource(path);
});

/** What is left to do for a filing that is drawn. */
type Step = () => Promise<Answer>;

async function begin({ task, job }: Order): Promise<Step> {
  if (task === 'nameOf') {
    const naming = await workshop.nameOf(job);
    return async () => ({ kind: 'named', naming });
  }
  const write = await workshop.draw(job);
  return async () => ({ kind: 'rendered', ...(await write()) });
}

const failed = (error: unknown): Answer => ({ kind: 'failed', error: packedError(error) });

parentPort?.on('message', async (message: string) => {
  const steps: Step[] = [];
  const orders: readonly Order[] = JSON.parse(message);
  for (const order of orders) {
    steps.push(await begin(order).catch(error => async () => failed(error)));
    // Given up: nobody listens.
    if (!tallyOne(tally, steps.length - 1)) return;
  }
  if (!beginWriting(tally, steps.length)) return;
  parentPort?.postMessage(
    packedAnswers(await Promise.all(steps.map(step => step().catch(failed)))),
  );
});

parentPort?.postMessage('ready');
