/** The summary command: what it says of filings that fail or cannot be read, and its exit status. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seed } from '../reading.ts';
import { perfgoal } from './run.ts';

let cwd = '';

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'perfgoal-summary-'));
  mkdirSync(join(cwd, 'filings'));
});

afterEach(() => rmSync(cwd, { recursive: true }));

const file = (name: string, text: string) => writeFileSync(join(cwd, 'filings', name), text);

async function summary(...flags: readonly string[]) {
  const { status, stdout, stderr } = await perfgoal(['summary', 'filings', ...flags], { cwd });
  return { status, stdout: stdout.toString(), stderr };
}

test('a filing with an error is counted, and named even when quiet', async () => {
  file('好.yaml', seed);
  file('坏.yaml', seed.replace('total: 1.5', 'total: 2.5'));
  expect(await summary('--out', 'a.csv')).toEqual({
    status: 1,
    stdout: '',
    stderr:
      '已生成 a.csv（2 个项目）\n2 个项目中 1 个未通过检查，请用 perfgoal check 查看：filings/坏.yaml\n',
  });
  const { status, stderr } = await summary('--out', 'a.csv', '--quiet', '--strict');
  expect(status).toBe(1);
  expect(stderr).toBe(
    '2 个项目中 2 个未通过检查，请用 perfgoal check 查看：filings/坏.yaml、filings/好.yaml\n',
  );
});

test('what cannot be read is told with its reason, here and on the page', async () => {
  file('a.yaml', seed);
  file('b.yaml', 'a: [');
  file('c.yaml', 'form: nope\n');
  const { status, stderr } = await summary('--out', 'a.html');
  expect(status).toBe(2);
  expect(stderr).toContain('filings/b.yaml: 读不懂，没有列入\n');
  expect(stderr).toMatch(/^filings\/b\.yaml:\d+:\d+: 错误: .*\[yaml-readable\]$/m);
  expect(stderr).toContain('没有表样「nope」');
  const page = readFileSync(join(cwd, 'a.html'), 'utf8');
  expect(page).toContain('<span>2 份读不懂，没有列入</span>');
  expect(page).toContain('<li>filings/b.yaml</li><li>filings/c.yaml</li>');
});

test('a folder that is not there is refused before anything is read', async () => {
  file('a.yaml', 'a: [');
  const { status, stderr } = await summary('--out', 'no/a.csv');
  expect(status).toBe(2);
  expect(stderr).toBe('perfgoal  错误  没有文件夹 no\n  帮助：请先建立这个文件夹。\n');
  expect(existsSync(join(cwd, 'no'))).toBe(false);
});

test('- is standard output, as CSV', async () => {
  file('a.yaml', seed);
  const { status, stdout, stderr } = await summary('--out', '-');
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^\uFEFF?"项目名称",.*\r\n"2023年昌都市乡级视频会议系统维保费项目",/);
});
