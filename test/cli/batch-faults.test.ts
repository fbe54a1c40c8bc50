/** What happens to a run in the middle: nothing half written, nothing lost, the report true, the next run completes. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { hashOf } from '../../src/cli/hashes.ts';
import { fixtureFolder, listing } from './folder.ts';
import { fileName, filing, until, usingBuilt, writeFilings } from './many.ts';

const start = usingBuilt();
const COUNT = 120;
const ARGS = ['render', 'in', '--out', 'out', '--jobs', '2', '--report', 'run.json'];

/** A folder with the filings in in/. */
function filled(count = COUNT): string {
  const cwd = fixtureFolder();
  writeFilings(join(cwd, 'in'), count);
  return cwd;
}

const documents = (cwd: string) =>
  existsSync(join(cwd, 'out')) ? readdirSync(join(cwd, 'out')).filter(name => name[0] !== '.') : [];

const hashIn = (cwd: string, name: string) => hashOf(readFileSync(join(cwd, 'out', name)));

let known: Promise<ReadonlyMap<string, string>> | undefined;

/** Every document's hash as an undisturbed run makes it. */
function undisturbed(): Promise<ReadonlyMap<string, string>> {
  known ??= (async () => {
    const cwd = filled();
    expect((await start(ARGS, cwd).ended).status).toBe(0);
    return new Map(documents(cwd).map(name => [name, hashIn(cwd, name)]));
  })();
  return known;
}

interface Report {
  readonly status: number;
  readonly totals: Readonly<Record<string, number>>;
  readonly filings: readonly {
    readonly file: string;
    readonly status: string;
    readonly fault: string | null;
    readonly outputs: readonly { readonly file: string; readonly hash: string }[];
  }[];
}

const reportOf = (cwd: string): Report => JSON.parse(readFileSync(join(cwd, 'run.json'), 'utf8'));

/** Nothing in the output folder is half, and the report says what is there and nothing else. */
async function expectTruth(cwd: string, found = documents(cwd)): Promise<Report> {
  const whole = await undisturbed();
  const report = reportOf(cwd);
  const told = report.filings.flatMap(({ outputs }) => outputs.map(({ file }) => file)).sort();
  expect(found.map(name => `out/${name}`).sort()).toEqual(told);
  for (const name of found) expect(hashIn(cwd, name)).toBe(whole.get(name));
  expect(report.filings).toHaveLength(COUNT);
  for (const { status, outputs } of report.filings)
    expect(outputs.length).toBe(status === 'rendered' || status === 'unchanged' ? 1 : 0);
  return report;
}

async function expectCompletion(cwd: string, unchanged: number): Promise<void> {
  const { status } = await start(ARGS, cwd).ended;
  expect(status).toBe(0);
  const { totals } = await expectTruth(cwd);
  expect(totals).toEqual({ rendered: COUNT - unchanged, unchanged, failed: 0, left: 0 });
}

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s ends a run in order', async (signal, status) => {
  const cwd = filled();
  const running = start(ARGS, cwd);
  await until(() => documents(cwd).length >= 10);
  running.process.kill(signal);
  const ended = await running.ended;
  expect(ended.status).toBe(status);
  expect(ended.stderr).toContain('正在结束：没有做完的不再做');
  expect(ended.stderr).toMatch(/已生成 \d+ 份，没有做的 \d+ 份（/);
  const { totals, status: told } = await expectTruth(cwd);
  expect(told).toBe(status);
  expect(totals.left).toBeGreaterThan(0);
  expect(totals.failed).toBe(0);
  await expectCompletion(cwd, totals.rendered ?? 0);
});

test('a run that is killed leaves whole documents, and the next one completes', async () => {
  const cwd = filled();
  const running = start(ARGS, cwd);
  const halfReports = () => readdirSync(cwd).filter(name => name.startsWith('run.json.perfgoal-'));
  await until(() => documents(cwd).length >= 10 && halfReports().length === 1);
  running.process.kill('SIGKILL');
  expect((await running.ended).status).toBe('SIGKILL');
  const whole = await undisturbed();
  for (const name of documents(cwd).filter(each => each.endsWith('.docx')))
    expect(hashIn(cwd, name)).toBe(whole.get(name));
  expect(halfReports()).toHaveLength(1);
  expect((await start(ARGS, cwd).ended).status).toBe(0);
  expect(listing(cwd).filter(name => /\.perfgoal-[^c]/.test(name))).toEqual([]);
  await expectCompletion(cwd, COUNT);
});

test.skipIf(!canMount())('a full disk', async () => {
  const cwd = filled();
  await onDisk(join(cwd, 'out'), 'size=250k', async disk => {
    const { status, stderr } = await start(ARGS, cwd).ended;
    expect(status).toBe(2);
    expect(stderr).toContain('：磁盘已满');
    const { totals, filings } = await expectTruth(cwd);
    expect(totals.rendered).toBeGreaterThan(10);
    expect(totals.failed).toBeGreaterThan(10);
    for (const each of filings.filter(({ status: own }) => own === 'failed'))
      expect(each.fault).toMatch(/^写不了 out\/f\d+\.docx：磁盘已满$/);
    execFileSync('mount', ['-o', 'remount,size=40m', disk]);
    await start(ARGS, cwd).ended;
    await expectCompletion(cwd, COUNT);
  });
});

test.skipIf(!canMount())('a disk that becomes read-only', async () => {
  const cwd = filled();
  await onDisk(join(cwd, 'out'), 'size=40m', async disk => {
    const running = start(ARGS, cwd);
    await until(() => documents(cwd).length >= 10);
    await until(() => isDone('mount', ['-o', 'remount,ro', disk]));
    const { status, stderr } = await running.ended;
    expect(status).toBe(2);
    expect(stderr).toContain('：磁盘是只读的');
    // A document that was being written can't be removed from such a disk: it keeps its temporary name.
    const named = documents(cwd).filter(name => !name.includes('.docx.perfgoal-'));
    const { totals } = await expectTruth(cwd, named);
    expect(totals.failed).toBeGreaterThan(0);
    execFileSync('mount', ['-o', 'remount,rw', disk]);
    await start(ARGS, cwd).ended;
    await expectCompletion(cwd, COUNT);
  });
});

test('an output folder that is replaced by a file', async () => {
  const cwd = filled();
  const running = start(ARGS, cwd);
  await until(() => documents(cwd).length >= 10);
  renameSync(join(cwd, 'out'), join(cwd, 'moved'));
  await until(() => becomesFile(join(cwd, 'out')));
  expect((await running.ended).status).toBe(2);
  const whole = await undisturbed();
  for (const name of readdirSync(join(cwd, 'moved')).filter(each => each.endsWith('.docx')))
    expect(hashOf(readFileSync(join(cwd, 'moved', name)))).toBe(whole.get(name));
  expect(reportOf(cwd).totals.failed).toBeGreaterThan(0);
});

test('two runs into one folder at once', async () => {
  const cwd = filled();
  const other = ARGS.with(-1, 'other.json');
  const runs = await Promise.all([start(ARGS, cwd).ended, start(other, cwd).ended]);
  expect(runs.map(({ status }) => status)).toEqual([0, 0]);
  const { totals } = await expectTruth(cwd);
  expect((totals.rendered ?? 0) + (totals.unchanged ?? 0)).toBe(COUNT);
  expect(JSON.parse(readFileSync(join(cwd, 'other.json'), 'utf8')).totals.failed).toBe(0);
  await expectCompletion(cwd, COUNT);
});

test('two runs that differ leave documents of one or the other, never a mistaken one', async () => {
  const cwd = filled(60);
  const draft = [...ARGS.with(-1, 'draft.json'), '--draft'];
  await Promise.all([start(ARGS, cwd).ended, start(draft, cwd).ended]);
  expect((await start(ARGS, cwd).ended).status).toBe(0);
  const whole = await undisturbed();
  for (const name of documents(cwd)) expect(hashIn(cwd, name)).toBe(whole.get(name));
});

test('workers that do not start end the run, and the report says so', async () => {
  const cwd = filled(40);
  const home = join(cwd, 'home');
  const built = dirname(dirname(start.program()));
  for (const name of ['bin', 'dist'])
    cpSync(join(built, name), join(home, name), { recursive: true });
  for (const name of ['templates', 'fonts', 'node_modules'])
    symlinkSync(join(built, name), join(home, name));
  writeFileSync(join(home, 'dist/worker.cjs'), "throw new Error('no threads here');");
  const args = [join(home, 'bin/perfgoal.js'), ...ARGS];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stderr.match(/线程启动不了：no threads here/g)).toHaveLength(1);
  const { totals, faults } = JSON.parse(readFileSync(join(cwd, 'run.json'), 'utf8'));
  expect(totals).toEqual({ rendered: 0, unchanged: 0, failed: 0, left: 40 });
  expect(faults).toEqual([{ name: 'perfgoal', fault: '线程启动不了：no threads here' }]);
  expect(documents(cwd)).toEqual([]);
});

test('filings that cannot be read fail alone', async () => {
  const cwd = filled(40);
  const broken = join(cwd, 'in');
  symlinkSync('nowhere.yaml', join(broken, 'g0.yaml'));
  symlinkSync('g1.yaml', join(broken, 'g1.yaml'));
  writeFileSync(join(broken, 'g2.yaml'), `# ${'x'.repeat(5 * 1024 * 1024)}\n${filing(2)}`);
  mkdirSync(join(broken, 'g3.yaml'));
  const isRoot = process.getuid?.() === 0;
  writeFileSync(join(broken, 'g4.yaml'), filing(4));
  mkdirSync(join(broken, 'g6'));
  if (!isRoot) for (const name of ['g4.yaml', 'g6']) chmodSync(join(broken, name), 0);
  if (process.platform !== 'win32') execFileSync('mkfifo', [join(broken, 'g5.yaml')]);
  const { status, stderr } = await start(ARGS, cwd).ended;
  expect(status).toBe(2);
  expect(stderr).toContain('in/g0.yaml  错误  没有这个文件或文件夹');
  expect(stderr).toContain('in/g1.yaml  错误  符号链接绕成了圈');
  expect(stderr).toContain('in/g2.yaml  错误  文件有 5.0 MB，超过上限');
  const report = reportOf(cwd);
  const failed = report.filings.filter(each => each.status === 'failed').map(({ file }) => file);
  expect(failed).toEqual(
    ['g0', 'g1', 'g2', ...(isRoot ? [] : ['g4'])].map(name => `in/${name}.yaml`),
  );
  expect(report.filings).toHaveLength(44);
  if (!isRoot) expect(stderr).toContain('in/g6  错误  没有权限');
  expect(listing(join(cwd, 'out'))).toContain(fileName(39, 'docx'));
});

async function onDisk(
  disk: string,
  options: string,
  work: (disk: string) => Promise<void>,
): Promise<void> {
  mkdirSync(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk]);
  try {
    await work(disk);
  } finally {
    execFileSync('umount', [disk]);
  }
}

function canMount(): boolean {
  return (
    isDone('mount', ['-t', 'tmpfs', '-o', 'size=4k', 'tmpfs', '/mnt']) && isDone('umount', ['/mnt'])
  );
}

function isDone(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Puts a file in the place of a folder, which the run may have made again; at once, since the run does not wait. */
function becomesFile(path: string): boolean {
  try {
    rmSync(path, { recursive: true, force: true });
    writeFileSync(path, '', { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}
