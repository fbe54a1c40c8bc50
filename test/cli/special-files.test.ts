/** Outputs that are no files: pipes and devices are written into, never replaced; and names as long as systems take. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  constants,
  lstatSync,
  openSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { Socket } from 'node:net';
import { basename, dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { pathBeside, writerOf } from '../../src/cli/files/temporary.ts';
import { fixtureFolder } from './folder.ts';
import { usingBuilt } from './many.ts';
import { perfgoal } from './run.ts';

const isWindows = process.platform === 'win32';

/** A pipe in a folder that a process reads; gives a function that ends the pipe and gives all that was read. */
function pipeIn(cwd: string) {
  execFileSync('mkfifo', [join(cwd, 'pipe')]);
  // Until this is closed, the pipe can be opened without waiting and does not end.
  const both = openSync(join(cwd, 'pipe'), 'r+');
  const input = openSync(join(cwd, 'pipe'), 'r');
  const reader = spawn('cat', { stdio: [input, 'pipe', 'inherit'] });
  closeSync(input);
  onTestFinished(() => void reader.kill('SIGKILL'));
  const chunks: Buffer[] = [];
  reader.stdout?.on('data', chunk => chunks.push(chunk));
  const closed = once(reader, 'close');
  return async () => {
    closeSync(both);
    await closed;
    return Buffer.concat(chunks).toString();
  };
}

test.skipIf(isWindows).each([
  ['render', 'filings/good.yaml', '--out', 'form.docx', '--report', 'pipe'],
  ['check', 'filings/good.yaml', '--format', 'json', '--output', 'pipe'],
])('%s writes into a pipe', async (...args) => {
  const cwd = fixtureFolder();
  const read = pipeIn(cwd);
  const { status, stderr } = await perfgoal(args, { cwd });
  expect([status, stderr]).toEqual([0, expect.not.stringContaining('错误')]);
  expect(JSON.parse(await read())).toMatchObject({ version: 1 });
  expect(lstatSync(join(cwd, 'pipe')).isFIFO()).toBe(true);
});

/** So many filings with errors that a report of them is more than a pipe holds. */
function writeManyFaulty(cwd: string) {
  for (let index = 0; index < 1000; index++)
    writeFileSync(join(cwd, `filings/${index}.yaml`), 'form: ../forms/tiny.yaml\nyear: x\n');
}

test.skipIf(isWindows)('more goes through a pipe than it holds', async () => {
  const cwd = fixtureFolder();
  writeManyFaulty(cwd);
  const read = pipeIn(cwd);
  const { status } = await perfgoal(['check', 'filings', '--format', 'json', '--output', 'pipe'], {
    cwd,
  });
  expect(status).toBe(1);
  const text = await read();
  expect(text.length).toBeGreaterThan(200_000);
  expect(JSON.parse(text).files.length).toBeGreaterThan(1000);
});

test.skipIf(isWindows)('a pipe that nobody reads is told', async () => {
  const cwd = fixtureFolder();
  execFileSync('mkfifo', [join(cwd, 'pipe')]);
  const args = ['render', 'filings/good.yaml', '--out', 'form.docx', '--report', 'pipe'];
  const { status, stderr } = await perfgoal(args, { cwd });
  expect(status).toBe(2);
  expect(stderr).toContain('写不了 pipe：没有程序在读这个管道');
});

test.skipIf(isWindows)('a reader that goes away is no error', async () => {
  const cwd = fixtureFolder();
  writeManyFaulty(cwd);
  execFileSync('mkfifo', [join(cwd, 'pipe')]);
  const fd = openSync(join(cwd, 'pipe'), constants.O_RDONLY | constants.O_NONBLOCK);
  const reader = new Socket({ fd, readable: true, writable: false });
  reader.once('data', () => reader.destroy());
  const args = ['check', 'filings', '--format', 'sarif', '--output', 'pipe'];
  const { status, stderr } = await perfgoal(args, { cwd });
  expect([status, stderr]).toEqual([1, '']);
  expect(reader.destroyed).toBe(true);
});

test.skipIf(!canMakeDevice())('a device stays one, behind a link too', async () => {
  const cwd = fixtureFolder();
  execFileSync('mknod', [join(cwd, 'null'), 'c', '1', '3']);
  symlinkSync('null', join(cwd, 'form.docx'));
  for (const args of [
    ['render', 'filings/good.yaml', '--out', 'form.docx', '--report', 'null'],
    ['check', 'filings/good.yaml', '--format', 'json', '--output', 'null'],
  ]) {
    expect((await perfgoal(args, { cwd })).status).toBe(0);
    expect(lstatSync(join(cwd, 'null')).isCharacterDevice()).toBe(true);
  }
  expect(lstatSync(join(cwd, 'form.docx')).isSymbolicLink()).toBe(true);
});

function canMakeDevice(): boolean {
  const cwd = '/tmp';
  const name = `perfgoal-device-${process.pid}`;
  try {
    execFileSync('mknod', [name, 'c', '1', '3'], { cwd, stdio: 'ignore' });
    execFileSync('rm', [name], { cwd });
    return true;
  } catch {
    return false;
  }
}

const start = usingBuilt();

test.skipIf(process.platform !== 'linux')(
  'a process writes to the descriptors that a shell gives it',
  async () => {
    const cwd = fixtureFolder();
    const line = '"$0" "$1" check filings/good.yaml --quiet --format json --output >(cat > got)';
    const run = `${line}; wait $!`;
    execFileSync('bash', ['-c', run, process.execPath, start.program()], { cwd });
    expect(readdirSync(cwd)).toContain('got');
    expect(lstatSync(join(cwd, 'got')).size).toBeGreaterThan(50);
  },
);

/** As long as a name may be: 80 hanzi and .docx are 245 bytes. */
const LONG = '长'.repeat(80);

test('a name as long as systems take is written', async () => {
  const cwd = fixtureFolder();
  for (const args of [
    ['render', 'filings/good.yaml', '--out', `${LONG}.docx`, '--report', `${LONG}.json`],
    ['check', 'filings/good.yaml', '--output', `${LONG}年度.xml`],
  ]) {
    const { status, stderr } = await perfgoal(args, { cwd });
    expect([status, stderr]).toEqual([0, expect.not.stringContaining('错误')]);
  }
  const made = readdirSync(cwd).filter(name => name.startsWith('长'));
  expect(made.sort()).toEqual([`${LONG}.docx`, `${LONG}.json`, `${LONG}年度.xml`]);
});

test('a name beside a file fits, begins as the file’s does, and says who writes it', () => {
  const names = fc
    .stringMatching(/^[a长é😀]{1,120}$/u)
    .filter(name => Buffer.byteLength(name) <= 255);
  fc.assert(
    fc.property(names, name => {
      const path = pathBeside(`/out/${name}`);
      expect(dirname(path)).toBe('/out');
      expect(Buffer.byteLength(basename(path))).toBeLessThanOrEqual(255);
      const [stem = ''] = basename(path).split('.perfgoal-');
      expect(name.startsWith(stem) && stem !== '').toBe(true);
      expect(writerOf(basename(path))?.pid).toBe(process.pid.toString(16).padStart(8, '0'));
    }),
  );
});
