/** render --watch and templates of the user's own, which change and go wrong as filings do. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixtureFolder } from './folder.ts';
import { filing, until, writeFilings } from './many.ts';
import { said, usingWatch } from './watching.ts';

const watching = usingWatch();

/** Texts of the form that are wrong, with what is said of them. */
const wrongTemplates = (text: string): readonly (readonly [string, string])[] => [
  ['title: [', '1:9 有错误：缩进不对：同一层的键要左对齐'],
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
      'in/a.yaml 失败：表样 in/our.yaml:1:9 有错误：缩进不对：同一层的键要左对齐',
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
