/** A signal ends every command at once, also while it is busy and can hear of nothing. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixtureFolder, listing } from './folder.ts';
import { filing, until, usingBuilt, writeFilings } from './many.ts';

const start = usingBuilt();

/** Put before the program, in its workers too, it keeps a thread busy for a minute where that opens a file. */
const BUSY = `
const fs = require('node:fs');
for (const name of ['openSync', 'readFileSync']) {
  const open = fs[name];
  fs[name] = (path, ...rest) => {
    // By addresses the program reads its own files, to notice another version of itself.
    if (!(path instanceof URL) && String(path).endsWith(process.env.BUSY_AT)) {
      fs.writeSync(2, 'busy\\n');
      for (const end = Date.now() + 60_000; Date.now() < end; );
    }
    return open(path, ...rest);
  };
}
require('node:module').syncBuiltinESMExports();
`;

/** More bytes than a filing may have that is rendered in the main thread. */
const LARGE = `# ${'x'.repeat(40_000)}\n`;

const OUT = ['--out', 'out/', '--format', 'pdf'];

interface Case {
  readonly args: readonly string[];
  /** The file at which it is busy. */
  readonly at: string;
  /** Filings that the report says were left; undefined where the system ends the process. */
  readonly left?: number;
}

const cases: readonly Case[] = [
  { args: ['render', 'one.yaml', ...OUT], at: 'pdf.cjs' },
  { args: ['render', 'one.yaml', '--watch', ...OUT], at: 'pdf.cjs' },
  { args: ['render', 'large.yaml', ...OUT], at: 'pdf.cjs', left: 1 },
  { args: ['render', 'large.yaml', 'one.yaml', ...OUT], at: 'pdf.cjs', left: 2 },
  { args: ['render', 'large.yaml', 'in', '--jobs', '1', ...OUT], at: 'pdf.cjs', left: 21 },
  { args: ['render', 'in', '--jobs', '2', ...OUT], at: 'pdf.cjs', left: 20 },
  { args: ['check', 'in'], at: 'f003.yaml' },
  { args: ['summary', 'in', '--out', 'sum.csv'], at: 'f003.yaml' },
  { args: ['merge-reports', 'a.json', 'b.json'], at: 'a.json' },
];

const signals = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const;

test.skipIf(process.platform === 'win32').each(
  cases.map((each, index) => ({
    ...each,
    signal: signals[index % signals.length] ?? signals[0],
  })),
)('$signal.0 ends $args', async ({ args, at, left, signal: [signal, status] }) => {
  const cwd = fixtureFolder();
  writeFilings(join(cwd, 'in'), 20);
  const text = filing(1).replace('../forms/', 'forms/');
  writeFileSync(join(cwd, 'one.yaml'), text);
  writeFileSync(join(cwd, 'large.yaml'), LARGE + text);
  for (const name of ['a.json', 'b.json']) writeFileSync(join(cwd, name), '{}');
  writeFileSync(join(cwd, 'busy.cjs'), BUSY);
  mkdirSync(join(cwd, 'out'));
  const env = { NODE_OPTIONS: `--require ${join(cwd, 'busy.cjs')}`, BUSY_AT: at };
  const running = start([...args], cwd, env);
  await until(() => running.stderr().includes('busy'));
  const sent = performance.now();
  running.process.kill(signal);
  const ended = await running.ended;
  expect(performance.now() - sent).toBeLessThan(5_000);
  expect(ended.status).toBe(left === undefined ? signal : status);
  expect(ended.stderr).toEqual(
    left === undefined ? expect.anything() : expect.stringContaining(`没有做的 ${left} 份`),
  );
  expect(listing(cwd).filter(name => name.includes('.perfgoal-'))).toEqual([]);
});
