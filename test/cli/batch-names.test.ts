import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeName } from '../../src/cli/files/safe-name.ts';
import { cases } from '../random.ts';
import { fixtureFolder, listing } from './folder.ts';
import { perfgoal } from './run.ts';

describe('a safe name', () => {
  test.each([
    ['县医院供氧系统改造项目', '县医院供氧系统改造项目.docx'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a_b_c_d_e_f_g_h_i_j.docx'],
    ['..', '_.docx'],
    ['../../etc/passwd', '__.._etc_passwd.docx'],
    ['.hidden', '_hidden.docx'],
    ['CON', 'CON_.docx'],
    ['nul.2023', 'nul_.2023.docx'],
    ['Com1', 'Com1_.docx'],
    ['lpt³', 'lpt³_.docx'],
    ['console', 'console.docx'],
    [' 名称. . ', '名称.docx'],
    ['a\u0000b\u001bc\nd\u202ee', 'a_b_c_d_e.docx'],
    ['', '_.docx'],
    ['   ', '_.docx'],
    ['e\u0301', '\u00e9.docx'],
  ])('of %j', (text, name) => {
    expect(safeName(text, '.docx')).toBe(name);
  });

  test('is short, and whole characters', () => {
    expect(safeName('长'.repeat(300), '.docx')).toBe(`${'长'.repeat(65)}.docx`);
    expect(safeName('a'.repeat(300), '')).toBe('a'.repeat(120));
    // A letter and its mark stay together: 59 pairs, not 59 and a half.
    expect(safeName(`a${'q\u0303'.repeat(100)}`, '')).toBe(`a${'q\u0303'.repeat(59)}`);
    expect(safeName(`${'a'.repeat(119)}\u{20000}`, '')).toBe(`${'a'.repeat(119)}\u{20000}`);
    expect(safeName(`${'a'.repeat(120)}\u{20000}`, '')).toBe('a'.repeat(120));
    expect(safeName(`${'a'.repeat(119)} .b`, '')).toBe('a'.repeat(119));
  });

  test('of anything is fit for every file system', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: fc.constantFrom(...'conauxnul.. /\\:*1lpt一\u0301\ud800') }),
    );
    fc.assert(
      fc.property(text, fc.constantFrom('', '.docx'), (raw, ending) => {
        const name = safeName(raw, ending);
        expect([...name].length).toBeLessThanOrEqual(120);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
        expect(name.length).toBeGreaterThan(ending.length);
        expect(name).not.toMatch(/[<>:"/\\|?*]|\p{Cc}|\p{Cs}|^\.|^\s|[\s.]$/u);
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\s*(\.|$)/i);
        expect(Buffer.from(name).toString()).toBe(name);
        expect(safeName(name.slice(0, name.length - ending.length), ending)).toBe(name);
      }),
      { numRuns: cases(2000) },
    );
  });
});

const render = (cwd: string, pattern: string, ...args: string[]) =>
  perfgoal(
    ['render', 'in', '--out', 'out', '--name', pattern, '--form', 'forms/tiny.yaml', ...args],
    {
      cwd,
    },
  );

function folderWith(filings: Readonly<Record<string, string>>): string {
  const cwd = fixtureFolder();
  mkdirSync(join(cwd, 'in'));
  const good = readFileSync(join(cwd, 'filings/good.yaml'), 'utf8');
  for (const [file, name] of Object.entries(filings))
    writeFileSync(join(cwd, 'in', file), good.replace('县医院供氧系统改造项目', name));
  return cwd;
}

const documents = (cwd: string) =>
  listing(join(cwd, 'out')).filter(name => /\.(docx|pdf)$/.test(name));

test('documents are named after the filing, by key or by title', async () => {
  const cwd = folderWith({ 'a.yaml': '一期', 'b.yaml': '"二/期:?"' });
  const { status } = await render(
    cwd,
    '{年度}年/{project.leader}-{file}/{项目名称}',
    '--format',
    'docx,pdf',
  );
  expect(status).toBe(0);
  expect(documents(cwd)).toEqual([
    '2025年/旦增平措-a/一期.docx',
    '2025年/旦增平措-a/一期.pdf',
    '2025年/旦增平措-b/二_期__.docx',
    '2025年/旦增平措-b/二_期__.pdf',
  ]);
});

test('names that lead out of the folder do not', async () => {
  const cwd = folderWith({ 'a.yaml': '../../../x', 'b.yaml': '".."', 'c.yaml': '/etc/y' });
  const before = listing(cwd);
  expect((await render(cwd, '{project.name}/{project.name}')).status).toBe(0);
  expect(documents(cwd)).toEqual(['_/_.docx', '__.._.._x/__.._.._x.docx', '_etc_y/_etc_y.docx']);
  rmSync(join(cwd, 'out'), { recursive: true });
  expect(listing(cwd)).toEqual(before);
});

test.each([
  ['the same', '一期', '一期'],
  ['another case', 'Phase', 'PHASE'],
  ['another normal form', '"e\\u0301"', '"\\u00e9"'],
  ['the same once safe', '"a:b"', '"a?b"'],
])('a clash of %s is an error before anything is written', async (_, one, two) => {
  const cwd = folderWith({ 'a.yaml': one, 'b.yaml': two, 'c.yaml': '另一个' });
  const before = listing(cwd);
  const { status, stderr } = await render(cwd, '{project.name}');
  expect(status).toBe(2);
  expect(stderr).toMatch(/in\/a\.yaml 和 in\/b\.yaml 的输出都叫 out\//);
  expect(listing(cwd)).toEqual(before);
});

test('a filing that lacks the field fails alone', async () => {
  const cwd = folderWith({ 'a.yaml': '一期', 'b.yaml': '二期' });
  const form = readFileSync(join(cwd, 'forms/tiny.yaml'), 'utf8');
  const row = '  - cells: [主管部门, { field: project.department }]\n';
  writeFileSync(join(cwd, 'forms/tiny.yaml'), form.replace('below:', `${row}below:`));
  const { status, stderr } = await render(cwd, '{project.department}/{project.name}');
  expect(status).toBe(2);
  expect(stderr).toContain('in/a.yaml  错误  没有填 project.department，--name 拼不出文件名');
  writeFileSync(
    join(cwd, 'in/a.yaml'),
    readFileSync(join(cwd, 'in/a.yaml'), 'utf8').replace(
      '  leader',
      '  department: 卫健委\n  leader',
    ),
  );
  expect((await render(cwd, '{project.department}/{project.name}')).status).toBe(2);
  expect(documents(cwd)).toEqual(['卫健委/一期.docx']);
});

test('a filing that cannot be understood is told as ever', async () => {
  const cwd = folderWith({ 'a.yaml': '一期' });
  writeFileSync(join(cwd, 'in/b.yaml'), 'a: [\n');
  const { status, stderr } = await render(cwd, '{project.name}');
  expect(status).toBe(1);
  expect(stderr).toContain('in/b.yaml 有错误，没有生成');
  expect(documents(cwd)).toEqual(['一期.docx']);
});

test.each([
  ['{project.nam}', '是不是“project.name”？'],
  ['{project}', '申报里没有“project”这一项'],
  ['{联系电话}', '申报里没有“联系电话”这一项'],
  ['{__proto__}', '申报里没有“__proto__”这一项'],
  ['../{project.name}', '--name 的写法'],
  ['/{project.name}', '--name 的写法'],
  ['C:{project.name}', '--name 的写法'],
  ['{year}//{project.name}', '--name 的写法'],
  ['{year}\\{project.name}', '--name 的写法'],
  ['{year', '花括号不成对'],
  ['forms', '没有花括号'],
])('the pattern %s is refused', async (pattern, says) => {
  const cwd = folderWith({ 'a.yaml': '一期' });
  const { status, stderr } = await render(cwd, pattern);
  expect(status).toBe(2);
  expect(stderr).toContain(says);
});

test('--name needs a folder', async () => {
  const cwd = folderWith({ 'a.yaml': '一期' });
  for (const out of ['x.docx', '-']) {
    const args = ['render', 'in/a.yaml', '--out', out, '--name', '{year}', '--format', 'docx'];
    const { status, stderr } = await perfgoal(args, { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain('--name 只用于输出文件夹');
  }
});

test('patterns stand for filings, whole and below their fixed part', async () => {
  const cwd = folderWith({ 'a.yaml': '一期', 'b.yaml': '二期', '[c].yaml': '三期' });
  mkdirSync(join(cwd, 'in/sub/.git'), { recursive: true });
  for (const place of ['in/sub/d.yaml', 'in/sub/.git/e.yaml'])
    writeFileSync(join(cwd, place), readFileSync(join(cwd, 'in/a.yaml')));
  const outputsOf = async (...names: string[]) => {
    rmSync(join(cwd, 'out'), { recursive: true, force: true });
    const { status } = await perfgoal(
      ['render', ...names, '--out', 'out/', '--form', 'forms/tiny.yaml'],
      { cwd },
    );
    return [status, ...documents(cwd)];
  };
  expect(await outputsOf('in/**/*.yaml')).toEqual([
    0,
    '[c].docx',
    'a.docx',
    'b.docx',
    'sub/d.docx',
  ]);
  expect(await outputsOf('in/{a,b}.yaml')).toEqual([0, 'a.docx', 'b.docx']);
  expect(await outputsOf('in/[c].yaml')).toEqual([0, '[c].docx']);
  expect(await outputsOf('in/*.yaml', 'in/a.yaml')).toEqual([0, '[c].docx', 'a.docx', 'b.docx']);
  const { status, stderr } = await perfgoal(['render', 'in/*.yml', '--out', 'out'], { cwd });
  expect([status, stderr]).toEqual([2, 'in/*.yml  错误  没有与这个模式相符的文件\n']);
});
