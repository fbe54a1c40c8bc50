/** The ways in which public tables write values: each is read, and prints as operator, number and unit. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IndicatorValue } from '../../src/filing/filing.ts';
import { partsOf, readValue } from '../../src/filing/quantity.ts';
import { cases } from '../random.ts';

const written = (text: string): IndicatorValue => ({ kind: 'indicator-value', text });

/** `operator|number|unit` as a form with three columns prints a value. */
const table: Readonly<Record<string, string>> = {
  // Operators as systems and keyboards write them.
  '>=88%': '≥|88|%',
  '=>88%': '≥|88|%',
  '＞＝８８％': '≥|88|%',
  '≧ 88 %': '≥|88|%',
  '≥=88%': '≥|88|%',
  '≮88%': '≥|88|%',
  '＝12个': '=|12|个',
  '==12个': '=|12|个',
  '‹=4210人': '≤|4210|人',
  '〈=4210人': '≤|4210|人',
  '=<4210人': '≤|4210|人',
  '≦4210人': '≤|4210|人',
  '≯4210人': '≤|4210|人',
  '＜7%': '<|7|%',
  '›7%': '>|7|%',
  // Words for them.
  不少于9篇: '≥|9|篇',
  不得低于9篇: '≥|9|篇',
  大于等于9篇: '≥|9|篇',
  等于或大于9篇: '≥|9|篇',
  达9篇: '≥|9|篇',
  至多9篇: '≤|9|篇',
  不高于9篇: '≤|9|篇',
  小于或等于9篇: '≤|9|篇',
  不到9篇: '<|9|篇',
  '88%以上（含）': '≥|88|%',
  '88分（含）以上': '≥|88|分',
  '88以上': '≥|88|',
  '30天以内': '≤|30|天',
  '超过88%以上': '>|88|%',
  // Percent and other units in brackets.
  '=100.00(%)': '=|100.00|%',
  '≥91.50（％）': '≥|91.50|%',
  '≥91.50百分比': '≥|91.50|%',
  '≥12.00（次/年）': '≥|12.00|次/年',
  '≤20.00（万元）': '≤|20.00|万元',
  '3台（套）': '|3|台（套）',
  '3台(套)以上': '≥|3|台（套）',
  '40户（人）': '|40|户（人）',
  '≤55dB（A）': '≤|55|dB(A)',
  // Units.
  '650元/生/年': '|650|元/生/年',
  '1800元/人·月': '|1800|元/人·月',
  '≥2,750人次': '≥|2,750|人次',
  '12万元/公里': '|12|万元/公里',
  '300m²': '|300|m²',
  '300 m2': '|300|m2',
  '14平方米': '|14|平方米',
  '2次/月': '|2|次/月',
  每季度2次: '|2|次/季度',
  '9个月': '|9|个月',
  '12000标箱': '|12000|标箱',
  // Ranges and about.
  '85%-95%': '|85-95|%',
  '85.5％～95％': '|85.5-95|%',
  '85%--95%': '|85-95|%',
  '1950-2000人': '|1950-2000|人',
  '3～5个工作日内': '≤|3-5|个工作日',
  约35人: '|约35|人',
  '35余亩': '|35余|亩',
  '35亩左右': '|35左右|亩',
  // In hanzi.
  百分之八十八点五: '|88.5|%',
  百分之百: '|100|%',
  百分之八十八以上: '≥|88|%',
  千分之四: '|4|‰',
  九成以上: '≥|90|%',
  不少于一百二十人: '≥|120|人',
  两千三百公里: '|2300|公里',
  三万元: '|3|万元',
  // With words that belong to the value.
  '优良率88%以上': '≥|优良率88|%',
  '100%覆盖': '|100%覆盖|',
  '12小时内修复': '|12小时内修复|',
};

test.each(Object.entries(table))('%s prints as %s', (text, printed) => {
  const { operator, target, unit } = partsOf(written(text));
  expect(`${operator}|${target}|${unit}`).toBe(printed);
  expect(readValue(written(text)).kind).toBe('number');
});

test.each([
  '2023.07-2024.01',
  '2023.7～2024.1',
  '2023.07.01-2024.01.31',
  '202307-202401',
  '20230701-20240131',
  '2024年3月至6月',
  '2024年3月—2024年6月',
  '2024年7-12月',
  '3-6月',
  '12月1日-15日',
  '2024年1-4季度',
  '2023-2025年',
  '每月10日前',
])('%s is a time, no count', text => {
  expect(readValue(written(text)).kind).toBe('date');
  expect(partsOf(written(text))).toEqual({ operator: '定性', target: text, unit: '' });
});

test.each([
  '≤88%以上',
  '不超过88%以上',
  '3天完成',
  '3个以外',
  '3(三)次',
  '3个(新建)',
  '良好（90分以上）',
  '≥85%且≤95%',
  '8:00-18:00',
  '20231231',
  '1/3',
  '5A级',
])('%s is not understood and stays as it is', text => {
  expect(readValue(written(text)).kind).toBe('wording');
  expect(partsOf(written(text))).toEqual({ operator: '', target: text, unit: '' });
});

test.each(['十分', '一般', '一次性', '一流', '三级甲等', '有效', '无重大事故'])(
  '%s is qualitative',
  text => {
    expect(partsOf(written(text))).toEqual({ operator: '定性', target: text, unit: '' });
  },
);

describe('what is printed in parts', () => {
  const pieces = fc.tuple(
    fc.constantFrom('', '≥', '＝', '<=', '不低于', '达标率', '约', '每月', '较上年增长'),
    fc.oneof(
      fc.constantFrom('90-95', '1,200', '０.５', '三十', '2023.07-2024.01', '3-6', '好', 'XX'),
      fc.nat({ max: 99_999 }).map(String),
    ),
    fc.constantFrom('', '%', '（％）', '台（套）', '元/生/年', '月', 'm²', '余', '个工作日'),
    fc.constantFrom('', '以上', '以内', '左右', '前', '完成', '(含)'),
  );

  test('reads as the value does', () => {
    fc.assert(
      fc.property(pieces, parts => {
        const value = written(parts.join(''));
        const { operator, target, unit } = partsOf(value);
        const again = readValue({
          kind: 'indicator-value',
          text: `${operator}${target}${unit}`,
          target,
          ...(operator && { operator }),
          ...(unit && { unit }),
        });
        expect({ ...again, digits: '' }).toEqual({ ...readValue(value), digits: '' });
      }),
      { numRuns: cases(900) },
    );
  });
});
