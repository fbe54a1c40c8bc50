/** render --watch and templates of the user's own, which change and go wrong as filings do. */
import { copyFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixtureFolder } from './folder.ts';
import { filing, until, writeFilings } from './many.ts';
import { said, usingWatch } from './watching.ts';

const watching = usingWatch();

/** Texts of the form that are wrong, with what is said of them. */
const wrongTemplates = (text: string): readonly (readonly [string, string])[] => [
  ['title: [', '1:8 有错误：从这里开始的“[”没有闭合'],
  [text.replace('rows:', 'rowz:'), '18:1 有错误：表样里没有「rowz」这个键'],
];

test('a template elsewhere concerns those that use it', async () => {
  const cwd = fixtureFolder();
  writeFilings(join(cwd, 'in'), 2);
  const form = join(cwd, 'forms/tiny.yaml');
  const text = readFileSync(form, 'utf8');
  await watching(['in'], cwd, async running => {
    // The watching of a form begins while the first filings are told; here it has begun for sure.
    await said(running, 1, () => writeFileSync(join(cwd, 'in/f000.yaml'), filing(9)));
    for (const [wrong, says] of wrongTemplates(text))
      expect(await said(running, 2, () => writeFileSync(form, wrong))).toEqual(
        ['f000', 'f001'].map(name => `in/${name}.yaml 失败：表样 forms/tiny.yaml:${says}`),
      );
    const changed = text.replace('试用表', '另一张表');
    expect(await said(running, 2, () => writeFileSync(form, changed))).toEqual(
      ['f000', 'f001'].map(name => `已生成 out/${name}.docx（… 毫秒）`),
    );
  });
});

test('a template beside its filings concerns those that use it', async () => {
  const cwd = fixtureFolder();
  writeFilings(join(cwd, 'in'), 2);
  const own = join(cwd, 'in/our.yaml');
  const text = readFileSync(join(cwd, 'forms/tiny.yaml'), 'utf8');
  writeFileSync(own, 'title: [');
  writeFileSync(join(cwd, 'in/a.yaml'), filing(3).replace('../forms/tiny.yaml', 'our.yaml'));
  const asFiling = expect.stringMatching(/^in\/our\.yaml.* 失败：/);
  await watching(['in'], cwd, async running => {
    for (const each of [text, text.replace('试用表', '另一张表')])
      expect(await said(running, 2, () => writeFileSync(own, each))).toEqual([
        '已生成 out/a.docx（… 毫秒）',
        asFiling,
      ]);
    expect(await said(running, 2, () => writeFileSync(own, 'title: ['))).toEqual([
      'in/a.yaml 失败：表样 in/our.yaml:1:8 有错误：从这里开始的“[”没有闭合',
      asFiling,
    ]);
    expect(await said(running, 2, () => writeFileSync(own, text))).toEqual([
      '已生成 out/a.docx（… 毫秒）',
      asFiling,
    ]);
  });
});

test('a template elsewhere that is wrong at first is watched', async () => {
  const cwd = fixtureFolder();
  writeFilings(join(cwd, 'in'), 1);
  const form = join(cwd, 'forms/tiny.yaml');
  const text = readFileSync(form, 'utf8');
  writeFileSync(form, 'title: [');
  await watching(['in'], cwd, async running => {
    await until(() => {
      writeFileSync(form, text);
      return running.stderr().includes('已生成 out/f000.docx');
    });
  });
});

test('a template that is not there at first is watched', async () => {
  const cwd = fixtureFolder();
  writeFilings(join(cwd, 'in'), 1);
  const form = join(cwd, 'forms/tiny.yaml');
  renameSync(form, join(cwd, 'kept'));
  await watching(['in'], cwd, async running => {
    expect(running.stderr()).toContain('读不了表样 ../forms/tiny.yaml：没有这个文件或文件夹');
    const create = () => renameSync(join(cwd, 'kept'), form);
    expect(await said(running, 1, create)).toEqual(['已生成 out/f000.docx（… 毫秒）']);
  });
});

test('a font file of a template is watched, be it there at first or not', async () => {
  const cwd = fixtureFolder();
  writeFilings(join(cwd, 'in'), 1);
  writeFileSync(
    join(cwd, 'in/other.yaml'),
    filing(2).replace('../forms/tiny.yaml', 'xizang/fujian2'),
  );
  const form = join(cwd, 'forms/tiny.yaml');
  writeFileSync(form, readFileSync(form, 'utf8').replace(/face: [\w-]+/, 'face: our.ttf'));
  const save = (face: string) => () =>
    copyFileSync(new URL(`../../fonts/${face}.ttf`, import.meta.url), join(cwd, 'forms/our.ttf'));
  await watching(['in', '--format', 'pdf'], cwd, async running => {
    for (const face of ['hei', 'song', 'hei'])
      expect(await said(running, 1, save(face))).toEqual(['已生成 out/f000.pdf（… 毫秒）']);
  });
});

test('what is wrong with the form of --form is told each time', async () => {
  const cwd = fixtureFolder();
  writeFilings(join(cwd, 'in'), 1);
  const form = join(cwd, 'forms/tiny.yaml');
  const text = readFileSync(form, 'utf8');
  await watching(['in', '--form', 'forms/tiny.yaml'], cwd, async running => {
    for (const [wrong, says] of wrongTemplates(text)) {
      writeFileSync(form, wrong);
      await until(() => running.stderr().includes(`forms/tiny.yaml:${says.split(' ')[0]}`));
    }
  });
});
