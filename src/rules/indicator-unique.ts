/** No name twice in one table of indicators. */
import { goalsOf } from '../filing/indicators.ts';
import { shown } from './reading/shown.ts';
import type { Rule } from './rule.ts';

export const indicatorUnique: Rule = {
  id: 'indicator-unique',
  reason: 'other',
  severity: 'error',
  summary: { zh: '同一张指标表里指标不重名', en: 'no indicator is listed twice in a table' },
  why: {
    zh: '同名指标会被重复计分，或者有两个互相矛盾的指标值。',
    en: 'An indicator listed twice is scored twice, or has two values that contradict each other.',
  },
  examples: {
    passing:
      'indicators: { annual: { 产出指标: { 数量指标: [{ name: 维护会场数量, value: ≥140个 }], 质量指标: [{ name: 会场完好率, value: ≥98% }] } } }',
    failing:
      'indicators: { annual: { 产出指标: { 数量指标: [{ name: 维护会场数量, value: ≥140个 }, { name: 维护会场数量, value: ≥120个 }] } } }',
  },
  *check(filing) {
    for (const { rows } of goalsOf(filing)) {
      const seen = new Map<string, string>();
      for (const { indicator, path, first, second } of rows) {
        const name = indicator.name?.replace(/\s/g, '');
        if (name === undefined) continue;
        const group = seen.get(name);
        if (group === undefined) {
          seen.set(name, first === '' ? '' : `${first}/${second}`);
          continue;
        }
        const quoted = shown(indicator.name ?? '');
        yield {
          path: [...path, 'name'],
          message: {
            zh: `指标“${quoted}”${group === '' ? '上面' : `在「${group}」里`}已有一条`,
            en: `the indicator “${quoted}” is already listed ${group === '' ? 'above' : `under ${group}`}`,
          },
          help: {
            zh: '合并两条，或改成不同的名称。',
            en: 'Merge the two, or give them different names.',
          },
        };
      }
    }
  },
};
