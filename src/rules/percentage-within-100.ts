/** Satisfaction, pass, completion and coverage rates are at most 100%. */
import { allIndicators } from '../filing/indicators.ts';
import { isShare } from './reading/shares.ts';
import { shown } from './reading/shown.ts';
import type { Rule } from './rule.ts';

export const percentageWithin100: Rule = {
  id: 'percentage-within-100',
  reason: 'mismatch',
  severity: 'error',
  summary: {
    zh: '满意度、合格率、完成率、覆盖率不超过 100%',
    en: 'rates of satisfaction, passing, completion and coverage are at most 100%',
  },
  why: {
    zh: '部分不会多于全部，超过 100% 的目标永远达不到。',
    en: 'A part is never more than the whole; such a target cannot be reached.',
  },
  examples: {
    passing:
      'indicators: { annual: { 产出指标: { 质量指标: [{ name: 验收合格率, value: ≥98% }], 数量指标: [{ name: 业务量增长率, value: ≥120% }] } } }',
    failing:
      'indicators: { annual: { 产出指标: { 质量指标: [{ name: 验收合格率, value: ≥980% }] } } }',
  },
  *check(filing) {
    for (const placed of allIndicators(filing)) {
      const { indicator, path, read } = placed;
      const { name = '', value } = indicator;
      if (!value || read?.kind !== 'number' || read.unit !== '%' || !isShare(placed)) continue;
      const most = read.upper ?? read.number;
      if (read.operator === '>' ? most.lt(100) : most.lte(100)) continue;
      const tenth = read.number.div(10);
      // A digit too many, or a point too few: 980% for 98%.
      const likely = tenth.lt(100) && tenth.gte(50) && !read.upper ? `${tenth.toFixed()}%` : '';
      yield {
        path: [...path, 'value'],
        from: [path],
        message: {
          zh: `“${shown(name)}”是占全部的比例，目标值 ${shown(value.text)} 超过 100%`,
          en: `“${shown(name)}” is a share of a whole, but its target ${shown(value.text)} exceeds 100%`,
        },
        help: {
          zh: `检查小数点和百分号，改为 100% 以内的值${likely && `；是不是 ${likely}`}。`,
          en: `Check for a missing decimal point; the target is at most 100%${likely && ` (${likely}?)`}.`,
        },
      };
    }
  },
};
