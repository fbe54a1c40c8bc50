/** A report that would overwrite another file is refused before anything is rendered. */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixtureFolder, listing } from './folder.ts';
import { perfgoal } from './run.ts';

/** A folder with documents of an earlier run in out/, among them the link elsewhere.json to one, and a baseline. */
async function prepared(): Promise<string> {
  const cwd = fixtureFolder();
  const render = ['render', 'filings/good.yaml', '--out', 'out/', '--form', 'forms/tiny.yaml'];
  expect((await perfgoal(render, { cwd })).status).toBe(0);
  symlinkSync('out/good.docx', join(cwd, 'elsewhere.json'));
  symlinkSync('out', join(cwd, 'out-too'));
  mkdirSync(join(cwd, 'folder'));
  writeFileSync(join(cwd, 'baseline.json'), '{ "version": 1, "findings": [] }');
  cpSync(new URL('../../fonts/song.ttf', import.meta.url), join(cwd, 'font.bin'));
  return cwd;
}

const render = 'render filings/good.yaml --force --out out/ --form forms/tiny.yaml';

test.each([
  [`${render} --report out/good.docx`, '报告 out/good.docx 不能以 .docx 结尾'],
  [`${render} --report out/other.PDF`, '报告 out/other.PDF 不能以 .pdf 结尾'],
  [`${render} --name {year} --report out/2026.docx`, '报告 out/2026.docx 不能以 .docx 结尾'],
  [`${render} --report elsewhere.json`, '报告 elsewhere.json 不能以 .docx 结尾'],
  [`${render} --report out/.perfgoal-cache.json`, '会覆盖 perfgoal 的缓存'],
  [`${render} --report out-too/.perfgoal-cache.json`, '会覆盖 perfgoal 的缓存'],
  [`${render} --report forms/tiny.yaml`, '报告 forms/tiny.yaml 会覆盖 forms/tiny.yaml'],
  [`${render} --report forms/lenient.yaml`, '报告 forms/lenient.yaml 不能以 .yaml 结尾'],
  [`${render} --font body=font.bin --report font.bin`, '报告 font.bin 会覆盖 font.bin'],
  [`${render} --report folder`, '报告 folder 是文件夹'],
  [`${render} --report folder`, '例如 folder/report.json'],
  [`${render} --report new-folder/`, '报告 new-folder/ 是文件夹'],
  [`${render} --report `, '没有写报告的文件名'],
  [`${render} --report nowhere/r.json`, '请先建立这个文件夹'],
  [`${render} --report filings/good.yaml/r.json`, 'filings/good.yaml 不是文件夹'],
  [
    'check filings/good.yaml --form forms/tiny.yaml --format json --output forms/tiny.yaml',
    '报告 forms/tiny.yaml 会覆盖 forms/tiny.yaml',
  ],
  [
    'check filings/good.yaml --baseline baseline.json --output baseline.json',
    '报告 baseline.json 会覆盖 baseline.json',
  ],
  ['check filings/good.yaml --format json --output folder', '报告 folder 是文件夹'],
])('%s is refused', async (line, says) => {
  const cwd = await prepared();
  const files = listing(cwd).filter(name => /\.\w+$/.test(name) && !name.startsWith('out-too'));
  const contents = () =>
    files.map(name =>
      createHash('sha256')
        .update(readFileSync(join(cwd, name)))
        .digest('hex'),
    );
  const [before, old] = [listing(cwd), contents()];
  const { status, stdout, stderr } = await perfgoal(line.split(' '), { cwd });
  expect([status, stdout.toString()]).toEqual([2, '']);
  expect(stderr).toContain(says);
  expect(stderr).not.toContain('已生成');
  expect(listing(cwd)).toEqual(before);
  expect(contents()).toEqual(old);
});

test.each([
  ['filings/good.yaml', 0],
  ['filings/broken.yaml', 1],
])('a report of %s is written into the folder that the run creates', async (filing, expected) => {
  const cwd = fixtureFolder();
  const args = ['render', filing, '--out', 'new/', '--report', 'new/reports/r.json'];
  expect((await perfgoal(args, { cwd })).status).toBe(expected);
  expect(JSON.parse(readFileSync(join(cwd, 'new/reports/r.json'), 'utf8')).status).toBe(expected);
});

test.each([
  ['plain/', 'plain'],
  ['plain/sub/', 'plain'],
  ['astray/', 'astray'],
])('--out %s is refused once where %s is no folder', async (out, culprit) => {
  const cwd = fixtureFolder();
  writeFileSync(join(cwd, 'plain'), 'text');
  symlinkSync('nowhere', join(cwd, 'astray'));
  const { status, stderr } = await perfgoal(['render', 'living', '--out', out], { cwd });
  expect([status, stderr]).toEqual([
    2,
    `perfgoal  错误  ${culprit} 不是文件夹\n  帮助：请指定别的文件夹，或先把它移走。\n`,
  ]);
});
