/** Reading values: one table for what people write, with what it means. */
import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IndicatorValue } from '../../src/filing/filing.ts';
import { inYuan } from '../../src/filing/money.ts';
import { type Quantity, readQuantity, readValue } from '../../src/filing/quantity.ts';

/** `≥ 95 %` for numbers (operator, number or range, unit, ~ when approximate, its subject in brackets). */
function shown(read: Quantity): string {
  if (read.kind !== 'number')
    return [read.kind, 'operator' in read && read.operator].filter(Boolean).join(' ');
  const { operator, number, upper, unit, approximate, subject } = read;
  const range = upper ? `${number.toFixed()}..${upper.toFixed()}` : number.toFixed();
  return [subject && `(${subject})`, operator, approximate && '~', range, unit]
    .filter(Boolean)
    .join(' ');
}

const table: Readonly<Record<string, string>> = {
  '≥95%': '≥ 95 %',
  '≤ 20 万元': '≤ 20 万元',
  '100%': '100 %',
  '1': '1',
  '12次/年': '12 次/年',
  '2023年12月31日前': 'date ≤',
  好: 'wording',
  '达标率95%以上': '(达标率) ≥ 95 %',
  '90%-95%': '90..95 %',
  '不低于95%': '≥ 95 %',
  大于等于95: '≥ 95',
  大于或者等于95分: '≥ 95 分',
  '超过95%': '> 95 %',
  不超过95: '≤ 95',
  未超过5: '≤ 5',
  '5%以内': '≤ 5 %',
  // Full-width forms and the signs that input methods give.
  '＞９５％': '> 95 %',
  '＜＝３天': '≤ 3 天',
  '≧1,200个': '≥ 1200 个',
  '⩾ 3 次': '≥ 3 次',
  '≦0.5‰': '≤ 0.5 ‰',
  '═100%': '= 100 %',
  '＝１００％': '= 100 %',
  '>=280次': '≥ 280 次',
  '1，200亩': '1200 亩',
  '≥ 4 次 / 年': '≥ 4 次/年',
  '≥　95　%': '≥ 95 %',
  // Words around the number.
  约20人: '~ 20 人',
  近20个: '~ 20 个',
  '20多个': '~ 20 个',
  '10余万元': '~ 10 万元',
  '5平方公里左右': '~ 5 平方公里',
  '≥95%以上': '≥ 95 %',
  控制在20万元以内: '≤ 20 万元',
  '3天内': '≤ 3 天',
  '10个工作日内': '≤ 10 个工作日',
  '90分（含）以上': '≥ 90 分',
  至少3次: '≥ 3 次',
  每年12次: '12 次/年',
  每月1次: '1 次/月',
  '增长5%': '(增长) 5 %',
  '100%完成': '100 %',
  '≥100百分比': '≥ 100 %',
  '-5%': '-5 %',
  '1600元/亩': '1600 元/亩',
  '超13万元/年': '> 13 万元/年',
  '13969.56标箱': '13969.56 标箱',
  '达到99.9%以上': '≥ 99.9 %',
  '≥1个/县': '≥ 1 个/县',
  '1346.0088万平方米': '1346.0088 万平方米',
  '≤620万/月': '≤ 620 万/月',
  '80M': '80 M',
  '10km': '10 km',
  '1.5万人次': '1.5 万人次',
  '0': '0',
  '0起': '0 起',
  '24小时': '24 小时',
  '1年': '1 年',
  '3个月': '3 个月',
  // Ranges.
  '90-95%': '90..95 %',
  '90%～95%': '90..95 %',
  '10—12次/年': '10..12 次/年',
  '8至10年': '8..10 年',
  '95%-90%': 'wording',
  '3个-5次': 'wording',
  // Hanzi numerals where they can be nothing else.
  三次: '3 次',
  两场以上: '≥ 2 场',
  十二次: '12 次',
  二十五个: '25 个',
  百分之九十五: '95 %',
  百分之95以上: '≥ 95 %',
  百分之百: '100 %',
  一般: 'wording',
  一致: 'wording',
  一流: 'wording',
  一次性: 'wording',
  十分: 'wording',
  三级甲等: 'wording',
  // Dates and times of the year.
  '2023-12-31前': 'date ≤',
  '2023.12.31': 'date',
  '2023年底前': 'date ≤',
  '12月31日前完成': 'date ≤',
  '2023年10月-12月': 'date',
  '2023-2025': 'date',
  '2023年第四季度': 'date',
  第四季度: 'date',
  '2020年1月--2020年11月': 'date',
  '6月底': 'date',
  年底前: 'date ≤',
  截至2023年12月: 'date ≤',
  不迟于11月30日: 'date ≤',
  // Nothing is said.
  '*': 'blank',
  '**%': 'blank',
  '/': 'blank',
  '-': 'blank',
  '——': 'blank',
  '……': 'blank',
  XX: 'blank',
  'XX%': 'blank',
  '≥XX个': 'blank',
  '×个': 'blank',
  '＿＿万元': 'blank',
  '**元/人·月': 'blank',
  '≥**人次': 'blank',
  '%': 'blank',
  '≥': 'blank',
  待定: 'blank',
  // What cannot be read for certain stays wording.
  无: 'wording',
  '√': 'wording',
  '≥良好': 'wording',
  不超预算: 'wording',
  稳步提高: 'wording',
  效果明显: 'wording',
  参照政府采购成本控制: 'wording',
  在项目计划完成时间内完成: 'wording',
  '5A级': 'wording',
  第3名: 'wording',
  前10名: 'wording',
  '7×24小时': 'wording',
  '1:3': 'wording',
  '3/4': 'wording',
  '1 000个': 'wording',
  '≥3,00': 'wording',
  '≥100%(2022:90%)': 'wording',
  较上年提高: 'wording',
  '2023.12': 'wording',
  '139公里100万元': 'wording',
  '854万(示范建设295万元)': 'wording',
  '95%以上群众满意': 'wording',
};

describe('readQuantity', () => {
  test.each(Object.entries(table))('%s → %s', (text, meaning) => {
    expect(shown(readQuantity(text))).toBe(meaning);
  });

  test('is total, and does not mind blanks at the ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), text => {
        expect(readQuantity(` ${text}　`)).toEqual(readQuantity(text.trim()));
      }),
    );
  });

  test('reads back every number, sign and unit', () => {
    const sign = fc.constantFrom('≥', '>', '=', '<', '≤', '');
    const unit = fc.constantFrom('%', '个', '万元', '人次', '次/年', '');
    fc.assert(
      fc.property(
        sign,
        fc.integer({ min: 0, max: 1e9 }),
        fc.integer({ min: 0, max: 4 }),
        unit,
        (operator, digits, decimals, unit) => {
          const number = new Big(digits).div(new Big(10).pow(decimals));
          fc.pre(!/^(19|20)\d\d(\.?(0\d|1[0-2])){1,2}$|^(19|20)\d{6}$/.test(number.toFixed()));
          expect(readQuantity(`${operator}${number.toFixed()}${unit}`)).toEqual({
            kind: 'number',
            number,
            digits: number.toFixed(),
            ...(operator && { operator }),
            ...(unit && { unit }),
          });
        },
      ),
    );
  });

  test('stays fast on long text', () => {
    const long = ['9', '不低于', '年', '1,', '*', '百分之', '9-', '.', 'X/'].map(part =>
      part.repeat(20_000),
    );
    const start = performance.now();
    for (const text of long) for (const end of ['', '个', '!a']) readQuantity(text + end);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('readValue', () => {
  const value = (parts: Partial<IndicatorValue>): IndicatorValue => ({
    kind: 'indicator-value',
    text: '',
    ...parts,
  });

  test.each<[Partial<IndicatorValue>, string]>([
    [{ operator: '≥', target: '95', unit: '%' }, '≥ 95 %'],
    [{ operator: '≥', target: '≥95%', unit: '％' }, '≥ 95 %'],
    [{ operator: '=', target: '≥95%' }, 'wording'],
    [{ operator: '≤', target: '20万元', unit: '元' }, 'wording'],
    [{ operator: '≥', target: '90.00', unit: '（%）' }, '≥ 90 %'],
    [{ operator: '', target: '95', unit: '' }, '95'],
    [{ target: '3-6', unit: '次' }, '3..6 次'],
    [{ target: '2023.12', unit: '万元' }, '2023.12 万元'],
    [{ operator: '定性', target: '2024年底前' }, 'date ≤'],
    [{ operator: '定性', target: 'XX' }, 'blank'],
    [{ target: '12', unit: '次／年' }, '12 次/年'],
    [{ operator: '定性', target: '95%' }, 'wording'],
    [{ operator: '≤', target: '2023年12月31日' }, 'date ≤'],
    [{ operator: '≥', target: '良好' }, 'wording'],
    [{ target: 'XX' }, 'blank'],
    [{ text: '≥95%' }, '≥ 95 %'],
  ])('%j → %s', (parts, meaning) => {
    expect(shown(readValue(value(parts)))).toBe(meaning);
  });
});

test.each([
  ['1.5', '万元', '15000'],
  ['1.5', '元', '1.5'],
  ['2', '千元', '2000'],
  ['0.1', '亿元', '10000000'],
  ['1', '万', undefined],
  ['1', '元/亩', undefined],
  ['1', undefined, undefined],
  ['1', 'constructor', undefined],
])('%s %s is %s 元', (number, unit, yuan) => {
  expect(inYuan(new Big(number), unit)?.toFixed()).toBe(yuan);
});
