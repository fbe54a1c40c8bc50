/** Plain values to a filing: what is well-formed is kept as written, what is not is left out. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toFiling } from '../../src/filing/convert.ts';
import { readYaml } from '../../src/source/read-yaml.ts';
import { cases } from '../random.ts';
import { anyFiling } from './arbitrary-filing.ts';

const convert = (yaml: string) => toFiling(readYaml('甲.yaml', yaml).value);

describe('values', () => {
  test('are kept as written', () => {
    const { filing, findings } = convert(
      [
        'year: 2023',
        'project: {departmentCode: 032001, phone: 13989958975, leader: 是, period: {start: 2023-02-28, end: 2024年2月29日}}',
        'funding: {unit: 万元, rows: [{years: 2023-2025, total: 4.50, sources: {财政拨款: 4.50, 其他资金: }}]}',
      ].join('\n'),
    );
    expect(findings).toEqual([]);
    expect(filing.year).toMatchObject({ text: '2023', first: 2023, last: 2023 });
    expect(filing.project).toMatchObject({
      departmentCode: '032001',
      phone: '13989958975',
      leader: '是',
      period: {
        start: { kind: 'date', year: 2023, month: 2, day: 28 },
        end: { kind: 'date', year: 2024, month: 2, day: 29 },
      },
    });
    const [row] = filing.funding.rows;
    expect(row?.years).toMatchObject({ text: '2023-2025', first: 2023, last: 2025 });
    expect(row?.total?.text).toBe('4.50');
    expect(row?.total?.value.eq('4.5')).toBe(true);
    expect(Object.keys(row?.sources ?? {})).toEqual(['财政拨款', '其他资金']);
    expect(row?.sources.其他资金).toBeUndefined();
  });

  test('of indicators are one thing, written whole or in parts', () => {
    const { filing } = convert(
      'indicators: {annual: {产出指标: {数量指标: [{name: 甲, value: ≥95%}, {name: 乙, value: {operator: ≥, target: 95, unit: "%"}}, {name: 丙, value: {operator: 定性, target: 好}}, {name: 丁, value: }]}}}',
    );
    const list = filing.indicators.annual.产出指标?.数量指标 ?? [];
    expect(list.map(indicator => indicator.value?.text)).toEqual(['≥95%', '≥95%', '好', undefined]);
    expect(list[1]?.value).toMatchObject({ operator: '≥', target: '95', unit: '%' });
  });

  test.each([
    ['a\\r\\nb', 'a\nb'],
    ['a\\rb', 'a\nb'],
    ['a\\u2028b\\u0085c', 'a\nb\nc'],
    ['　　段一　\\n　　段二\\t丙\\n', '段一\n段二 丙'],
    [' ', undefined],
  ])('of text lose blanks around lines only: %j', (written, expected) => {
    expect(convert(`overview: "${written}"`).filing.overview).toBe(expected);
  });
});

describe('dates', () => {
  test.each([
    ['2023-02-30', '2023年2月28日'],
    ['2023年2月29日', '2023年2月28日'],
    ['2023-13-01', '2023年12月31日'],
    ['2023-00-10', '2023年12月31日'],
    ['2023-04-31', '2023年4月30日'],
    ['1900-02-29', '1900年2月28日'],
    ['2024-13', '2024年12月'],
    ['2024年0月', '2024年12月'],
  ])('%s does not exist, %s does', (date, existing) => {
    const { filing, findings } = convert(`project: {period: {start: ${date}}}`);
    expect(filing.project.period.start).toBeUndefined();
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      rule: 'date-exists',
      severity: 'error',
      structural: true,
      path: ['project', 'period', 'start'],
    });
    expect(findings[0]?.message.zh).toContain(`「开始时间」的日期 ${date} 不存在`);
    expect(findings[0]?.help?.zh).toContain(`例如 ${existing}。`);
  });

  test.each([
    ['2024-02-29', { kind: 'date', year: 2024, month: 2, day: 29 }],
    ['2000年2月29日', { kind: 'date', year: 2000, month: 2, day: 29 }],
    ['2023-12-31', { kind: 'date', year: 2023, month: 12, day: 31 }],
    ['0099-01-01', { kind: 'date', year: 99, month: 1, day: 1 }],
    ['2024-03', { kind: 'date', year: 2024, month: 3 }],
    ['2024年3月', { kind: 'date', year: 2024, month: 3 }],
    ['2024', { kind: 'date', year: 2024 }],
    ['2024年', { kind: 'date', year: 2024 }],
  ])('%s is kept to what it tells', (text, date) => {
    const { filing, findings } = convert(`preparer: {date: ${text}}`);
    expect(findings).toEqual([]);
    expect(filing.preparer.date).toEqual(date);
  });
});

test('groups and lists are always there, if empty', () => {
  const { filing } = toFiling('甲');
  expect(filing).toMatchObject({
    project: { period: {} },
    funding: { rows: [] },
    schedule: [],
    goals: {},
    indicators: { longTerm: {}, annual: {} },
    preparer: {},
  });
});

test('names that every object has are names like others', () => {
  const { filing } = convert('indicators: {annual: {__proto__: {constructor: [{name: 甲}]}}}');
  expect(Object.keys(filing.indicators.annual)).toEqual(['__proto__']);
  expect(convert('').filing.indicators.annual.toString).toBeUndefined();
});

test('any filing of the right shape converts, and no date of it is missed', () => {
  fc.assert(
    fc.property(anyFiling, plain => {
      const { filing, findings } = toFiling(plain);
      expect(findings).toEqual([]);
      expect(Array.isArray(filing.funding.rows)).toBe(true);
    }),
    { numRuns: cases(300) },
  );
});
