import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { writeTarget } from '../../src/cli/files/write.ts';
import { fixtureFolder, listing } from './folder.ts';
import { perfgoal } from './run.ts';

const render = (cwd: string, ...args: string[]) =>
  perfgoal(['render', 'filings/good.yaml', ...args], { cwd });

test('an old document is replaced whole', async () => {
  const cwd = fixtureFolder();
  writeFileSync(join(cwd, 'form.docx'), 'x'.repeat(100_000));
  expect((await render(cwd, '--out', 'form.docx')).status).toBe(0);
  const { stdout } = await render(cwd, '--out', '-', '--format', 'docx');
  expect(readFileSync(join(cwd, 'form.docx')).equals(stdout)).toBe(true);
});

test('a failed write leaves no temporary file', async () => {
  const cwd = fixtureFolder();
  mkdirSync(join(cwd, 'out/good.docx/in-the-way'), { recursive: true });
  const { status, stderr } = await render(cwd, '--out', 'out/');
  expect(status).toBe(2);
  expect(stderr).toContain('写不了 out/good.docx');
  expect(readdirSync(join(cwd, 'out'))).toEqual(['good.docx']);
});

test.skipIf(process.platform !== 'linux')(
  'where the system makes no folder, the run ends',
  async () => {
    const { status, stderr } = await render(fixtureFolder(), '--out', '/proc/nowhere/');
    expect(status).toBe(2);
    expect(stderr).toContain('写不了 /proc/nowhere/good.docx');
  },
);

test.skipIf(!canMount())('a full disk leaves the old document, and no half one', async () => {
  const cwd = fixtureFolder();
  const disk = join(cwd, 'disk');
  mkdirSync(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
  try {
    writeFileSync(join(disk, 'form.docx'), 'old');
    // Leaves one page: the first bytes of the new document still fit.
    writeFileSync(join(disk, 'fill'), new Uint8Array(64 * 1024 - 2 * 4096));
    const { status, stderr } = await render(cwd, '--out', 'disk/form.docx');
    expect(status).toBe(2);
    expect(stderr).toContain('写不了 disk/form.docx：磁盘已满');
    expect(readFileSync(join(disk, 'form.docx'), 'utf8')).toBe('old');
    expect(readdirSync(disk).sort()).toEqual(['fill', 'form.docx']);
  } finally {
    execFileSync('umount', [disk]);
  }
});

function canMount(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4k', 'tmpfs', '/mnt'], { stdio: 'ignore' });
    execFileSync('umount', ['/mnt']);
    return true;
  } catch {
    return false;
  }
}

test.skipIf(process.platform === 'win32')(
  'a signal that comes while a file is written ends the process when it is whole',
  async () => {
    const cwd = fixtureFolder();
    let came = 0;
    const listen = () => {
      came += 1;
    };
    process.on('SIGTERM', listen);
    onTestFinished(() => void process.off('SIGTERM', listen));
    const path = join(cwd, 'filings/good.yaml');
    const written = writeTarget({ name: 'good.yaml', path }, Buffer.from('new'));
    process.kill(process.pid, 'SIGTERM');
    await written;
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(listing(join(cwd, 'filings'))).toEqual(listing(fixtures));
    // Once from here, and once again when nothing held it up any more.
    await vi.waitFor(() => expect(came).toBe(2));
  },
);

const fixtures = fileURLToPath(new URL('fixtures/filings', import.meta.url));

test('when one format cannot be drawn, none is written', async () => {
  const cwd = fixtureFolder();
  const filing = join(cwd, 'filings/good.yaml');
  writeFileSync(filing, readFileSync(filing, 'utf8').replace('旦增', '\u{e000}\u{30000}'));
  const before = listing(cwd);
  const { status, stderr } = await render(cwd, '--out', 'out/', '--format', 'docx,pdf');
  expect(status).toBe(1);
  expect(stderr).toContain('filings/good.yaml:7:11');
  expect(stderr).toContain('U+30000');
  expect(listing(cwd)).toEqual(before);
});

test('a link in the output folder does not lead out of it', async () => {
  const cwd = fixtureFolder();
  for (const folder of ['out', 'elsewhere', 'all/sub'])
    mkdirSync(join(cwd, folder), { recursive: true });
  writeFileSync(join(cwd, 'elsewhere/victim'), 'old');
  writeFileSync(join(cwd, 'all/sub/good.yaml'), readFileSync(join(cwd, 'filings/good.yaml')));
  symlinkSync('../elsewhere/victim', join(cwd, 'out/good.docx'));
  symlinkSync('../elsewhere', join(cwd, 'out/sub'));
  expect((await render(cwd, '--out', 'out')).status).toBe(2);
  const sub = await perfgoal(['render', 'all', '--out', 'out', '--form', 'forms/tiny.yaml'], {
    cwd,
  });
  expect(sub.status).toBe(2);
  expect(listing(join(cwd, 'elsewhere'))).toEqual(['victim']);
  expect(readFileSync(join(cwd, 'elsewhere/victim'), 'utf8')).toBe('old');
});

test('a filing is never overwritten, by whatever name', async () => {
  const cwd = fixtureFolder();
  const text = readFileSync(join(cwd, 'filings/good.yaml'));
  writeFileSync(join(cwd, 'filings/good.docx'), text);
  symlinkSync('filings/good.docx', join(cwd, 'link.docx'));
  for (const args of [
    ['--out', 'filings/good.docx'],
    ['--out', 'link.docx'],
    ['--out', 'filings'],
  ]) {
    const { status, stderr } = await perfgoal(['render', 'filings/good.docx', ...args], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain('会覆盖申报本身');
  }
  expect(readFileSync(join(cwd, 'filings/good.docx')).equals(text)).toBe(true);
});

test('folders keep their shape; hidden ones and node_modules are left alone', async () => {
  const cwd = fixtureFolder();
  const text = readFileSync(join(cwd, 'filings/good.yaml'));
  for (const file of [
    'b/two.yml',
    'a/deep/one.yaml',
    '.git/x.yaml',
    'node_modules/x.yaml',
    'note.txt',
  ]) {
    mkdirSync(join(cwd, 'batch', file, '..'), { recursive: true });
    writeFileSync(join(cwd, 'batch', file), text);
  }
  symlinkSync('.', join(cwd, 'batch/round'));
  const { status } = await perfgoal(
    ['render', 'batch', '--out', 'out', '--form', 'forms/tiny.yaml'],
    { cwd },
  );
  expect(status).toBe(0);
  expect(listing(join(cwd, 'out'))).toEqual([
    '.perfgoal-cache.json',
    'a',
    'a/deep',
    'a/deep/one.docx',
    'b',
    'b/two.docx',
  ]);
});

test('SOURCE_DATE_EPOCH fixes the bytes and changes them', async () => {
  const cwd = fixtureFolder();
  const args = ['render', 'filings/good.yaml', '--out', '-', '--format', 'docx'];
  const bytesOn = async (SOURCE_DATE_EPOCH: string) =>
    (await perfgoal(args, { cwd, env: { SOURCE_DATE_EPOCH } })).stdout;
  const first = await bytesOn('1700000000');
  expect(first.equals(await bytesOn('1700000000'))).toBe(true);
  expect(first.equals(await bytesOn('1800000000'))).toBe(false);
});
