/** What a killed run leaves half written: the next one clears it, and leaves alone what another still writes. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { pathBeside } from '../../src/cli/files/temporary.ts';
import { fixtureFolder, listing } from './folder.ts';
import { filing, until, usingBuilt, writeFilings } from './many.ts';

const start = usingBuilt();

/** Put before the program, it kills its process when a file is written and not yet renamed. */
const KILLER = `
const fs = require('node:fs');
const { renameSync } = fs;
fs.renameSync = (from, to) => {
  if (/\\.perfgoal-/.test(from) && to.endsWith(process.env.KILLED_AT)) process.kill(process.pid, 'SIGKILL');
  renameSync(from, to);
};
require('node:module').syncBuiltinESMExports();
`;

const halves = (cwd: string) => listing(cwd).filter(name => /\.perfgoal-[0-9a-f]{16}-/.test(name));

const outputs: readonly (readonly [string, ...string[]])[] = [
  ['form.docx', 'render', 'filings/good.yaml', '--out', 'form.docx'],
  ['good.docx', 'render', 'filings/good.yaml', '--out', 'out/'],
  ['good.docx', 'render', 'filings/good.yaml'],
  ['.perfgoal-cache.json', 'render', 'filings/good.yaml', '--out', 'out/'],
  ['run.json', 'render', 'filings/good.yaml', '--out', 'form.docx', '--report', 'run.json'],
  ['all.json', 'check', 'filings', '--output', 'all.json'],
  ['base.json', 'check', 'filings', '--baseline', 'base.json', '--update-baseline'],
  ['sum.csv', 'summary', 'filings', '--out', 'sum.csv'],
  ['next.yaml', 'new', 'next.yaml', '--form', 'xizang/fujian2'],
];

test.each(outputs)('%s of a run that is killed: %s', async (name, ...args) => {
  const cwd = fixtureFolder();
  writeFileSync(join(cwd, 'killer.cjs'), KILLER);
  const env = { NODE_OPTIONS: `--require ${join(cwd, 'killer.cjs')}`, KILLED_AT: name };
  expect((await start(args, cwd, env).ended).status).toBe('SIGKILL');
  expect(halves(cwd).map(each => basename(each).startsWith(`${name}.perfgoal-`))).toEqual([true]);
  await start(args, cwd).ended;
  expect(halves(cwd)).toEqual([]);
});

test('cleared too where all documents are unchanged', async () => {
  const cwd = fixtureFolder();
  const args = ['render', 'filings/good.yaml', '--out', 'out/'];
  expect((await start(args, cwd).ended).status).toBe(0);
  const dead = start(['--version'], cwd);
  await dead.ended;
  const name = `f.docx${endOf(cwd).replace(/-[0-9a-f]{8}-/, `-${hex(dead.process.pid)}-`)}`;
  writeFileSync(join(cwd, 'out', name), 'half');
  const { stderr } = await start(args, cwd).ended;
  expect(stderr).toContain('没有变化');
  expect(halves(cwd)).toEqual([]);
});

const hex = (pid = 0) => pid.toString(16).padStart(8, '0');

/** What this process puts behind the name of a file that it writes. */
const endOf = (cwd: string) => pathBeside(join(cwd, 'x')).slice(join(cwd, 'x').length);

test('left alone: what is still written, what is of another host, what is no such file', async () => {
  const cwd = fixtureFolder();
  const own = endOf(cwd);
  const elsewhere = own.replace(/-[0-9a-f]{16}-/, '-0123456789abcdef-');
  const later = own.replace(/-[0-9a-f]{12}-([0-9a-f]{8})$/, '-00000000abcd-$1');
  const kept = [
    `running.docx${own}`,
    `elsewhere.docx${elsewhere}`,
    'a.docx.perfgoal-0123abcd',
    `b.docx${own}.yaml`,
    own.slice(1),
  ];
  const gone = [`another-of-this-number.docx${later}`, `old.docx${elsewhere}`];
  mkdirSync(join(cwd, 'out'));
  for (const name of [...kept, ...gone]) writeFileSync(join(cwd, 'out', name), 'half');
  mkdirSync(join(cwd, 'out', `folder${later}`));
  const days = new Date(Date.now() - 25 * 60 * 60 * 1000);
  for (const name of [`old.docx${elsewhere}`, 'a.docx.perfgoal-0123abcd'])
    utimesSync(join(cwd, 'out', name), days, days);
  expect((await start(['render', 'filings/good.yaml', '--out', 'out/'], cwd).ended).status).toBe(0);
  const expected = ['.perfgoal-cache.json', 'good.docx', `folder${later}`, ...kept];
  // Where the start of a process cannot be known, that of its number may be the writer.
  if (process.platform !== 'linux') expected.push(`another-of-this-number.docx${later}`);
  expect(readdirSync(join(cwd, 'out')).sort()).toEqual(expected.sort());
});

test.skipIf(process.platform === 'win32')(
  'two runs at once leave each other’s files alone',
  async () => {
    const cwd = fixtureFolder();
    writeFilings(join(cwd, 'in'), 2);
    const args = ['render', 'in', '-', '--out', 'out/', '--report', 'run.json'];
    const waiting = start(args, cwd);
    await until(() => halves(cwd).length === 1);
    expect(
      (await start(['render', 'in', '--out', 'out/', '--report', 'run.json'], cwd).ended).status,
    ).toBe(0);
    expect(halves(cwd)).toHaveLength(1);
    waiting.process.stdin?.end(filing(7).replace('../forms/', 'forms/'));
    expect((await waiting.ended).status).toBe(0);
    expect(halves(cwd)).toEqual([]);
    expect(JSON.parse(readFileSync(join(cwd, 'run.json'), 'utf8')).filings).toHaveLength(3);
    expect(existsSync(join(cwd, 'out/stdin.docx'))).toBe(true);
  },
);
