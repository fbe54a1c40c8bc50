import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { round } from '../printed.mjs';
import {
  documentsIn,
  expect,
  expectSame,
  expectTruth,
  fill,
  MANY,
  render,
  root,
  run,
  seed,
} from './folder.mjs';

/** Killed again and again, then completed; with a filing of 20 MB among the others. */
export async function faults() {
  fill('inkill', MANY);
  writeFileSync(join(root, 'inkill/large.yaml'), `# ${'x'.repeat(20 * 1024 * 1024)}\n${seed}`);
  let kills = 0;
  for (const [signal, after] of [
    ['SIGKILL', 4000],
    ['SIGTERM', 4000],
    ['SIGINT', 4000],
  ]) {
    const { status } = await run(render('inkill', 'outkill'), child => {
      setTimeout(() => child.kill(signal), after);
    });
    if (status === signal || status >= 130) kills += 1;
    if (status >= 130) expectTruth('outkill', MANY + 1, { after: true });
  }
  const before = documentsIn('outkill').length;
  const { status, seconds } = await run(render('inkill', 'outkill'));
  expect(status === 2, `the last run ended with ${status}`);
  const totals = expectTruth('outkill', MANY + 1);
  expect(totals.failed === 1 && totals.left === 0, JSON.stringify(totals));
  expectSame('outkill', `out${MANY}`);
  console.log(
    `Stopped ${kills} times (SIGKILL, SIGTERM, SIGINT); ${before} documents stood before the last run, which took ${round(seconds)} s; ${totals.rendered} rendered, ${totals.unchanged} unchanged, 1 failed (20 MB).\n`,
  );
}
