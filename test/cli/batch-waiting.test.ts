/** Inputs that come when they come, standard input and pipes: read as files are, and given up when the user says so. */
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, constants, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixtureFolder, listing } from './folder.ts';
import { filing, type Running, until, usingBuilt, writeFilings } from './many.ts';

const start = usingBuilt();

/** More than a pipe holds: what writes it knows that somebody reads. */
const MUCH = `# ${'x'.repeat(512 * 1024)}\n`;

const isReading = ({ process }: Running) =>
  new Promise<void>(resolve => process.stdin?.write(MUCH, () => resolve()));

const signals = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const;

/** With and without threads. */
const ways: readonly { readonly way: readonly string[] }[] = [
  { way: ['--jobs', '1'] },
  { way: ['--timeout', '60'] },
  { way: ['in'] },
];

for (const [signal, status] of signals)
  test.each(ways)(`${signal} ends the wait for standard input, $way`, async ({ way }) => {
    const cwd = fixtureFolder();
    writeFilings(join(cwd, 'in'), 20);
    const running = start(['render', '-', '--out', 'out/', ...way], cwd);
    await isReading(running);
    running.process.kill(signal);
    const ended = await running.ended;
    expect(ended.status).toBe(status);
    expect(ended.stderr).toMatch(/没有做的 \d+ 份/);
    expect(ended.stderr).not.toContain('内部出错');
  });

test('standard input that does not come in time fails', async () => {
  const cwd = fixtureFolder();
  const running = start(['render', '-', '--out', 'form.docx', '--timeout', '0.5'], cwd);
  const { status, stderr } = await running.ended;
  expect(status).toBe(2);
  expect(stderr).toContain('<stdin>  错误  0.5 秒还没有做完，已放弃');
});

const hasPipes = process.platform !== 'win32';

/** A pipe p.yaml, and what opens it for writing once somebody reads. */
function pipeIn(cwd: string) {
  const path = join(cwd, 'p.yaml');
  execFileSync('mkfifo', [path]);
  return async () => {
    let file: number | undefined;
    await until(() => {
      try {
        file = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
      } catch {
        return false;
      }
      return true;
    });
    return file ?? -1;
  };
}

for (const [signal, status] of signals)
  test.skipIf(!hasPipes).each(ways)(`${signal} ends the wait for a pipe, $way`, async ({ way }) => {
    const cwd = fixtureFolder();
    writeFilings(join(cwd, 'in'), 20);
    const opened = pipeIn(cwd);
    const running = start(['render', 'p.yaml', '--out', 'out/', ...way], cwd);
    const file = await opened();
    running.process.kill(signal);
    const ended = running.ended;
    await until(() => running.process.exitCode !== null);
    closeSync(file);
    expect((await ended).status).toBe(status);
  });

test.skipIf(!hasPipes).each(ways)('a pipe is read as a file is, $way', async ({ way }) => {
  const cwd = fixtureFolder();
  writeFilings(join(cwd, 'in'), 20);
  const opened = pipeIn(cwd);
  const args = ['render', 'p.yaml', '--out', 'out/', '--name', '{file}', ...way];
  const running = start(args, cwd);
  const file = await opened();
  writeSync(file, filing(3).replace('../forms/', 'forms/'));
  closeSync(file);
  const { status, stderr } = await running.ended;
  expect([status, stderr]).toEqual([0, expect.any(String)]);
  expect(listing(join(cwd, 'out'))).toContain('p.docx');
});

test.skipIf(!hasPipes)('a pipe without an end is given up', async () => {
  const cwd = fixtureFolder();
  pipeIn(cwd);
  const args = ['render', 'p.yaml', '--out', 'form.docx', '--timeout', '0.5'];
  const { status, stderr } = await start(args, cwd).ended;
  expect(status).toBe(2);
  expect(stderr).toContain('p.yaml  错误  0.5 秒还没有做完，已放弃');
});

test.skipIf(!hasPipes)('what another command says is a filing', () => {
  const line = '"$0" "$1" render <(cat filings/good.yaml) --form forms/tiny.yaml --out form.docx';
  const { status, stderr } = spawnSync('bash', ['-c', line, process.execPath, start.program()], {
    cwd: fixtureFolder(),
    encoding: 'utf8',
    env: { ...process.env, PERFGOAL_LANG: '' },
  });
  expect([status, stderr]).toEqual([0, expect.stringContaining('已生成 form.docx')]);
});

test.skipIf(!hasPipes)('devices are read, too', async () => {
  const cwd = fixtureFolder();
  const { status, stderr } = await start(['render', '/dev/null', '--out', 'a.docx'], cwd).ended;
  expect([status, stderr]).toEqual([1, expect.stringContaining('文件是空的')]);
});

test('a signal is heard while names are read, and nothing more is done', async () => {
  const cwd = fixtureFolder();
  writeFilings(join(cwd, 'in'), 2000);
  // Its name would be told to clash, had all been read.
  mkdirSync(join(cwd, 'in/last'));
  writeFileSync(join(cwd, 'in/last/f000.yaml'), filing(0));
  const args = ['render', 'in', '--out', 'out/', '--jobs', '1', '--name', '{file}'];
  const running = start(args, cwd);
  await until(() => running.stderr().includes('正在读 2001 份申报'));
  running.process.kill('SIGINT');
  const { status, stderr } = await running.ended;
  expect([status, stderr]).toEqual([130, expect.stringContaining('没有做的 2001 份')]);
});
