/** The other end of a crew: a thread that works on one filing at a time. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Answer, Order } from './crew.ts';
import type { WorkSettings } from './job.ts';
import { opened, packed, wrapped } from './packing.ts';
import { newWorkshop } from './workshop.ts';

const workshop = newWorkshop(workerData as WorkSettings, () => {
  throw new Error('standard input is read in the main thread');
});

parentPort?.on('message', async ({ task, job }: Order) => {
  let answer: Answer;
  try {
    answer = { kind: 'done', ...wrapped(await workshop[task](opened(job))) };
  } catch (error) {
    answer = { kind: 'failed', error: packed(error) };
  }
  const { bytes = [] } = answer.kind === 'done' ? answer : {};
  parentPort?.postMessage(
    answer,
    bytes.map(({ buffer }) => buffer),
  );
});

parentPort?.postMessage({ kind: 'ready' } satisfies Answer);
