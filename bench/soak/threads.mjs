import { round, table } from '../printed.mjs';
import { expect, expectSame, fill, MANY, render, run } from './folder.mjs';

/** One thread and two, by turns, the best of each. */
export async function threads() {
  const rows = [];
  fill('inpdf', Math.ceil(MANY / 5));
  for (const [format, folder, count] of [
    ['docx', `in${MANY}`, MANY],
    ['pdf', 'inpdf', Math.ceil(MANY / 5)],
  ]) {
    const best = { 1: Number.POSITIVE_INFINITY, 2: Number.POSITIVE_INFINITY };
    for (let turn = 0; turn < 2; turn++)
      for (const jobs of [1, 2]) {
        const more = ['--format', format, '--jobs', String(jobs), '--force'];
        const { status, seconds } = await run(render(folder, `${format}${jobs}`, ...more));
        expect(status === 0, `${format} with ${jobs} jobs ended with ${status}`);
        best[jobs] = Math.min(best[jobs], seconds);
      }
    const ratio = best[1] / best[2];
    rows.push([format, count, round(count / best[1]), round(count / best[2]), `${round(ratio)}×`]);
    expect(ratio >= 1.4, `two threads make ${round(ratio)} times as many ${format}`);
    expectSame(`${format}1`, `${format}2`);
  }
  table(['format', 'filings', 'filings/s, 1 job', 'filings/s, 2 jobs', ''], rows);
}
