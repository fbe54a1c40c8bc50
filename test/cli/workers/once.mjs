/** A worker that can be started once: one in the place of another ends before it has started, as `workerData` says. */
import { workerData } from 'node:worker_threads';

const { starts, end } = workerData;
if (Atomics.add(starts, 0, 1) > 0) {
  if (end === 'exit') process.exit(1);
  throw new Error('never started again');
}

export const startWorker = () => {};

export const renderInWorker = () => process.exit(7);
