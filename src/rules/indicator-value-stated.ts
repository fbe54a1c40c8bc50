/** Every indicator has a value that says something. */

import { fieldAt } from '../filing/form-places.ts';
import { allIndicators } from '../filing/indicators.ts';
import { shown } from './reading/shown.ts';
import type { Rule } from './rule.ts';

export const indicatorValueStated: Rule = {
  id: 'indicator-value-stated',
  reason: 'incomplete',
  severity: 'error',
  summary: { zh: '每条指标都有指标值', en: 'every indicator has a value' },
  why: {
    zh: '没有指标值，年终无法判断是否完成。',
    en: 'Without a value nobody can tell at the end of the year whether it was reached.',
  },
  basis: {
    zh: '财预〔2011〕填报说明：指标是对目标的细化和量化。',
    en: 'Fill-in instructions of 财预〔2011〕: indicators refine and quantify the goals.',
  },
  examples: {
    passing:
      'indicators: { annual: { 产出指标: { 数量指标: [{ name: 维护会场数量, value: ≥140个 }] } } }',
    failing:
      'indicators: { annual: { 产出指标: { 数量指标: [{ name: 维护会场数量, value: ≥XX个 }] } } }',
  },
  *check(filing, requirements) {
    for (const { indicator, path, read } of allIndicators(filing)) {
      const { name = '', value } = indicator;
      if (read && read.kind !== 'blank') continue;
      const place = [...path, 'value'];
      const field = fieldAt(requirements, place);
      if (!field || (!value && field.required)) continue;
      yield {
        path: place,
        message: value
          ? {
              zh: `指标“${shown(name)}”的指标值“${shown(value.text)}”只是占位`,
              en: `the value “${shown(value.text)}” of the indicator “${shown(name)}” is a placeholder`,
            }
          : {
              zh: `指标“${shown(name)}”没有指标值`,
              en: `the indicator “${shown(name)}” has no value`,
            },
        help: {
          zh: '写明要达到的值，例如 ≥95%、≤20万元，或者“好”。',
          en: 'Give a value, e.g. ≥95%, ≤20万元 or 好.',
        },
      };
    }
  },
};
