import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fix } from '../src/internal.ts';
import { cases } from './random.ts';
import { checkText, seed } from './reading.ts';

const fixed = (text: string) => fix(checkText(text));

describe('safe fixes', () => {
  test.each([
    ['preparer: { date: 2023.1.1 }', 'preparer: { date: 2023-01-01 }'],
    ['preparer: { date: "2023/1/31" } # 填报日', 'preparer: { date: "2023-01-31" } # 填报日'],
    ['project: { phone: １３９８９９５８９７５ }', 'project: { phone: 13989958975 }'],
    ['funding: { rows: [{ total: ４．５０ }] }', 'funding: { rows: [{ total: 4.50 }] }'],
    ['overview: "  两端有空格 "', 'overview: "两端有空格"'],
    [
      'justification:\n  basis: 昌政办复[2019]133号',
      'justification:\n  basis: 昌政办复〔2019〕133号',
    ],
    [
      'justification:\n  basis: |\n    甲（2019）133号\n    乙【2020】1号',
      'justification:\n  basis: |\n    甲〔2019〕133号\n    乙〔2020〕1号',
    ],
    ['填报信息: { 填报日期: 2023.12.1 }', '填报信息: { 填报日期: 2023-12-01 }'],
    ['preparer: { date: ２０２３年１月１日 }', 'preparer: { date: 2023年1月1日 }'],
    ['preparer: { date: ２０２３年１月 }', 'preparer: { date: 2023年1月 }'],
    ['preparer: { date: 2023.10 }', 'preparer: { date: 2023-10 }'],
    ['preparer: { date: 2023/1 }', 'preparer: { date: 2023-01 }'],
    ['preparer: { date: “2023” }', 'preparer: { date: 2023 }'],
    [
      'funding: { rows: [{ years: ２０２３－２０２５ }] }',
      'funding: { rows: [{ years: 2023-2025 }] }',
    ],
    [
      'funding: { rows: [{ total: &a ４．５０, sources: { 财政拨款: *a } }] }',
      'funding: { rows: [{ total: &a 4.50, sources: { 财政拨款: *a } }] }',
    ],
    ['funding: { rows: [{ total: !!str ４．５ }] }', 'funding: { rows: [{ total: !!str 4.5 }] }'],
    [
      'justification:\r\n  basis: |\r\n    甲[2019]1号\r\n    乙\r\n',
      'justification:\r\n  basis: |\r\n    甲〔2019〕1号\r\n    乙\r\n',
    ],
    [
      'justification:\n  basis: >- # 见[2019]1号\n    甲[2019]1号\n',
      'justification:\n  basis: >- # 见[2019]1号\n    甲〔2019〕1号\n',
    ],
    ["justification: { basis: '甲''（2019）1号 ' }", "justification: { basis: '甲''〔2019〕1号' }"],
    [
      'justification:\n  basis: 甲\n    [2019]1号文\n',
      'justification:\n  basis: 甲\n    〔2019〕1号文\n',
    ],
    [
      'preparer:\n  ? date\n  : 2023.1.1 # 2023.1.1',
      'preparer:\n  ? date\n  : 2023-01-01 # 2023.1.1',
    ],
    ['funding: { rows: [{ total: "1,486.40" }] }', 'funding: { rows: [{ total: "1486.40" }] }'],
    ['funding:\n  rows:\n  - total: 1，486.40', 'funding:\n  rows:\n  - total: 1486.40'],
    [
      'funding:\n  unit: 万元\n  rows:\n  - total: 446.40 万元',
      'funding:\n  unit: 万元\n  rows:\n  - total: 446.40',
    ],
    [
      'funding:\n  unit: 元\n  rows:\n  - sources: { 财政拨款: ４４６.40元 }',
      'funding:\n  unit: 元\n  rows:\n  - sources: { 财政拨款: 446.40 }',
    ],
    ['year: “2026”', 'year: 2026'],
  ])('%s', (wrong, right) => {
    expect(fixed(wrong)).toBe(right);
  });

  test('a finding says that it is mended', () => {
    const { findings } = checkText(
      'funding:\n  unit: 万元\n  rows:\n  - { years: 2026, total: 446.40万元 }\n  - { years: 2027, total: 约4 }',
    );
    expect(
      findings
        .filter(({ path }) => path[0] === 'funding')
        .map(({ span, fixable }) => `${span?.line}${fixable ? ' fixable' : ''}`),
    ).toEqual(['4 fixable', '5']);
  });

  test.each([
    'preparer: { date: 1.2.2023 }',
    'preparer: { date: 2023.1 }',
    'preparer: { date: 202301 }',
    'project: { phone: 号码１３９ }',
    'overview: 会议[2019]纪要',
    'overview: （2019）年',
    'remarks: "转义\\u3000 [2019]133号 "',
    'reportingUnit: 甲１局',
    'project: { phone: － }',
    'project: { phone: － 5 }',
    'overview: 教学楼（2019）3号楼',
    'overview: &a ２０２３\nyear: *a',
    'year: &a ２０２３\noverview: *a',
    'project: { name: 甲, name: 乙, phone: １３９ }',
    'project: {\n phone: １３９',
    'funding:\n  unit: 元\n  rows:\n  - total: 446.40万元',
    'funding:\n  rows:\n  - total: 446.40万元',
    'funding:\n  rows:\n  - total: 14,86.40',
    'overview: “2026”',
  ])('leaves what is not certain: %s', text => {
    expect(fixed(text)).toBe(text);
  });

  test('the seed changes in its document number only', () => {
    const lines = fixed(seed).split('\n');
    const changed = seed
      .split('\n')
      .flatMap((line, index) => (line === lines[index] ? [] : [lines[index]]));
    expect(changed).toEqual([expect.stringContaining('昌政办复〔2019〕133号')]);
  });

  const spaces = fc.constantFrom('', ' ', '　');
  const slip = fc.constantFrom(
    '１３９８９９５８９７５',
    '－',
    '－ 5',
    '４．５０',
    '2023.1.1',
    '2023/12/31',
    '２０２３－２０２５',
    '甲［2019］1号文',
    '乙(2020)第2号、丙【2021】3号',
    '约１０',
    '《丁》（2019）4号楼',
  );
  const scalar = fc
    .tuple(slip, spaces, spaces, fc.constantFrom('', '"', "'", '|'))
    .map(([text, before, after, style]) =>
      style === '|'
        ? `|\n    ${text}`
        : style === ''
          ? text
          : style + before + text + after + style,
    );
  const filing = fc
    .record({ phone: scalar, basis: scalar, total: scalar, years: scalar, date: scalar })
    .map(({ phone, basis, total, years, date }) =>
      [
        `project:\n  phone: ${phone}`,
        `justification:\n  basis: ${basis}`,
        `funding:\n  rows:\n  - total: ${total}\n  - years: ${years}`,
        `preparer:\n  date: ${date}`,
      ].join('\n'),
    );

  /** What a value says, however its digits, brackets and dates are written. */
  const meaning = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value) ?? 'null', (_, part) =>
      typeof part === 'string'
        ? part
            .normalize('NFKC')
            .trim()
            .replace(/[[(【〔]([12]\d{3})[\])】〕]/g, '<$1>')
            .replace(/(\d{4})[./-](\d{1,2})[./-](\d{1,2})/, (_date, year, month, day) =>
              [year, Number(month), Number(day)].join('-'),
            )
        : part,
    );

  test('never changes what a value means, nor breaks the YAML', () => {
    fc.assert(
      fc.property(filing, fc.constantFrom('\n', '\r\n'), (lines, end) => {
        const text = lines.replaceAll('\n', end);
        const before = checkText(text).source;
        const after = checkText(fixed(text)).source;
        expect(meaning(after.value)).toEqual(meaning(before.value));
        expect(after.comments).toEqual(before.comments);
      }),
      { numRuns: cases(300) },
    );
  });

  test('is idempotent, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'overview: ',
            '[2019]1号',
            '２',
            '"',
            "'",
            ' ',
            '\n',
            '|',
            '  ',
            'preparer: {date: 2023.1.1}',
            '#',
            '&a ',
            '*a',
          ),
          { maxLength: 12 },
        ),
        pieces => {
          const once = fixed(pieces.join(''));
          expect(fixed(once)).toBe(once);
        },
      ),
    );
  });
});

test('a finding says that --fix mends it only where all places of an aliased text agree', () => {
  const fixables = (text: string) =>
    checkText(`form: xizang/fujian2\n${text}`)
      .findings.filter(({ rule }) => rule === 'schema-valid')
      .map(({ fixable }) => fixable ?? false);
  expect(fixables('year: ２０２３\n')).toEqual([true]);
  expect(fixables('overview: &a ２０２３\nyear: *a\n')).toEqual([false]);
});
