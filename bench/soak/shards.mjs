import { round } from '../printed.mjs';
import { expect, expectTruth, MANY, run } from './folder.mjs';

/** Shards at once into one folder, merged. */
export async function shards() {
  const all = [1, 2, 3, 4].map(index =>
    run([
      'render',
      `in${MANY}`,
      '--out',
      'outshards',
      '--jobs',
      '1',
      '--quiet',
      '--shard',
      `${index}/4`,
      '--report',
      `shard${index}.json`,
    ]),
  );
  for (const { status } of await Promise.all(all))
    expect(status === 0, `a shard ended with ${status}`);
  const merged = await run([
    'merge-reports',
    ...[1, 2, 3, 4].map(index => `shard${index}.json`),
    '--out',
    'outshards.json',
  ]);
  expect(merged.status === 0, `merging ended with ${merged.status}`);
  const totals = expectTruth('outshards', MANY);
  expect(totals.rendered === MANY, JSON.stringify(totals));
  console.log(
    `Four shards at once into one folder, merged in ${round(merged.seconds)} s: ${totals.rendered} rendered.\n`,
  );
}
