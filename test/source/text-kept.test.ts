/** Text that YAML drops or changes is told on its line; comments stay comments. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { fix } from '../../src/internal.ts';
import { soundFiling } from '../filing/arbitrary-filing.ts';
import { cases } from '../random.ts';
import { checkText, places } from '../reading.ts';

const lost = (text: string) =>
  places(checkText(text)).filter(place => /text-kept|readable/.test(place));

describe('is told', () => {
  test.each([
    ['behind a value', 'project:\n  name: 堤防加固 #3标段', '2:14'],
    ['behind a Tab', 'project:\n  name: 堤防加固\t#3标段', '2:14'],
    ['in place of a value', 'project:\n  name: #3标段', '2:9'],
    ['behind quotes', 'project:\n  name: "堤防加固" #3标段', '2:16'],
    ['behind braces', 'schedule:\n  - { task: 甲 } #3标段', '2:17'],
    ['behind the mark of a block', 'overview: | #3标段\n  甲', '1:13'],
    ['below a text', 'overview: 加固堤防，\n  #1泵站改造', '2:3'],
    ['below a key', 'overview:\n  #1泵站改造', '2:3'],
    ['below a block, less deep', 'overview: |\n  加固堤防，\n#1泵站改造\nremarks: 无', '3:1'],
    ['between the lines of a text', 'overview: 加固堤防，\n  #1泵站改造，\n  甲', '2:3'],
    ['in an item', 'schedule:\n  - task: 甲 #1段\n    end: 2026-01-02', '2:13'],
    ['a comma in braces', 'schedule:\n  - { task: 清淤,护坡, end: 2026-01-02 }', '2:15'],
    ['two commas', 'schedule:\n  - { task: 清淤,护坡,绿化, end: 2026-01-02 }', '2:15'],
    ['a comma of thousands', 'funding: { rows: [{ years: 2026, total: 1,486.40 }] }', '1:42'],
    ['and in a free key', 'funding: { rows: [{ sources: { 财政拨款: 1,486.40 } }] }', '1:39'],
    ['lines made one', 'overview: 对三条河道\n  清淤十公里', '1:11'],
    ['in quotes', 'overview: "对三条河道\n  清淤十公里"', '1:11'],
    ['in single quotes', "overview: '对三条河道\n  清淤十公里'", '1:11'],
    ['in a folded block', 'overview: >\n  对三条河道\n  清淤十公里', '2:3'],
    ['below an empty line', 'overview: >\n  甲\n\n  对三条河道\n  清淤十公里', '4:3'],
    ['a list within a text', 'overview: 如下\n  - 清淤\n  - 护坡', '1:11'],
    ['hanzi and Latin', 'overview: 使用\n  GIS 系统', '1:11'],
    ['a number in two lines', 'project:\n  phone: 0895-\n    4821123', '2:10'],
    ['a full-width bar', 'overview: ｜\n  甲\n  乙', '1:11'],
    ['a full-width bar alone', 'overview: ｜', '1:11'],
    ['an anchor', 'remarks: &甲 乙', '1:10'],
    ['an anchor alone', 'remarks: &甲', '1:10'],
    ['a tag', 'remarks: ! 重要', '1:10'],
    ['an alias', 'remarks: *甲', '1:10'],
    ['a block of eight blanks', 'remarks: >8\nyear: 2026', '1:10'],
    ['a path', 'remarks: "C:\\new"', '1:13'],
  ])('%s', (_, text, place) => {
    expect(lost(text)).toEqual([`${place} text-kept`]);
  });

  test('with every line that is lost', () => {
    expect(lost('overview: 甲\n  #1泵站\n  #2泵站\n')).toEqual(['2:3 text-kept', '3:3 text-kept']);
  });

  test('and nothing else of the same value', () => {
    const { findings } = checkText('funding: { rows: [{ years: 2026, total: 1,486.40 }] }');
    expect(
      findings.filter(({ path }) => path[0] === 'funding').map(({ message }) => message.zh),
    ).toEqual(['花括号里的半角逗号把“1,486.40”断成了两截']);
  });
});

describe('is no text', () => {
  test.each([
    'project:\n  name: 甲 # 二期',
    'project:\n  name: 甲\n  #phone: 0895-4821123\n  leader: 乙',
    'project:\n  name: 甲\n    #phone: 0895-4821123\n  leader: 乙',
    'project:\n  name: 甲\n  #联系电话: 0895-4821123',
    'project: #基本信息\n  name: 甲',
    '#说明\nyear: 2026',
    'year: 2026\n#说明\nremarks: 无',
    'year: 2026\n#\n#---\n#!x\n##\n#=====\n',
    'year: 2026 #-----',
    'schedule:\n  - task: 甲\n    #end: 2026-01-02\n    start: 2026-01-01',
    'schedule: [\n  { task: 甲 },\n  #{ task: 乙 },\n  { task: 丙 },\n]',
    'overview: |\n  甲\n  #1泵站\n  乙 #2泵站',
    'overview: "甲 #1泵站"',
    'overview: |\n  甲\n\n#1 说明\nyear: 2026',
    'overview: |\n  甲\n#remarks: 无\nyear: 2026',
    'overview: The works are done\n  in two stages, as planned.',
    'overview: >\n  The works are done\n  in two stages.',
    'overview: "甲\\\n  乙"',
    'overview: 甲\n\n  乙',
    'overview: >\n  甲\n\n  乙\n',
    'overview: >\n  对三条河道清淤\n',
    'remarks: &a 甲\noverview: *a',
    'remarks: !!str 甲',
    'remarks: "一\\n二"',
    'remarks: 甲,乙',
    'schedule:\n  - { task: "清淤,护坡", end: 2026-01-02 }',
    'schedule:\n  - { task: 清淤，护坡, end }',
    'project:\n  phone: 139 # perfgoal-ignore phone-plausible: 短号',
    'project:\n  phone: 139 #perfgoal-ignore phone-plausible: 短号',
    'remarks: 甲｜乙',
    'remarks: 甲#乙',
  ])('%j', text => {
    expect(lost(text)).toEqual([]);
  });

  const root = new URL('../../', import.meta.url);
  const files = ['examples', 'test/rules/fixtures', 'templates'].flatMap(folder =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.yaml') && !name.includes('forms'))
      .map(name => `${folder}/${name}`),
  );
  test.each(files)('%s', file => {
    expect(files.length).toBeGreaterThan(20);
    const text = readFileSync(new URL(file, root), 'utf8');
    const { source } = checkText(text.replace(/^(form|表样):.*$/m, '$1: xizang/fujian2'));
    const rules = source.findings.map(({ rule }) => rule);
    expect(rules.filter(rule => rule !== 'schema-valid')).toEqual([]);
  });

  test('whatever a program writes of a sound filing on unbroken lines', () => {
    const styles = fc.record({
      collectionStyle: fc.constantFrom('any' as const, 'block' as const, 'flow' as const),
      defaultStringType: fc.constantFrom('PLAIN' as const, 'QUOTE_DOUBLE' as const),
      indent: fc.constantFrom(2, 4),
    });
    fc.assert(
      fc.property(soundFiling, styles, (filing, style) => {
        const text = stringify(filing, { ...style, lineWidth: 0, blockQuote: 'literal' });
        expect(checkText(text).source.findings).toEqual([]);
      }),
      { numRuns: cases(150) },
    );
  });
});

describe('--fix', () => {
  test.each([
    ['schedule: [{ task: 清淤,护坡 }]', 'schedule: [{ task: "清淤,护坡" }]'],
    ['overview: ｜\n  甲\n  乙', 'overview: |\n  甲\n  乙'],
    ['remarks: >8\nyear: 2026', 'remarks: ">8"\nyear: 2026'],
    [
      'funding: { rows: [{ years: 2026, total: 1,486.40 }] }',
      'funding: { rows: [{ years: 2026, total: "1486.40" }] }',
    ],
  ])('%j', (wrong, right) => {
    const checked = checkText(wrong);
    expect(checked.findings.some(({ fixable }) => fixable)).toBe(true);
    expect(fix(checked)).toBe(right);
  });

  test.each(['project:\n  name: 甲 #2标段', 'overview: 甲\n  乙', 'remarks: &甲 乙'])(
    'leaves %j',
    text => {
      expect(fix(checkText(text))).toBe(text);
    },
  );
});
