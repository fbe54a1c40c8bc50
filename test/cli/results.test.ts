/** Results: “-” is standard output for every option that writes, and no command overwrites its input. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixtureFolder, listing } from './folder.ts';
import { perfgoal } from './run.ts';

/** A folder with a report of a run, run.json, and a blank form, blank.docx. */
async function prepared(): Promise<string> {
  const cwd = fixtureFolder();
  const reported = ['render', 'filings/good.yaml', '--out', 'out/', '--report', 'run.json'];
  expect((await perfgoal(reported, { cwd })).status).toBe(0);
  const blank = ['render', '--blank', '--form', 'national/2021', '--out', 'blank.docx'];
  expect((await perfgoal(blank, { cwd })).status).toBe(0);
  return cwd;
}

test.each<[string, RegExp]>([
  ['render filings/good.yaml --out out/ --report', /^\{"version":1,.*"totals":\{.*\}\n$/s],
  ['render filings/good.yaml --format docx --out', /^PK/],
  ['render --blank --form national/2021 --format pdf --out', /^%PDF/],
  ['check filings/slips.yaml --format json --output', /^\{.*\}\n$/s],
  ['check filings/slips.yaml --output', /表样里没有/],
  ['forms from blank.docx --out', /columns:/],
  ['new --year 2026', /^(#.*\n)+form: xizang\/fujian2\nyear: 2026\n/],
  ['merge-reports run.json --format json --out', /^\{"version":1/],
  ['merge-reports run.json --out', /^1 份报告，1 份申报/],
])('%s - and /dev/stdout are standard output', async (line, begins) => {
  const cwd = await prepared();
  const before = listing(cwd);
  const args = line.split(' ');
  const { status, stdout } = await perfgoal([...args, '-'], { cwd });
  expect(status).toBeLessThan(2);
  expect(stdout.toString('latin1').length).toBeGreaterThan(20);
  expect(stdout.toString()).toMatch(begins);
  expect(listing(cwd)).toEqual(before);
  const named = await perfgoal([...args, '/dev/stdout'], { cwd });
  expect(named.status).toBe(status);
  expect(named.stdout.length).toBeGreaterThan(20);
});

test('a report comes from standard input', async () => {
  const cwd = await prepared();
  const stdin = readFileSync(join(cwd, 'run.json'));
  const { status, stdout } = await perfgoal(['merge-reports', '-'], { cwd, stdin });
  expect([status, stdout.toString()]).toEqual([0, '1 份报告，1 份申报：已生成 1 份\n']);
  const none = await perfgoal(['merge-reports', '-'], { cwd, stdin: Buffer.from('{') });
  expect([none.status, none.stderr]).toEqual([2, expect.stringContaining('<stdin> 不是完整的')]);
});

test.each([
  ['render filings/good.yaml --out - --format docx --report -', '--report - 和 --out - 都要用'],
  ['render filings/good.yaml --out out/ --json --report -', '--json 和 --report - 都要用'],
  ['render filings/good.yaml --out - --format docx --json', '--json 和 --out - 都要用'],
  ['check filings/good.yaml --fix --dry-run --output -', '--fix 要用标准输出'],
  ['render --blank --form national/2021 --out -', '要用 --format 指定一种格式'],
])('%s is refused', async (line, says) => {
  const cwd = fixtureFolder();
  const before = listing(cwd);
  const { status, stdout, stderr } = await perfgoal(line.split(' '), { cwd });
  expect([status, stdout.length]).toEqual([2, 0]);
  expect(stderr).toContain(says);
  expect(listing(cwd)).toEqual(before);
});

test('a terminal is shown no blank form', async () => {
  const args = ['render', '--blank', '--form', 'national/2021', '--out', '-', '--format', 'pdf'];
  const { status, stderr } = await perfgoal(args, { cwd: fixtureFolder(), isTTY: true });
  expect([status, stderr]).toEqual([2, expect.stringContaining('标准输出是终端')]);
});

test.each([
  ['forms from blank.docx --out blank.docx', 'blank.docx 已经存在'],
  ['forms from blank.docx --out forms/tiny.yaml', 'forms/tiny.yaml 已经存在'],
  ['merge-reports run.json --out run.json', '报告 run.json 会覆盖要合并的报告'],
  ['merge-reports *.json --format html --out ./run.json', '报告 ./run.json 会覆盖要合并的报告'],
])('%s is refused', async (line, says) => {
  const cwd = await prepared();
  const name = line.split(' ').at(-1) ?? '';
  const before = readFileSync(join(cwd, name));
  const { status, stdout, stderr } = await perfgoal(line.split(' '), { cwd });
  expect([status, stdout.length]).toEqual([2, 0]);
  expect(stderr).toContain(says);
  expect(readFileSync(join(cwd, name)).equals(before)).toBe(true);
});

test('a merged report takes the place of an older one', async () => {
  const cwd = await prepared();
  writeFileSync(join(cwd, 'all.html'), 'old');
  const { status } = await perfgoal(['merge-reports', 'run.json', '--out', 'all.html'], { cwd });
  expect(status).toBe(0);
  expect(readFileSync(join(cwd, 'all.html'), 'utf8')).toContain('申报表生成报告');
});
