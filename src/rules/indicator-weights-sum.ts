/** The weights of a table add up to the form's total. */
import Big from 'big.js';
import type { Filing } from '../filing/filing.ts';
import { fieldAt } from '../filing/form-places.ts';
import { distinctTables, hasLevels, type PlacedTable } from '../filing/indicators.ts';
import { EACH } from '../filing/patterns.ts';
import type { Requirements } from '../filing/requirements.ts';
import type { Path } from '../finding.ts';
import type { Rule } from './rule.ts';

/** What weights add up to where the form does not say. */
const USUAL_TOTALS = [100];

/** All that a self-evaluation gives points for, the execution of the budget included. */
const WHOLE = 100;

export const indicatorWeightsSum: Rule = {
  id: 'indicator-weights-sum',
  reason: 'other',
  severity: 'error',
  summary: { zh: '分值权重之和等于总分', en: 'weights add up to the total' },
  why: {
    zh: '分值加起来不是总分，自评和评价都算不出得分。',
    en: 'No score can be computed if the weights do not add up to the total.',
  },
  basis: {
    zh: '财预〔2020〕10号：自评权重为预算执行率 10、产出 50、效益 30、满意度 10；总分以表样为准。',
    en: '财预〔2020〕10号: 10 for execution, 50 for outputs, 30 for benefits, 10 for satisfaction; the form sets the total.',
  },
  examples: {
    passing:
      'form: national/2021\nindicators: { annual: { 产出指标: { 数量指标: [{ name: 甲, weight: 60 }] }, 效益指标: { 社会效益指标: [{ name: 乙, weight: 40 }] } } }',
    failing:
      'form: national/2021\nindicators: { annual: { 产出指标: { 数量指标: [{ name: 甲, weight: 60 }] }, 效益指标: { 社会效益指标: [{ name: 乙, weight: 25 }] } } }',
  },
  *check(filing, requirements) {
    const totals = totalsOf(filing, requirements);
    for (const { kind, path, rows } of distinctTables(filing, requirements)) {
      const weights = rows.flatMap(({ indicator, path }) =>
        fieldAt(requirements, [...path, 'weight']) ? (indicator.weight ?? []) : [],
      );
      const sum = weights.reduce((running, weight) => running.plus(weight.value), new Big(0));
      if (weights.length === 0 || totals.some(total => sum.eq(total))) continue;
      const [nearest = WHOLE] = totals.toSorted((a, b) => distance(sum, a) - distance(sum, b));
      const without = rows.length - weights.length;
      yield {
        path,
        at: 'key',
        from: [
          [...path, ...stepsTo(kind, path), 'weight'],
          ['funding', 'execution', 'weight'],
        ],
        message: {
          zh: `各指标分值之和是 ${sum.toFixed()}，应是 ${totals.join(' 或 ')}${without > 0 ? `；${without} 条没有分值` : ''}`,
          en: `the weights add up to ${sum.toFixed()}, not ${totals.join(' or ')}${without > 0 ? `; ${without} have none` : ''}`,
        },
        help: {
          zh: `调整各指标的分值，合计${sum.lt(nearest) ? '再加' : '减去'} ${sum.minus(nearest).abs().toFixed()}。`,
          en: `Adjust the weights by ${new Big(nearest).minus(sum).toFixed()} in all.`,
        },
      };
    }
  },
};

/** From a table to an indicator of it. */
function stepsTo(kind: PlacedTable['kind'], path: Path): Path {
  if (!hasLevels({ path })) return [EACH];
  return [...(kind === 'objective' ? [EACH, 'indicators'] : []), EACH, EACH, EACH];
}

/** Where the filing says how much the execution of the budget counts, the indicators have the rest. */
function totalsOf(
  { funding: { execution } }: Filing,
  { weightTotals = USUAL_TOTALS }: Requirements,
): readonly number[] {
  return execution.weight ? [Number(new Big(WHOLE).minus(execution.weight.value))] : weightTotals;
}

const distance = (sum: Big, total: number): number => Number(sum.minus(total).abs());
