/** What an indicator aims at is no less than last year; no more where less is better. */
import type Big from 'big.js';
import { isCost, type PlacedIndicator } from '../../filing/indicators.ts';
import { inYuan } from '../../filing/money.ts';
import { type NumberQuantity, readValue } from '../../filing/quantity.ts';
import { shown } from '../reading/shown.ts';
import type { AcrossYearsRule } from './across-years.ts';
import { toldBy } from './across-years.ts';
import { pairedTables } from './paired-indicators.ts';

export const valueNotBelowLastYear: AcrossYearsRule = {
  id: 'value-not-below-last-year',
  reason: 'other',
  severity: 'warning',
  summary: {
    zh: '指标值不比上年的退步',
    en: 'no indicator aims at less than last year',
  },
  why: {
    zh: '钱没有少、目标却低了，要有说得过去的理由；≤ 的指标和成本，高了才是退步。',
    en: 'A lower aim for the same money needs a reason; with ≤ and for costs a higher one is worse.',
  },
  examples: {
    last: 'year: 2025\nindicators: { annual: { 产出指标: { 质量指标: [{ name: 水质达标率, value: ≥95% }], 成本指标: [{ name: 单位清淤成本, value: ≤8万元 }] } } }',
    passing:
      'year: 2026\nindicators: { annual: { 产出指标: { 质量指标: [{ name: 水质达标率, value: ≥95% }], 成本指标: [{ name: 单位清淤成本, value: ≤7.5万元 }] } } }',
    failing:
      'year: 2026\nindicators: { annual: { 产出指标: { 质量指标: [{ name: 水质达标率, value: ≥90% }], 成本指标: [{ name: 单位清淤成本, value: ≤9万元 }] } } }',
  },
  *check(filing, last) {
    const { zh, en, file } = toldBy(last);
    for (const { pairs } of pairedTables(filing, last.filing))
      for (const { now, before } of pairs) {
        const step = stepBack(now, before);
        if (!step) continue;
        const [name, value, old] = [now.indicator.name, step.now, step.before].map(text =>
          shown(text ?? ''),
        );
        yield {
          path: [...now.path, 'value'],
          subject: `${name} ${old}`,
          message: {
            zh: `“${name}”今年是 ${value}，${step.isLess ? '低' : '高'}于${zh}的 ${old}（${file}）`,
            en: `“${name}” is ${value}, ${step.isLess ? 'less' : 'more'} than the ${old} of ${en} (${file})`,
          },
          help: {
            zh: '改为不比上年退步的值；确有原因的，在“其他需说明的问题”里说明。',
            en: 'Aim at no less than last year, or give the reason in the remarks.',
          },
        };
      }
  },
};

interface StepBack {
  readonly now: string;
  readonly before: string;
  /** Less than last year, not more. */
  readonly isLess: boolean;
}

/** Undefined where the values are no numbers of one unit, or this year's is as good. */
function stepBack(now: PlacedIndicator, before: PlacedIndicator): StepBack | undefined {
  const [value, old] = [now.indicator.value, before.indicator.value];
  if (!value || !old) return undefined;
  const [read, readBefore] = [readValue(value), readValue(old)];
  if (read.kind !== 'number' || readBefore.kind !== 'number') return undefined;
  const [a, b] = comparable(read, readBefore) ?? [];
  if (!a || !b || a.eq(b)) return undefined;
  const isLess = a.lt(b);
  if (isLess === isLessBetter(read, readBefore, now)) return undefined;
  return { now: value.text, before: old.text, isLess };
}

/** The numbers in one unit; undefined where their units or what they measure are not the same. */
function comparable(a: NumberQuantity, b: NumberQuantity): readonly [Big, Big] | undefined {
  if (a.subject !== b.subject) return undefined;
  if (a.unit === b.unit) return [a.number, b.number];
  const [one, other] = [inYuan(a.number, a.unit), inYuan(b.number, b.unit)];
  return one && other ? [one, other] : undefined;
}

/** By the operators; of costs without one less is better, of all else more. */
function isLessBetter(a: NumberQuantity, b: NumberQuantity, placed: PlacedIndicator): boolean {
  const operator = [a.operator, b.operator].find(each => each !== undefined && each !== '=');
  return operator === undefined ? isCost(placed) : operator === '≤' || operator === '<';
}
