/** Many filings by threads: the same bytes as without, one line for each, and a report that is true. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { hashOf } from '../../src/cli/hashes.ts';
import { fixtureFolder, listing } from './folder.ts';
import { fileName, filing, usingBuilt, writeFilings } from './many.ts';
import { perfgoal } from './run.ts';

const start = usingBuilt();
const run = (args: readonly string[], cwd: string) => start(args, cwd).ended;

const validate = new Ajv({
  allErrors: true,
  strict: false,
  formats: { 'date-time': true },
}).compile(
  JSON.parse(
    readFileSync(new URL('../../schemas/run-report.schema.json', import.meta.url), 'utf8'),
  ),
);

function reportOf(path: string) {
  const report = JSON.parse(readFileSync(path, 'utf8'));
  expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
  return report;
}

const contents = (folder: string) =>
  listing(folder)
    .filter(name => /\.(docx|pdf)$/.test(name))
    .map(name => [name, hashOf(readFileSync(join(folder, name)))]);

const COUNT = 40;

test('threads make the bytes that one makes, and the report is true', async () => {
  const cwd = fixtureFolder();
  writeFilings(join(cwd, 'in'), COUNT);
  writeFileSync(join(cwd, 'in/f007.yaml'), 'a: [\n');
  writeFileSync(join(cwd, 'in/f008.yaml'), filing(8).replace('新增项目', '老项目'));
  writeFileSync(join(cwd, 'in/f009.yaml'), filing(9).replace('tiny', 'none'));
  const args = ['render', 'in', '--format', 'docx,pdf'];
  const outcomes = [
    await perfgoal([...args, '--out', 'here', '--report', 'here.json'], { cwd }),
    await run([...args, '--out', 'one', '--jobs', '1', '--report', 'one.json'], cwd),
    await run([...args, '--out', 'two', '--jobs', '2', '--report', 'two.json'], cwd),
    await run([...args, '--out', 'five', '--jobs', '5', '--report', 'five.json'], cwd),
  ];
  expect(outcomes.map(({ status }) => status)).toEqual([2, 2, 2, 2]);
  const [here, ...others] = ['here', 'one', 'two', 'five'].map(name => contents(join(cwd, name)));
  expect(here).toHaveLength((COUNT - 3) * 2);
  for (const other of others) expect(other).toEqual(here);

  const reports = ['here', 'one', 'two', 'five'].map(name => {
    const report = reportOf(join(cwd, `${name}.json`));
    expect(report.totals).toEqual({ rendered: COUNT - 3, unchanged: 0, failed: 3, left: 0 });
    for (const { file, source, outputs } of report.filings) {
      if (source) expect(source).toBe(hashOf(readFileSync(join(cwd, file))));
      for (const output of outputs) {
        const bytes = readFileSync(join(cwd, output.file));
        expect([output.hash, output.bytes]).toEqual([hashOf(bytes), bytes.length]);
      }
    }
    // Nothing else may differ between the runs.
    const text = JSON.stringify({ ...report, timing: null });
    return text.replaceAll(`"${name}/`, '"out/').replace(/"ms":[\d.]+/g, '"ms":0');
  });
  expect(new Set(reports).size).toBe(1);
  const { filings } = JSON.parse(reports[0] ?? '');
  expect(filings.map(({ file }: { file: string }) => file)).toEqual(
    Array.from({ length: COUNT }, (_, number) => `in/${fileName(number)}`),
  );
  expect(filings[7].findings[0]).toMatchObject({ rule: 'yaml-readable', severity: 'error' });
  expect(filings[8].findings[0]).toMatchObject({ rule: 'name-on-form', line: 6 });
  expect(filings[9].fault).toMatch(/^读不了表样/);
  for (const { stderr } of outcomes) {
    expect(stderr).toContain('in/f008.yaml:6:14: 错误: 表样里没有「老项目」 [name-on-form]\n');
    expect(stderr).not.toContain('已生成 two/');
    expect(stderr).toMatch(/已生成 37 份，失败 3 份（[\d.]+ 秒，每秒 \d+ 份）\n$/);
    expect(stderr.match(/^\d+\/40（\d+%），每秒 [\d.]+ 份，约剩 \d+ 秒/gm)).toHaveLength(9);
  }
});

test('--json is a line for each filing, and --quiet leaves only what is wrong', async () => {
  const cwd = fixtureFolder();
  writeFilings(join(cwd, 'in'), COUNT);
  writeFileSync(join(cwd, 'in/f008.yaml'), filing(8).replace('新增项目', '老项目'));
  const { status, stdout, stderr } = await run(
    ['render', 'in', '--out', 'out', '--json', '--quiet'],
    cwd,
  );
  expect(status).toBe(1);
  expect(stderr).toBe('in/f008.yaml:6:14: 错误: 表样里没有「老项目」 [name-on-form]\n');
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
  expect(lines).toHaveLength(COUNT);
  const byFile = new Map(lines.map(line => [line.file, line]));
  expect(byFile.get('in/f000.yaml')).toEqual({
    file: 'in/f000.yaml',
    status: 'rendered',
    outputs: ['out/f000.docx'],
    errors: 0,
    warnings: 0,
    infos: 0,
    fault: null,
    ms: expect.any(Number),
  });
  expect(byFile.get('in/f008.yaml')).toMatchObject({ status: 'failed', outputs: [], errors: 1 });
});

test('a filing that takes longer than --timeout fails', async () => {
  const cwd = fixtureFolder();
  writeFilings(join(cwd, 'in'), 3);
  const { status, stderr } = await run(
    ['render', 'in', '--out', 'out', '--timeout', '0.0001', '--report', 'run.json'],
    cwd,
  );
  expect(status).toBe(2);
  expect(stderr.match(/还没有做完，已放弃/g)).toHaveLength(3);
  expect(reportOf(join(cwd, 'run.json')).totals.failed).toBe(3);
  expect(listing(cwd)).not.toContain('out');
});

test('names of many filings are found by threads', async () => {
  const cwd = fixtureFolder();
  writeFilings(join(cwd, 'in'), COUNT);
  const args = ['render', 'in', '--out', 'out', '--name', '{year}/{project.name}'];
  expect((await run(args, cwd)).status).toBe(0);
  expect(contents(join(cwd, 'out')).map(([name]) => name)).toContain(
    '2025/县医院供氧系统改造项目第39期.docx',
  );
  writeFileSync(join(cwd, 'in/g.yaml'), filing(5));
  const before = listing(cwd);
  const { status, stderr } = await run([...args, '--force'], cwd);
  expect(status).toBe(2);
  expect(stderr).toContain('的输出都叫 out/2025/县医院供氧系统改造项目第5期.docx');
  expect(listing(cwd)).toEqual(before);
});

test('on a terminal there is a bar, and failures stand above it', async () => {
  const cwd = fixtureFolder();
  writeFilings(join(cwd, 'in'), COUNT);
  writeFileSync(join(cwd, 'in/f008.yaml'), filing(8).replace('新增项目', '老项目'));
  const { stderr } = await perfgoal(['render', 'in', '--out', 'out'], {
    cwd,
    isTTY: true,
    env: { NO_COLOR: '1' },
    columns: 80,
  });
  const ESCAPE = '\u001b';
  const [beforeFailure = '', after = ''] = stderr.split('in/f008.yaml:6:14: 错误');
  expect(beforeFailure).toContain(`${ESCAPE}[?25l`);
  expect(after.startsWith(': 表样里没有「老项目」 [name-on-form]\n')).toBe(true);
  expect(stderr).toMatch(/█+░* 40\/40（100%），每秒 \d+ 份，约剩 0 秒，失败 1 份/);
  // The bar is taken away and the cursor given back before the last words.
  expect(stderr.slice(stderr.lastIndexOf(`${ESCAPE}[?25h`))).toMatch(
    /\[0J检查了 40 份申报：1 个错误\n已生成 39 份，失败 1 份（.*）\n$/,
  );
});

test.each([
  ['--jobs', '0'],
  ['--jobs', '1.5'],
  ['--jobs', 'x'],
  ['--jobs', '65'],
  ['--timeout', '0'],
  ['--timeout', '-1'],
  ['--timeout', '1e9'],
])('%s %s is refused', async (option, value) => {
  const { status, stderr } = await perfgoal(['render', 'filings', option, value], {
    cwd: fixtureFolder(),
  });
  expect(status).toBe(2);
  expect(stderr).toContain(`${option} 的值“${value}”不对`);
});
