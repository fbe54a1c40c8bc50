/** The other end of a crew: a thread that works on the filings it is handed, one after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Outcome, WorkSettings } from './job.ts';
import type { Naming } from './name-pattern.ts';
import { packedError } from './packed-error.ts';
import { type Answer, type Order, packedAnswers, unpacked } from './packing.ts';
import { beginWriting, type Tally, tallyOne } from './tally.ts';
import { newWorkshop } from './workshop.ts';

const { settings, tally }: { readonly settings: WorkSettings; readonly tally: Tally } = workerData;

const workshop = newWorkshop(settings, () => {
  throw new Error('standard input is read in the main thread');
});

/** What is left to do for a filing that is drawn, which gives the result. */
type Step = () => Promise<Outcome | Naming | undefined>;

function begin({ task, job }: Order): Promise<Step> {
  const begun: Promise<Step> =
    task === 'render'
      ? workshop.draw(job)
      : workshop.nameOf(job).then(naming => async () => naming);
  return begun.catch(error => () => Promise.reject(error));
}

const answer = (step: Step): Promise<Answer> =>
  step().then(
    result => ({ kind: 'done', result: result ?? null }),
    error => ({ kind: 'failed', error: packedError(error) }),
  );

parentPort?.on('message', async (message: string) => {
  const steps: Step[] = [];
  for (const order of unpacked<readonly Order[]>(message)) {
    steps.push(await begin(order));
    // Given up: nobody listens.
    if (!tallyOne(tally, steps.length - 1)) return;
  }
  if (!beginWriting(tally, steps.length)) return;
  parentPort?.postMessage(packedAnswers(await Promise.all(steps.map(answer))));
});

parentPort?.postMessage('ready');
