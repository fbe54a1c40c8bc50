/** A number says of what. */
import { allIndicators } from '../filing/indicators.ts';
import { shown } from './reading/shown.ts';
import type { Rule } from './rule.ts';

/** The unit stands in the name, e.g. 培训人数（人）, or in words beside. */
const UNIT_IN_NAME = /[（(](?:单位[：:])?[^（()）\d]{1,6}[）)]\s*$/;
/** Pure numbers. */
const NO_UNIT = /指数|系数|比值|倍数|容积率|pH/i;
const UNIT_BESIDE = /单位[：:为]/;

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
  *check(filing) {
    for (const { indicator, path, read } of allIndicators(filing)) {
      const { name = '', value, note = '', explanation = '' } = indicator;
      if (!value || read?.kind !== 'number' || read.unit) continue;
      if (NO_UNIT.test(name) || UNIT_IN_NAME.test(name)) continue;
      if (UNIT_BESIDE.test(note + explanation)) continue;
      yield {
        path: [...path, 'value'],
        from: [path],
        message: {
          zh: `指标“${shown(name)}”的值 ${shown(value.text)} 没有计量单位`,
          en: `the value ${shown(value.text)} of the indicator “${shown(name)}” has no unit`,
        },
        help: {
          zh: '写上单位，例如 ≥140个、≥95%、≤24小时。',
          en: 'Add the unit, e.g. ≥140个, ≥95%, ≤24小时.',
        },
      };
    }
  },
};
