/** A worker that does what the name of the filing says; stands for one whose filing is its end. */
import { parentPort, threadId, workerData } from 'node:worker_threads';

const { tally } = workerData;

const after = ms => new Promise(end => setTimeout(end, ms));

const moods = {
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
  wait: () => after(600),
  'exit late': () => after(1000).then(() => process.exit(9)),
  fill: () => {
    const kept = [];
    for (;;) kept.push(new Array(100_000).fill(kept.length));
  },
};

/** What it does once all are drawn. */
const writings = {
  write: () => after(600),
  'exit in writing': () => process.exit(8),
};

const WRITING = 2 ** 30;

parentPort.on('message', async json => {
  const jobs = JSON.parse(json).map(({ job }) => job);
  for (const { name } of jobs) {
    await moods[name]?.();
    Atomics.add(tally, 0, 1);
  }
  Atomics.store(tally, 0, WRITING);
  for (const { name } of jobs) await writings[name]?.();
  const answers = jobs.map(() => ({
    kind: 'rendered',
    outcome: { threadId, company: jobs.length },
  }));
  parentPort.postMessage({ json: JSON.stringify(answers), bytes: [] });
});
parentPort.postMessage('ready');
