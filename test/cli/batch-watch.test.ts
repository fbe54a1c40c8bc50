/** render --watch as a process of its own: a line for each filing saved, through errors, until it is interrupted. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixtureFolder, listing } from './folder.ts';
import { filing, writeFilings } from './many.ts';
import { perfgoal } from './run.ts';
import { said, usingWatch } from './watching.ts';

const watching = usingWatch();

test('what is saved is rendered again', async () => {
  const cwd = fixtureFolder();
  writeFilings(join(cwd, 'in'), 2);
  const inFile = (name: string) => join(cwd, 'in', name);
  await watching(['in'], cwd, async running => {
    expect(running.stderr()).toContain('正在监视 2 份申报');
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

    rmSync(inFile('new.yaml'));
    expect(listing(join(cwd, 'out'))).toContain('new.docx');
  });
});

test('a folder that is named is watched though its name begins with a dot, and none below it', async () => {
  const cwd = fixtureFolder();
  const inFile = (name: string) => join(cwd, '.in', name);
  writeFilings(inFile(''), 2);
  mkdirSync(inFile('.below'));
  await watching(['.in'], cwd, async running => {
    const save = () => {
      writeFileSync(inFile('.below/form.yaml'), 'title: x');
      writeFileSync(inFile('f000.yaml'), filing(9));
    };
    expect(await said(running, 1, save)).toEqual(['已生成 out/f000.docx（… 毫秒）']);
  });
});

const gone = (name: string) => `${name} 不在了；再有时接着生成`;
const made = (name: string) => `已生成 out/${name}.docx（… 毫秒）`;

test('a folder that goes is told, and watched again when it is back', async () => {
  const cwd = fixtureFolder();
  const folder = join(cwd, 'in');
  writeFilings(folder, 2);
  await watching(['in'], cwd, async running => {
    for (const number of [8, 9]) {
      const remove = () => rmSync(folder, { recursive: true });
      expect(await said(running, 1, remove)).toEqual([gone('in')]);
      const putBack = () => {
        mkdirSync(folder);
        writeFileSync(join(folder, 'f001.yaml'), filing(number));
      };
      expect(await said(running, 1, putBack)).toEqual([made('f001')]);
    }
    const save = () => writeFileSync(join(folder, 'f001.yaml'), filing(1));
    expect(await said(running, 1, save)).toEqual([made('f001')]);
  });
});

test('a folder that another takes the place of is watched', async () => {
  const cwd = fixtureFolder();
  writeFilings(join(cwd, 'in'), 1);
  writeFilings(join(cwd, 'other'), 1);
  writeFileSync(join(cwd, 'other/f000.yaml'), filing(7));
  await watching(['in'], cwd, async running => {
    const swap = () => {
      renameSync(join(cwd, 'in'), join(cwd, 'old'));
      renameSync(join(cwd, 'other'), join(cwd, 'in'));
    };
    expect(await said(running, 1, swap)).toEqual([made('f000')]);
    const save = () => writeFileSync(join(cwd, 'in/f000.yaml'), filing(8));
    expect(await said(running, 1, save)).toEqual([made('f000')]);
  });
});

test.each(['in', 'in/f000.yaml'])('%s that is not there at first is watched', async name => {
  const cwd = fixtureFolder();
  await watching([name, 'filings/good.yaml'], cwd, async running => {
    expect(running.stderr()).toContain(`${name}  错误  没有这个文件或文件夹`);
    const save = () => writeFilings(join(cwd, 'in'), 1);
    expect(await said(running, 1, save)).toEqual([made('f000')]);
    expect(await said(running, 1, () => rmSync(join(cwd, name), { recursive: true }))).toEqual([
      gone(name),
    ]);
  });
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
