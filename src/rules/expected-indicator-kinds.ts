/** The kinds of indicators that a reviewer looks for on this form are there. */
import { levelWord } from '../filing/levels.ts';
import { levelsTaken } from '../filing/requirements.ts';
import { missingLevels } from './reading/missing-levels.ts';
import type { Rule } from './rule.ts';

export const expectedIndicatorKinds: Rule = {
  id: 'expected-indicator-kinds',
  reason: 'missing-kinds',
  severity: 'warning',
  summary: {
    zh: '审核常看的各类指标都有',
    en: 'there are indicators of every kind that reviewers expect',
  },
  why: {
    zh: '缺了时效、成本或满意度，审核会问：什么时候完成，花多少钱，服务对象满意不满意。',
    en: 'Without indicators of time, cost and satisfaction a reviewer cannot see when, at what cost and how well.',
  },
  basis: {
    zh: '财预〔2021〕101号：目标应当说明成本控制；财预〔2015〕88号：设满意度指标。',
    en: '财预〔2021〕101号: a goal states its cost control; 财预〔2015〕88号: satisfaction is measured.',
  },
  examples: {
    passing:
      'indicators: { annual: { 产出指标: { 时效指标: [{ name: 故障修复时间, value: ≤24小时 }], 成本指标: [{ name: 维护总成本, value: ≤1.5万元 }] }, 效益指标: { 社会公众或服务对象满意度指标: [{ name: 参会人员满意度, value: ≥90% }] } } }',
    failing:
      'indicators: { annual: { 产出指标: { 成本指标: [{ name: 维护总成本, value: ≤1.5万元 }] }, 效益指标: { 社会公众或服务对象满意度指标: [{ name: 参会人员满意度, value: ≥90% }] } } }',
  },
  *check(filing, requirements) {
    const { expectedLevels, requiredLevels } = requirements;
    const levels = levelsTaken(requirements) ?? {};
    const missing = missingLevels(filing, requirements, [...requiredLevels, ...expectedLevels]);
    for (const { level, path, from, tables } of missing) {
      if (requiredLevels.includes(level)) continue;
      // Where its first level is missing as a whole, another rule or report says so.
      if (missing.some(parent => levels[parent.level]?.includes(level))) continue;
      if (filing.remarks?.includes(levelWord(level))) continue;
      yield {
        path,
        at: 'key',
        from: [...from, ['remarks']],
        message: { zh: `${tables.zh}里没有${level}`, en: `${tables.en} have no ${level}` },
        help: {
          zh: `补一条${level}；确实不适用的，在“其他需说明的问题”里说明。`,
          en: `Add one under ${level}, or say in the remarks why none applies.`,
        },
      };
    }
  },
};
