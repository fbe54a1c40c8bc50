/** A quantity says whether more or less is better. */
import { allIndicators } from '../filing/indicators.ts';
import { withOperator } from '../filing/quantity.ts';
import { shown } from './reading/shown.ts';
import type { Rule } from './rule.ts';

export const valueHasOperator: Rule = {
  id: 'value-has-operator',
  reason: 'unspecific',
  severity: 'info',
  summary: {
    zh: '定量指标值带 ≥ ≤ = 等符号',
    en: 'quantities have one of the operators ≥ > = < ≤',
  },
  why: {
    zh: '没有符号，多做算超额还是算偏差说不清，系统里也要选指标性质。',
    en: 'Without an operator it is unclear whether more is better, and the national system requires one.',
  },
  examples: {
    passing:
      'indicators: { annual: { 产出指标: { 质量指标: [{ name: 会场完好率, value: ≥98% }, { name: 图像清晰度, value: 良好 }], 时效指标: [{ name: 完成时间, value: 2023年12月31日前 }] } } }',
    failing:
      'indicators: { annual: { 产出指标: { 质量指标: [{ name: 会场完好率, value: 98% }] } } }',
  },
  *check(filing) {
    for (const { indicator, path, read } of allIndicators(filing)) {
      const { name = '', value } = indicator;
      if (!value || read?.kind !== 'number' || read.operator || read.upper || read.approximate)
        continue;
      const [more, less, exact] = (['≥', '≤', '='] as const).map(sign =>
        shown(withOperator(read, sign)),
      );
      yield {
        path: [...path, 'value'],
        message: {
          zh: `指标“${shown(name)}”的值 ${shown(value.text)} 没有比较符号`,
          en: `the value ${shown(value.text)} of the indicator “${shown(name)}” has no operator`,
        },
        help: {
          zh: `越多越好写 ${more}，越少越好写 ${less}，必须正好写 ${exact}。`,
          en: `Write ${more} if more is better, ${less} if less is better, ${exact} if it must be exact.`,
        },
      };
    }
  },
};
