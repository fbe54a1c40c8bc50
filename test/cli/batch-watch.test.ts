/** render --watch as a process of its own: a line for each filing saved, through errors, until it is interrupted. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixtureFolder, listing } from './folder.ts';
import { filing, type Running, until, usingBuilt, writeFilings } from './many.ts';
import { perfgoal } from './run.ts';

const start = usingBuilt();

/** Saves and gives the lines that come of it, without their time. */
async function said(running: Running, count: number, save: () => void): Promise<readonly string[]> {
  const before = running.stderr().length;
  save();
  const lines = () => running.stderr().slice(before).split('\n').slice(0, -1);
  await until(() => lines().length >= count);
  return lines().map(line => {
    expect(line).toMatch(/^\d\d:\d\d:\d\d /);
    return line.slice(9).replace(/\d+ 毫秒/, '… 毫秒');
  });
}

/** Texts of the form that are wrong, with what is said of them. */
const wrongTemplates = (text: string): readonly (readonly [string, string])[] => [
  ['title: [', '1:9 有错误：缩进不对：同一层的键要左对齐'],
  [text.replace('rows:', 'rowz:'), '18:1 有错误：表样里没有「rowz」这个键'],
];

test('what is saved is rendered again', async () => {
  const cwd = fixtureFolder();
  writeFilings(join(cwd, 'in'), 2);
  const running = start(['render', 'in', '--out', 'out', '--watch'], cwd);
  const inFile = (name: string) => join(cwd, 'in', name);
  try {
    await until(() => running.stderr().includes('正在监视 2 份申报'));
    const first = readFileSync(join(cwd, 'out/f000.docx'));

    expect(await said(running, 1, () => writeFileSync(inFile('f000.yaml'), filing(9)))).toEqual([
      '已生成 out/f000.docx（… 毫秒）',
    ]);
    const second = readFileSync(join(cwd, 'out/f000.docx'));
    expect(second.equals(first)).toBe(false);

    const wrong = filing(9).replace('新增项目', '老项目');
    expect(await said(running, 1, () => writeFileSync(inFile('f000.yaml'), wrong))).toEqual([
      'in/f000.yaml:6:14 失败：表样里没有「老项目」',
    ]);
    expect(readFileSync(join(cwd, 'out/f000.docx')).equals(second)).toBe(true);

    expect(await said(running, 1, () => writeFileSync(inFile('f000.yaml'), filing(9)))).toEqual([
      'in/f000.yaml 没有变化',
    ]);
    expect(await said(running, 1, () => writeFileSync(inFile('new.yaml'), filing(3)))).toEqual([
      '已生成 out/new.docx（… 毫秒）',
    ]);

    const form = join(cwd, 'forms/tiny.yaml');
    const text = readFileSync(form, 'utf8');
    for (const [wrong, says] of wrongTemplates(text))
      expect(await said(running, 3, () => writeFileSync(form, wrong))).toEqual(
        ['f000', 'f001', 'new'].map(name => `in/${name}.yaml 失败：表样 forms/tiny.yaml:${says}`),
      );
    const changed = text.replace('试用表', '另一张表');
    expect(await said(running, 3, () => writeFileSync(form, changed))).toEqual(
      ['f000', 'f001', 'new'].map(name => `已生成 out/${name}.docx（… 毫秒）`),
    );
    rmSync(inFile('new.yaml'));
    expect(listing(join(cwd, 'out'))).toContain('new.docx');
  } finally {
    running.process.kill('SIGINT');
  }
  expect((await running.ended).status).toBe(130);
});

test('what is wrong with the form of --form is told each time', async () => {
  const cwd = fixtureFolder();
  writeFilings(join(cwd, 'in'), 1);
  const running = start(
    ['render', 'in', '--out', 'out', '--watch', '--form', 'forms/tiny.yaml'],
    cwd,
  );
  const form = join(cwd, 'forms/tiny.yaml');
  const text = readFileSync(form, 'utf8');
  try {
    await until(() => running.stderr().includes('正在监视'));
    for (const [wrong, says] of wrongTemplates(text)) {
      writeFileSync(form, wrong);
      await until(() => running.stderr().includes(`forms/tiny.yaml:${says.split(' ')[0]}`));
    }
  } finally {
    running.process.kill('SIGINT');
  }
  expect((await running.ended).status).toBe(130);
});

test.each([
  ['-', ['--out', 'out/'], '--watch 不能用于标准输入'],
  ['filings', ['--out', 'out', '--shard', '1/2'], '--watch 不能与标准输出、--shard、--report 同用'],
  ['filings', ['--out', 'out', '--report', 'x.json'], '--watch 不能与'],
  ['filings/good.yaml', ['--out', '-', '--format', 'pdf'], '--watch 不能与'],
])('it does not go with %s %j', async (name, args, says) => {
  const { status, stderr } = await perfgoal(['render', name, ...args, '--watch'], {
    cwd: fixtureFolder(),
  });
  expect(status).toBe(2);
  expect(stderr).toContain(says);
});
