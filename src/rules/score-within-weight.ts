/** Self-evaluation: no indicator scores more than its weight. */
import { allIndicators } from '../filing/indicators.ts';
import { shown } from './reading/shown.ts';
import type { Rule } from './rule.ts';

export const scoreWithinWeight: Rule = {
  id: 'score-within-weight',
  reason: 'other',
  severity: 'error',
  summary: { zh: '指标的得分不超过分值', en: 'no indicator scores more than its weight' },
  why: {
    zh: '分值是满分，得分超过它，总分就虚高。',
    en: 'The weight is the full score; with more the total is too high.',
  },
  examples: {
    passing:
      'form: performance/self-evaluation\nindicators: { annual: { 产出指标: { 数量指标: [{ name: 补贴人次, value: ≥500人次, actual: 520人次, weight: 10, score: 10 }] } } }',
    failing:
      'form: performance/self-evaluation\nindicators: { annual: { 产出指标: { 数量指标: [{ name: 补贴人次, value: ≥500人次, actual: 520人次, weight: 10, score: 10.4 }] } } }',
  },
  *check(filing) {
    for (const { indicator, path } of allIndicators(filing)) {
      const { name = '', weight, score } = indicator;
      if (!weight || !score || score.value.lte(weight.value)) continue;
      yield {
        path: [...path, 'score'],
        from: [path],
        message: {
          zh: `指标“${shown(name)}”得分 ${score.text}，分值只有 ${weight.text}`,
          en: `the indicator “${shown(name)}” scores ${score.text}, but its weight is ${weight.text}`,
        },
        help: {
          zh: `得分最多写 ${weight.text}；分值写错的，改分值。`,
          en: `Score at most ${weight.text}, or correct the weight.`,
        },
      };
    }
  },
};
