/** Slips of a Chinese keyboard: each is one finding, on its character, with the line as it should be. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fix } from '../../src/internal.ts';
import { cases } from '../random.ts';
import { checkText } from '../reading.ts';

const filing = `表样: xizang/fujian2
年度: 2026
填报单位: 江河县水利局

项目基本信息:
  项目名称: 江河县渠道清淤项目
  项目属性: 延续项目
  主管部门: 江河县水利局
  项目单位: 江河县灌区管理所
  项目负责人: 扎西
  联系电话: 0895-4821123
  项目起止时间:
    开始时间: 2026年1月1日
    完成时间: 2026年12月31日

项目资金申请:
  金额单位: 万元
  资金明细:
    - 年份: 2026
      合计: 40.00
      资金来源:
        财政拨款: 30.00
        其他资金: 10.00
项目概况: |
  渠道全长12公里，淤积严重。
  本项目清淤并修补渠壁。
绩效指标:
  年度绩效指标:
    产出指标:
      数量指标:
        - { 指标内容: 清淤长度, 指标值: ≥12公里 }
      质量指标:
        - { 指标内容: 验收合格率, 指标值: =100% }
其他需说明的问题:
填报信息:
  填报人: 次仁
  填报日期:
`;

/** The filing with one thing changed, which must be there. */
function withSlip(right: string, wrong: string): string {
  expect(filing).toContain(right);
  return filing.replace(right, wrong);
}

const told = (text: string) =>
  checkText(text).findings.map(
    ({ span, message, help }) => `${span?.line}:${span?.column} ${message.zh} → ${help?.zh}`,
  );

const ATTRIBUTE = '  项目属性: 延续项目';
const UNIT = '项目单位: 江河县灌区管理所';
const BRACES = '- { 指标内容: 清淤长度, 指标值: ≥12公里 }';

/** What is right, what was typed, where it is told, a word of the message, the line in the help; and whether --fix mends it. */
const slips: readonly (readonly [string, string, string, string, string, 'fix' | 'no'])[] = [
  [ATTRIBUTE, '  项目属性：延续项目', '7:7', '冒号', '写作 项目属性: 延续项目', 'fix'],
  [ATTRIBUTE, '  项目属性 ： 延续项目', '7:8', '冒号', '写作 项目属性: 延续项目', 'fix'],
  [ATTRIBUTE, '  项目属性﹕延续项目', '7:7', '冒号', '写作 项目属性: 延续项目', 'fix'],
  [ATTRIBUTE, '  项目属性:延续项目', '7:7', '缺少空格', '写作 项目属性: 延续项目', 'fix'],
  [ATTRIBUTE, '  项目属性:　延续项目', '7:8', '空格', '写作 项目属性: 延续项目', 'fix'],
  [ATTRIBUTE, '  项目属性:\u00A0延续项目', '7:8', '空格', '写作 项目属性: 延续项目', 'fix'],
  [ATTRIBUTE, '  项目属性 延续项目', '7:3', '缺少冒号', '写作 项目属性: 延续项目', 'no'],
  [ATTRIBUTE, '  项目属性；延续项目', '7:3', '缺少冒号', '写作 项目属性: 延续项目', 'no'],
  [ATTRIBUTE, '  “项目属性”: 延续项目', '7:3', '中文引号', '写作 项目属性: 延续项目', 'fix'],
  [ATTRIBUTE, '\t项目属性: 延续项目', '7:1', '制表符', '写 2 个空格：项目属性: 延续项目', 'fix'],
  [ATTRIBUTE, '　　项目属性: 延续项目', '7:1', 'U+3000', '写 2 个空格：项目属性: 延续项目', 'fix'],
  [ATTRIBUTE, '　项目属性: 延续项目', '7:1', 'U+3000', '写 2 个空格：项目属性: 延续项目', 'fix'],
  [ATTRIBUTE, '\u00A0\u00A0项目属性: 延续项目', '7:1', 'U+00A0', '写 2 个空格：项目属性', 'fix'],
  [ATTRIBUTE, '项目属性: 延续项目', '7:1', '左对齐', '写 2 个空格：项目属性: 延续项目', 'no'],
  [ATTRIBUTE, '   项目属性: 延续项目', '7:4', '左对齐', '写 2 个空格：项目属性: 延续项目', 'no'],
  ['  项目名称: 江', '项目名称: 江', '6:1', '左对齐', '写 2 个空格：项目名称: 江', 'no'],
  ['    完成时间: ', '  完成时间: ', '14:3', '左对齐', '写 4 个空格：完成时间', 'no'],
  ['  填报日期:', '填报日期:', '37:1', '左对齐', '写 2 个空格：填报日期:', 'no'],
  ['项目基本信息:', '项目基本信息', '5:1', '缺少冒号', '写作 项目基本信息:', 'no'],
  ['项目基本信息:', '项目基本信息：', '5:7', '冒号', '写作 项目基本信息:', 'fix'],
  ['      数量指标:', '      数量指标：', '30:11', '冒号', '写作 数量指标:', 'fix'],
  ['        财政拨款: 30', '        财政拨款：30', '22:13', '冒号', '写作 财政拨款: 30.00', 'fix'],
  ['项目概况: |', '项目概况：|', '24:5', '冒号', '写作 项目概况: |', 'fix'],
  ['年度: 2026', '＃ 说明\n年度: 2026', '2:1', '“＃”', '写作 # 说明', 'no'],
  [BRACES, '- { 指标内容: 清淤长度，指标值: ≥12公里 }', '31:23', '“，”', `写作 ${BRACES}`, 'fix'],
  [BRACES, '- { 指标内容：清淤长度, 指标值：≥12公里 }', '31:17', '冒号', `写作 ${BRACES}`, 'fix'],
  [BRACES, '- { 指标内容: 清淤长度, 指标值：≥12公里 }', '31:28', '冒号', `写作 ${BRACES}`, 'fix'],
  [BRACES, '- { 指标内容:清淤长度, 指标值:≥12公里 }', '31:17', '缺少空格', `写作 ${BRACES}`, 'fix'],
  [BRACES, '- { 指标内容: 清淤长度 指标值: ≥12公里 }', '31:23', '缺少逗号', `写作 ${BRACES}`, 'no'],
  [BRACES, '- { 指标内容: 清淤长度, 指标值: ≥12公里', '31:11', '没有闭合', `写作 ${BRACES}`, 'no'],
  [BRACES, '- { 指标内容: 清淤长度, 指标值: ≥12公里 ｝', '31:36', '“｝”', `写作 ${BRACES}`, 'fix'],
  [BRACES, '- ｛ 指标内容: 清淤长度, 指标值: ≥12公里 ｝', '31:11', '括号', `写作 ${BRACES}`, 'fix'],
  [BRACES, '- { 指标内容: "清淤长度, 指标值: ≥12公里 }', '31:19', '没有闭合', '"清淤长度",', 'no'],
  [BRACES, '- { 指标内容: 清淤[一期], 指标值: ≥12公里 }', '31:21', '“[”', '"清淤[一期]",', 'no'],
  [BRACES, '- { 指标内容: 清淤: 长度, 指标值: ≥12公里 }', '31:21', '冒号', '"清淤: 长度",', 'no'],
  [BRACES, '- { 指标内容: 清淤长度, 指标值: - }', '31:30', '“-”', '留空', 'no'],
  [BRACES, '-{ 指标内容: 清淤长度, 指标值: ≥12公里 }', '31:9', '“-”后面缺少空格', BRACES, 'fix'],
  [BRACES, '— { 指标内容: 清淤长度, 指标值: ≥12公里 }', '31:9', '“—”', BRACES, 'fix'],
  [BRACES, `${BRACES} 二期`, '31:38', '“二期”', BRACES, 'no'],
  [
    BRACES,
    '- 指标内容: 清淤长度\n          指标值: >83%',
    '32:16',
    '“>”',
    '写作 指标值: ">83%"',
    'no',
  ],
  [UNIT, '项目单位: "江河县灌区管理所', '9:9', '没有闭合', '"江河县灌区管理所"', 'no'],
  [UNIT, "项目单位: '江河县灌区管理所", '9:9', '没有闭合', "'江河县灌区管理所'", 'no'],
  [UNIT, '项目单位: "江河县灌区管理所”', '9:9', '没有闭合', '"江河县灌区管理所"', 'no'],
  [UNIT, '项目单位: "江河县"灌区管理所', '9:14', '灌区管理所', `'"江河县"灌区管理所'`, 'no'],
  [UNIT, '项目单位: “江河县: 灌区管理所”', '9:9', '中文引号', '"江河县: 灌区管理所"', 'no'],
  [UNIT, '项目单位: 江河县: 灌区管理所', '9:12', '冒号', '"江河县: 灌区管理所"', 'no'],
  [UNIT, '项目单位: @灌区管理所', '9:9', '“@”', '"@灌区管理所"', 'no'],
  [UNIT, '项目单位: `灌区管理所', '9:9', '“`”', '"`灌区管理所"', 'no'],
  [UNIT, '项目单位: %灌区管理所', '9:9', '“%”', '"%灌区管理所"', 'no'],
  [UNIT, '项目单位: !灌区管理所', '9:9', '“!”', '"!灌区管理所"', 'no'],
  [UNIT, '项目单位: *灌区管理所', '9:9', '*灌区管理所', '"*灌区管理所"', 'no'],
  [UNIT, '项目单位: - 灌区管理所', '9:9', '“- ”', '"- 灌区管理所"', 'no'],
  ['    - 年份: 2026', '    -年份: 2026', '19:5', '“-”后面缺少空格', '写作 - 年份: 2026', 'fix'],
  ['    - 年份: 2026', '    －年份: 2026', '19:5', '“－”', '写作 - 年份: 2026', 'fix'],
  ['    - 年份: 2026', '    —年份: 2026', '19:5', '“—”', '写作 - 年份: 2026', 'fix'],
  ['    - 年份: 2026', '    -　年份: 2026', '19:5', '空格', '写作 - 年份: 2026', 'fix'],
  ['        其他资金: 10.00', '        其他资金: -', '23:15', '“-”', '留空：其他资金:', 'no'],
  ['项目概况: |', '项目概况: |渠道', '24:7', '“|”', '"|渠道"', 'no'],
  ['项目概况: |', '项目概况: ｜', '24:7', '“｜”', '“|”', 'fix'],
  ['  本项目清淤', '　　本项目清淤', '26:1', 'U+3000', '写 2 个空格：本项目清淤', 'fix'],
  ['  本项目清淤', '\t本项目清淤', '26:1', '制表符', '写 2 个空格：本项目清淤', 'fix'],
  ['  本项目清淤', '本项目清淤', '26:1', '缩进不够', '写 2 个空格：本项目清淤', 'no'],
];

describe('one line changed', () => {
  test.each(slips)('%j typed as %j', (right, wrong, place, word, line, isMended) => {
    const text = withSlip(right, wrong);
    const findings = checkText(text).findings.filter(({ structural }) => structural);
    expect(findings).toHaveLength(1);
    const [finding] = findings;
    expect(`${finding?.span?.line}:${finding?.span?.column}`).toBe(place);
    expect(finding?.message.zh).toContain(word);
    expect(finding?.help?.zh).toContain(line);
    expect(finding?.fixable ?? false).toBe(isMended === 'fix');
    const fixed = fix(checkText(text));
    if (isMended === 'fix') expect(meaning(fixed)).toEqual(meaning(filing));
    else expect(fixed).toBe(text);
    expect(fix(checkText(fixed))).toBe(fixed);
  });

  test.each(slips.filter(([, wrong]) => !/[｜*]/.test(wrong)))(
    'nothing else is told: %j as %j',
    (right, wrong) => {
      expect(told(withSlip(right, wrong))).toHaveLength(1);
    },
  );
});

/** What a text says, whatever blanks and quotes. */
const meaning = (text: string) => {
  const { source } = checkText(text);
  return JSON.parse(JSON.stringify(source.value ?? source.findings).replaceAll('　', ''));
};

test('the filing itself has no such finding', () => {
  expect(checkText(filing).findings.filter(({ structural }) => structural)).toEqual([]);
});

test('the same slip in every line is told once, with its lines', () => {
  const text = filing.replace(/: /g, '：').replace(/:$/gm, '：');
  expect(told(text)).toEqual([
    expect.stringMatching(/^1:3 「表样」后面的冒号.*第 1、2、3、5.*→ 写作 表样: xizang/),
  ]);
  expect(meaning(fix(checkText(text)))).toEqual(meaning(filing));
});

test('two slips of a line are two findings, and the help shows both mended', () => {
  const text = withSlip(BRACES, '- { 指标内容：清淤长度，指标值：≥12公里 }');
  expect(told(text)).toEqual([
    expect.stringContaining(`写作 ${BRACES}`),
    expect.stringContaining(`写作 ${BRACES}`),
  ]);
});

test('slips are mended in files with CRLF', () => {
  const crlf = (text: string) => text.replaceAll('\n', '\r\n');
  const text = crlf(withSlip(ATTRIBUTE, '\t项目属性：延续项目'));
  expect(fix(checkText(text))).toBe(crlf(filing));
});

test('what cannot be mended keeps the rest of the text as it is, mended where it is certain', () => {
  const text = withSlip(ATTRIBUTE, '  项目属性：延续项目').replace(UNIT, '项目单位: 甲: 乙');
  expect(fix(checkText(text))).toBe(filing.replace(UNIT, '项目单位: 甲: 乙'));
});

describe('text is text', () => {
  test.each([
    '甲：乙',
    '8:30开门',
    'http://example.com/a:b',
    '比例1:2，其中：甲、乙',
    '项目属性：延续项目',
    '，项目属性，',
    'a-b：c',
    '“甲”和‘乙’',
    '－',
    '——甲',
    '｛甲｝',
    '甲　乙',
    '＃2标段',
    '甲|乙>丙',
    '甲#2',
  ])('%s', value => {
    for (const text of [
      withSlip('江河县渠道清淤项目', value),
      withSlip('指标内容: 清淤长度', `指标内容: ${value}`),
      withSlip('  本项目清淤', `  ${value}`),
      filing
        .replace('项目概况: |\n', '项目概况:\n')
        .replace(/ {2}渠道全长.*\n.*\n/, `  ${value}\n`),
    ])
      expect(
        told(text)
          .filter(each => !/第1行没有|与/.test(each))
          .join(),
      ).not.toMatch(/全角|YAML|闭合|缺少|左对齐/);
  });

  const characters = fc.constantFrom(
    ...'项目属性：延续，、；“”‘’｛｝［］（）　－—＃｜＞＊&*!|>%@`#:-,[]{}\'"\\ \t?1a.',
    ...['项目属性：', '指标内容: ', ' #', ': ', '- '],
  );
  const anyText = fc
    .array(characters, { minLength: 1, maxLength: 12 })
    .map(parts => parts.join(''));

  test('whatever stands in double quotes is never told', () => {
    fc.assert(
      fc.property(anyText, value => {
        const quoted = JSON.stringify(value);
        for (const text of [
          withSlip('江河县渠道清淤项目', quoted),
          withSlip('指标内容: 清淤长度', `指标内容: ${quoted}`),
        ]) {
          const rules = checkText(text).findings.map(({ rule }) => rule);
          expect(rules, quoted).not.toContain('yaml-readable');
          expect(rules, quoted).not.toContain('text-kept');
        }
      }),
      { numRuns: cases(200) },
    );
  });

  test('nor whatever stands in a block', () => {
    fc.assert(
      fc.property(anyText, value => {
        const text = withSlip('  本项目清淤', `  甲${value.replace(/\t/g, '')}`);
        const rules = checkText(text).findings.map(({ rule }) => rule);
        expect(rules, value).not.toContain('yaml-readable');
        expect(rules, value).not.toContain('text-kept');
      }),
      { numRuns: cases(200) },
    );
  });
});

const wrongs = fc.constantFrom(...slips.map(([right, wrong]) => ({ right, wrong })));

test('fixes of several slips are idempotent and never make a readable text unreadable', () => {
  fc.assert(
    fc.property(fc.array(wrongs, { minLength: 1, maxLength: 4 }), changes => {
      const text = changes.reduce((all, { right, wrong }) => all.replace(right, wrong), filing);
      const before = checkText(text);
      const once = fix(before);
      expect(fix(checkText(once))).toBe(once);
      if (before.source.value !== undefined)
        expect(checkText(once).source.value).not.toBeUndefined();
    }),
    { numRuns: cases(300) },
  );
});
