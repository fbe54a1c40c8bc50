/** The kinds of indicators that the form requires are there. */
import { missingLevels } from './reading/missing-levels.ts';
import type { Rule } from './rule.ts';

export const requiredIndicatorKinds: Rule = {
  id: 'required-indicator-kinds',
  reason: 'missing-kinds',
  severity: 'error',
  summary: {
    zh: '表样要求的各类指标都有',
    en: 'there are indicators of every kind that the form requires',
  },
  why: {
    zh: '只有产出没有效益，说不清钱花得值不值；只有效益没有产出，说不清钱花在哪里。',
    en: 'Outputs without benefits do not show what the money achieved; benefits without outputs do not show what it bought.',
  },
  examples: {
    passing:
      'indicators: { annual: { 产出指标: { 数量指标: [{ name: 维护会场数量, value: ≥140个 }] }, 效益指标: { 社会效益指标: [{ name: 会议保障次数, value: ≥30次 }] } } }',
    failing:
      'indicators: { annual: { 产出指标: { 数量指标: [{ name: 维护会场数量, value: ≥140个 }] } } }',
  },
  *check(filing, requirements) {
    for (const { level, path, from, tables } of missingLevels(
      filing,
      requirements,
      requirements.requiredLevels,
    )) {
      yield {
        path,
        at: 'key',
        from,
        message: { zh: `${tables.zh}里没有${level}`, en: `${tables.en} have no ${level}` },
        help: { zh: `至少写一条${level}。`, en: `Add at least one under ${level}.` },
      };
    }
  },
};
