/** A worker that does what the name of the filing says; stands for one whose filing is its end. */
import { parentPort, threadId } from 'node:worker_threads';

const moods = {
  exit: () => process.exit(7),
  throw: () =>
    setImmediate(() => {
      throw new RangeError('out of hand');
    }),
  hang: () => {
    for (;;);
  },
  sleep: () => {},
  fill: () => {
    const kept = [];
    for (;;) kept.push(new Array(100_000).fill(kept.length));
  },
};

parentPort.on('message', ({ job: json }) => {
  const job = JSON.parse(json);
  const mood = moods[job.name];
  if (mood) mood();
  else parentPort.postMessage({ kind: 'done', json: JSON.stringify({ threadId }), bytes: [] });
});
parentPort.postMessage({ kind: 'ready' });
