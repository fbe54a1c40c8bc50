import { round, table } from '../printed.mjs';
import { expect, expectTruth, fill, MANY, render, reportOf, run } from './folder.mjs';

/** Time of a filing and memory by the number of filings, the start of the process included. */
export async function growth() {
  const rows = [];
  const measured = new Map();
  for (const count of [...new Set([100, 500, 1000, MANY])]) {
    fill(`in${count}`, count);
    const { status, seconds, mb, tail } = await run(render(`in${count}`, `out${count}`));
    expect(status === 0, `${count} filings ended with ${status}: ${tail}`);
    expectTruth(`out${count}`, count);
    measured.set(count, { ms: (seconds * 1000) / count, mb });
    rows.push([
      count,
      round(seconds),
      round((seconds * 1000) / count),
      round(count / seconds),
      round(mb),
    ]);
  }
  const again = await run(render(`in${MANY}`, `out${MANY}`));
  const { unchanged } = reportOf(`out${MANY}`).totals;
  expect(unchanged === MANY, `${unchanged} of ${MANY} unchanged`);
  rows.push([
    `${MANY}, nothing changed`,
    round(again.seconds),
    round((again.seconds * 1000) / MANY),
    round(MANY / again.seconds),
    round(again.mb),
  ]);
  table(['filings (docx)', 's', 'ms each', 'filings/s', 'peak MB'], rows);
  const [few, thousand, many] = [500, 1000, MANY].map(count => measured.get(count));
  expect(
    many.mb <= 1.45 * few.mb,
    `memory grows ${round(many.mb / few.mb)} times from 500 to ${MANY}`,
  );
  expect(
    again.mb <= 1.45 * few.mb,
    `where nothing changed memory grows ${round(again.mb / few.mb)} times`,
  );
  expect(many.mb < 400, `${round(many.mb)} MB`);
  expect(
    many.ms <= 1.2 * thousand.ms,
    `a filing takes ${round(many.ms / thousand.ms)} times as long`,
  );
  console.log(
    `Memory ${MANY}/500: ${round(many.mb / few.mb)}×. Time of a filing ${MANY}/1000: ${round(many.ms / thousand.ms)}×.\n`,
  );
}
