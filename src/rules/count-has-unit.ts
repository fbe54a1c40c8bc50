/** A number says of what. */
import { allIndicators } from '../filing/indicators.ts';
import { unitOfFunds } from '../filing/money.ts';
import { shown } from './reading/shown.ts';
import type { Rule } from './rule.ts';

/** The unit stands in the name, e.g. 培训人数（人）, or in words beside. */
const UNIT_IN_NAME = /[（(](?:单位[：:])?[^（()）\d]{1,6}[）)]\s*$/;
/** Pure numbers. */
const NO_UNIT = /指数|系数|比值|倍数|容积率|pH/i;
const UNIT_BESIDE = /单位[：:为]/;

/** What is counted, by words of the name; 个 where none tells. */
const USUAL_UNITS: readonly (readonly [RegExp, string])[] = [
  [/率|比例|比重|占比|满意度|覆盖面/, '%'],
  [/人次/, '人次'],
  [/人数|人口|学员|人员/, '人'],
  [/户数|农户|家庭/, '户'],
  [/次数|频次|频率/, '次'],
  [/面积/, '平方米'],
  [/里程|长度/, '公里'],
  [/时限|天数|工期/, '天'],
  [/时长|时间/, '小时'],
];
/** What is measured in the unit of the funds. */
const MONEY = /成本|费用|金额|投资|收入|产值/;

const unitFor = (name: string, ofFunds: string) =>
  USUAL_UNITS.find(([words]) => words.test(name))?.[1] ?? (MONEY.test(name) ? ofFunds : '个');

export const countHasUnit: Rule = {
  id: 'count-has-unit',
  reason: 'unspecific',
  severity: 'warning',
  summary: { zh: '数字带计量单位', en: 'numbers have a unit' },
  why: {
    zh: '“1”是 1 个、1 次还是 100%，看表的人只能猜。',
    en: '“1” may mean one piece, once or 100%.',
  },
  examples: {
    passing:
      'indicators: { annual: { 产出指标: { 数量指标: [{ name: 维护会场数量, value: ≥140个 }, { name: 培训人数（人）, value: ≥40 }] } } }',
    failing:
      'indicators: { annual: { 产出指标: { 数量指标: [{ name: 维护会场数量, value: ≥140 }] } } }',
  },
  *check(filing, requirements) {
    const ofFunds = unitOfFunds(filing, requirements);
    for (const { indicator, path, read } of allIndicators(filing)) {
      const { name = '', value, note = '', explanation = '' } = indicator;
      if (!value || read?.kind !== 'number' || read.unit) continue;
      // 0 is the same in any unit.
      if (read.number.eq(0) && !read.upper) continue;
      if (NO_UNIT.test(name) || UNIT_IN_NAME.test(name)) continue;
      if (UNIT_BESIDE.test(note + explanation)) continue;
      const example = shown(`${value.text}${unitFor(name, ofFunds)}`);
      yield {
        path: [...path, 'value'],
        from: [path],
        message: {
          zh: `指标“${shown(name)}”的值 ${shown(value.text)} 没有计量单位`,
          en: `the value ${shown(value.text)} of the indicator “${shown(name)}” has no unit`,
        },
        help: {
          zh: `在数字后写上单位，例如 ${example}。`,
          en: `Add the unit after the number, e.g. ${example}.`,
        },
      };
    }
  },
};
