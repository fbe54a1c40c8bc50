/** What people and attackers give instead of a filing: each gets a message, never a stack trace or half a file. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixtureFolder, listing } from './folder.ts';
import { perfgoal } from './run.ts';

const seed = readFileSync(new URL('../../examples/xizang/fujian2.yaml', import.meta.url), 'utf8');
const utf8 = new TextEncoder();

/** The seed with one thing changed; throws when there is nothing to change. */
function seedWith(from: string, to: string): string {
  expect(seed).toContain(from);
  return seed.replace(from, to);
}

const leader = (text: string) => seedWith('leader: 嘎松卓玛', `leader: ${text}`);
const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh', 'hi', 'ij', 'jk'].map(s => [
  ...s,
]))
  bomb.push(`${to}: &${to} [${Array(9).fill(`*${from}`).join(', ')}]`);
const indicators = Array.from(
  { length: 500 },
  (_, i) => `        - { name: 指标${i}, value: ≥${i}个 }`,
);

type Case = readonly [
  name: string,
  content: () => string | Uint8Array,
  status: number,
  says: RegExp,
];

const cases: readonly Case[] = [
  ['an empty file', () => '', 1, /文件是空的/],
  ['only a comment', () => '# 无\n', 1, /文件是空的/],
  ['no YAML', () => '<html>{{: [ }\n\tfoo: "bar\n', 1, /yaml-readable/],
  ['a list', () => '- a\n- b\n', 1, /申报应是一组/],
  ['a word', () => 'hello\n', 1, /申报应是一组/],
  ['tabs', () => seedWith('  name: 2023', '\tname: 2023'), 1, /:\d+:1 {2}错误 {2}缩进里有制表符/],
  [
    'a key twice',
    () => seedWith('year: 2023\n', 'year: 2023\nyear: 2024\n'),
    1,
    /同一个键写了两次/,
  ],
  ['an alias bomb', () => bomb.join('\n'), 1, /内容过多/],
  ['100,000 brackets', () => `x: ${'['.repeat(100_000)}`, 1, /嵌套超过/],
  ['100,000 dashes', () => `${'- '.repeat(100_000)}a`, 1, /嵌套超过/],
  [
    '50 MB',
    () => new Uint8Array(50 * 1024 * 1024).fill(0x20),
    2,
    /文件有 50\.0 MB，超过上限 1\.0 MB/,
  ],
  [
    'GBK',
    () => Uint8Array.of(0xcf, 0xee, 0xc4, 0xbf, 0x3a, 0x20, 0xb2, 0xe2, 0xca, 0xd4),
    1,
    /看起来是 GBK 编码/,
  ],
  ['UTF-16 with its mark', () => Buffer.from(`\ufeff${seed}`, 'utf16le'), 0, /已生成/],
  ['UTF-8 with its mark', () => `\ufeff${seed}`, 0, /已生成/],
  ['a broken byte', () => Uint8Array.of(...utf8.encode('form: a\n'), 0xff, 0xfe), 1, /不是 UTF-8/],
  ['CRLF', () => seed.replaceAll('\n', '\r\n'), 0, /已生成/],
  ['NUL', () => leader('嘎\u0000松'), 1, /U\+0000/],
  ['controls', () => leader('嘎\u001b[31m\u0007松'), 1, /U\+001B/],
  ['half a surrogate pair', () => leader('"嘎\\uD800松"'), 1, /U\+D800/],
  ['half a pair in a key', () => seedWith('leader: 嘎松卓玛', '"le\\uD800": 嘎'), 1, /le<U\+D800>/],
  ['a list where text belongs', () => leader('[1]'), 1, /应是文字，这里是列表/],
  ['30 February', () => seedWith('start: 2023-01-01', 'start: 2023-02-30'), 1, /2023-02-30/],
  ['an unknown key', () => seedWith('remarks:', 'remark:'), 1, /是不是“remarks”/],
  ['__proto__', () => seedWith('remarks:', '__proto__: { a: 1 }\nremarks:'), 1, /__proto__/],
  [
    'an unknown form',
    () => seedWith('xizang/fujian2', 'xizang/fujian9'),
    2,
    /是不是“xizang\/fujian2”/,
  ],
  ['a form up the tree', () => seedWith('xizang/fujian2', '../package'), 2, /没有表样/],
  [
    'a form of 100,000 letters',
    () => seedWith('xizang/fujian2', `${'a'.repeat(100_000)}.yaml`),
    2,
    /路径太长/,
  ],
  ['a form with NUL', () => seedWith('xizang/fujian2', '"a\\0.yaml"'), 2, /路径里有不能用的字符/],
  [
    'itself as its form',
    () => seedWith('xizang/fujian2', 'filing.yaml'),
    2,
    /表样 in\/filing\.yaml 有错误/,
  ],
  [
    '500 indicators',
    () => seedWith('      质量指标:', `${indicators.join('\n')}\n      质量指标:`),
    0,
    /已生成/,
  ],
  [
    'a group of nothing',
    () => seedWith('      质量指标:', '      时效指标:\n      质量指标:'),
    0,
    /已生成/,
  ],
];

test.each(cases)('%s', async (_, content, status, says) => {
  const cwd = fixtureFolder();
  mkdirSync(join(cwd, 'in'));
  writeFileSync(join(cwd, 'in/filing.yaml'), content());
  const before = listing(cwd);
  const outcome = await perfgoal(['render', 'in/filing.yaml', '--out', 'form.docx'], { cwd });
  expect(outcome.stderr).toMatch(says);
  expect(outcome.stderr).not.toMatch(/^\s+at /m);
  expect(outcome.status).toBe(status);
  rmSync(join(cwd, 'form.docx'), { force: status !== 0 });
  expect(listing(cwd)).toEqual(before);
  const checked = await perfgoal(['check', 'in/filing.yaml'], { cwd });
  expect(checked.status).toBe(status);
});

test('100,000 characters of text are an error or a document, not a crash', async () => {
  const cwd = fixtureFolder();
  writeFileSync(
    join(cwd, 'filing.yaml'),
    seedWith('overview: ', `overview: ${'好'.repeat(100_000)}`),
  );
  const { status } = await perfgoal(['render', 'filing.yaml', '--out', 'form.docx'], { cwd });
  expect([0, 1]).toContain(status);
});

test('of 300 findings 50 are printed and all are counted; --max-findings all prints all', async () => {
  const cwd = fixtureFolder();
  const keys = Array.from({ length: 300 }, (_, i) => `k${i}: 1\n`).join('');
  writeFileSync(join(cwd, 'filing.yaml'), seed + keys);
  const printed = async (...more: readonly string[]) =>
    (await perfgoal(['check', 'filing.yaml', ...more], { cwd })).stdout.toString();
  const few = await printed();
  expect(few.match(/「k\d+」/g)).toHaveLength(50);
  expect(few).toMatch(/检查了 1 份申报：300 个错误/);
  expect(few).toMatch(/另有 \d+ 个没有列出，其中 250 个错误/);
  expect((await printed('--max-findings', 'all')).match(/「k\d+」/g)).toHaveLength(300);
});

test('endless input ends', async () => {
  const cwd = fixtureFolder();
  let given = 0;
  async function* endless() {
    for (;;) {
      given += 65_536;
      yield new Uint8Array(65_536);
    }
  }
  const { status, stderr } = await perfgoal(['check', '-'], { cwd, stdin: endless() });
  expect(status).toBe(2);
  expect(stderr).toContain('超过上限');
  expect(given).toBeLessThan(5 * 1024 * 1024);
});

test.skipIf(process.platform === 'win32')('a device ends, too', async () => {
  const cwd = fixtureFolder();
  const before = process.resourceUsage().maxRSS;
  const asFiling = await perfgoal(['check', '/dev/zero'], { cwd });
  expect(asFiling).toMatchObject({ status: 2 });
  expect(asFiling.stderr).toContain('超过上限');
  expect(process.resourceUsage().maxRSS - before).toBeLessThan(200 * 1024);
});

test.each([
  ['text', 'not a font'],
  [
    'a cut font',
    readFileSync(new URL('../../fonts/song.ttf', import.meta.url)).subarray(0, 400_000),
  ],
  ['a mere beginning', Uint8Array.of(0, 1, 0, 0, 0xff, 0xff)],
])('%s is no font', async (_, content) => {
  const cwd = fixtureFolder();
  writeFileSync(join(cwd, 'my.ttf'), content);
  const { status, stderr } = await perfgoal(
    ['render', 'filings/good.yaml', '--font', 'body=my.ttf', '--out', 'form.pdf'],
    { cwd },
  );
  expect(status).toBe(2);
  expect(stderr).toContain('不是完整的字体文件');
});
