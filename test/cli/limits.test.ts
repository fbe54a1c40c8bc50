/** Surroundings that give too little, and programs that are too old: a sentence and status 2. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixtureFolder, listing } from './folder.ts';
import { usingBuilt, writeFilings } from './many.ts';

const start = usingBuilt();

/** Runs perfgoal in a shell with a limit that ulimit sets. */
function limited(limit: string, args: readonly string[], cwd: string) {
  const line = `ulimit -c 0; ulimit ${limit}; exec "$0" "$@"`;
  const { status, stderr } = spawnSync(
    'bash',
    ['-c', line, process.execPath, start.program(), ...args],
    {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, PERFGOAL_LANG: '' },
    },
  );
  return { status, stderr };
}

const isLinux = process.platform === 'linux';

test.skipIf(!isLinux).each([
  ['-v 1500000', ['filings/good.yaml', '--out', 'form.docx'], '内存不够', '（ulimit -v）'],
  ['-v 1500000', ['in', '--out', 'out/', '--jobs', '2'], '内存不够', '（ulimit -v）'],
  ['-f 1', ['filings/good.yaml', '--out', 'form.docx'], '文件超过系统允许的大小', '（ulimit -f）'],
] as const)('ulimit %s, render %j', (limit, args, sentence, remedy) => {
  const cwd = fixtureFolder();
  writeFilings(join(cwd, 'in'), 20);
  const { status, stderr } = limited(limit, ['render', ...args], cwd);
  expect([status, stderr]).toEqual([2, expect.stringContaining(sentence)]);
  expect(stderr).toContain(remedy);
  expect(stderr).not.toMatch(/内部出错|^ +at /m);
  expect(listing(cwd).filter(name => /\.docx|perfgoal-[0-9a-f]{16}/.test(name))).toEqual([]);
});

test('a filing of nothing but brackets fails alone', async () => {
  const cwd = fixtureFolder();
  writeFilings(join(cwd, 'in'), 20);
  writeFileSync(join(cwd, 'in/deep.yaml'), '['.repeat(1_000_000));
  const args = ['render', 'in', '--out', 'out/', '--jobs', '2', '--report', 'run.json'];
  expect((await start(args, cwd).ended).status).toBe(1);
  const { totals, filings } = JSON.parse(readFileSync(join(cwd, 'run.json'), 'utf8'));
  expect(totals).toEqual({ rendered: 20, unchanged: 0, failed: 1, left: 0 });
  expect(filings[0]).toMatchObject({ file: 'in/deep.yaml', status: 'failed', fault: null });
});

test('an old Node is told which it must be', async () => {
  const cwd = fixtureFolder();
  mkdirSync(join(cwd, 'old'));
  writeFileSync(
    join(cwd, 'old/node.cjs'),
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.8' } });`,
  );
  const env = { NODE_OPTIONS: `--require ${join(cwd, 'old/node.cjs')}` };
  const { status, stderr } = await start(['check', 'filings/good.yaml'], cwd, env).ended;
  expect(status).toBe(2);
  expect(stderr).toMatch(/太旧，perfgoal 要 20\.19、22\.3 或更新的/);
  expect(stderr).toMatch(/perfgoal needs 20\.19, 22\.3 or newer/);
});
