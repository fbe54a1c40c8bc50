/** A worker that does what the name of the filing says; stands for one whose filing is its end. */
import { threadId } from 'node:worker_threads';

const after = ms => new Promise(end => setTimeout(end, ms));

const ways = {
  exit: () => process.exit(7),
  throw: () => {
    setImmediate(() => {
      throw new RangeError('out of hand');
    });
    return new Promise(() => {});
  },
  hang: () => {
    for (;;);
  },
  sleep: () => new Promise(() => {}),
  wait: () => after(300),
  fill: () => {
    const kept = [];
    for (;;) kept.push(new Array(100_000).fill(kept.length));
  },
};

export const startWorker = () => {};

export async function renderInWorker({ name }) {
  await ways[name]?.();
  return { kind: 'done', result: { threadId } };
}
