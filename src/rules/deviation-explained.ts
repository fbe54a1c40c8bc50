/** Self-evaluation: a target that was missed has a reason. */
import type Big from 'big.js';
import type { Indicator } from '../filing/filing.ts';
import { fieldAt } from '../filing/form-places.ts';
import { allIndicators, isCost, type ReadIndicator } from '../filing/indicators.ts';
import { inYuan } from '../filing/money.ts';
import { type NumberQuantity, readQuantity } from '../filing/quantity.ts';
import { shown } from './reading/shown.ts';
import type { Rule } from './rule.ts';

export const deviationExplained: Rule = {
  id: 'deviation-explained',
  reason: 'incomplete',
  severity: 'warning',
  summary: {
    zh: '没有达到目标的指标写明偏差原因',
    en: 'a target that was missed has a reason',
  },
  why: {
    zh: '没有完成又不说原因，下一年还会完不成；自评要求写明原因和改进措施。',
    en: 'A target missed without a reason will be missed again; a self-evaluation says why and what will be done.',
  },
  examples: {
    passing:
      'form: performance/self-evaluation\nindicators: { annual: { 产出指标: { 数量指标: [{ name: 车辆改造, value: ≥40辆, actual: 34辆, deviation: 到货推迟，下年一季度补齐 }], 成本指标: [{ name: 单价, value: ≤0.3元, actual: 0.29元 }] } } }',
    failing:
      'form: performance/self-evaluation\nindicators: { annual: { 产出指标: { 数量指标: [{ name: 车辆改造, value: ≥40辆, actual: 34辆 }] } } }',
  },
  *check(filing, requirements) {
    for (const placed of allIndicators(filing)) {
      const { indicator, path } = placed;
      const { name = '', value, actual = '' } = indicator;
      if (!value || !isMissed(placed) || isExplained(indicator)) continue;
      const place = [...path, 'deviation'];
      if (!fieldAt(requirements, place)) continue;
      yield {
        path: [...path, indicator.deviation === undefined ? 'actual' : 'deviation'],
        from: [path],
        message: {
          zh: `指标“${shown(name)}”没有达到目标（目标 ${shown(value.text)}，实际 ${shown(actual)}），没有写偏差原因`,
          en: `the indicator “${shown(name)}” missed its target (${shown(value.text)}, reached ${shown(actual)}), but no reason is given`,
        },
        help: {
          zh: '在“偏差原因分析及改进措施”里写明原因和下一步措施。',
          en: 'State the reason and what will be done.',
        },
      };
    }
  },
};

/** Whether a number was surely missed: both are plain numbers of one unit, and which side is better is said. */
function isMissed(placed: ReadIndicator): boolean {
  const { indicator, read } = placed;
  if (read?.kind !== 'number' || read.approximate || indicator.actual === undefined) return false;
  const actual = readQuantity(indicator.actual);
  if (actual.kind !== 'number' || actual.upper || actual.approximate) return false;
  const [target, reached] = inOneUnit(read, actual);
  if (!target || !reached) return false;
  if (read.upper) return false;
  switch (read.operator) {
    case '≥':
      return reached.lt(target);
    case '>':
      return reached.lte(target);
    case '≤':
      return reached.gt(target);
    case '<':
      return reached.gte(target);
    case '=':
      return !isCost(placed) && reached.lt(target);
    case undefined:
      return !reached.eq(target) && lostPoints(indicator);
  }
}

const lostPoints = ({ weight, score }: Indicator) =>
  weight ? score?.value.lt(weight.value) === true : false;

/** Both numbers in one unit; undefined where it is not certain that they have one. */
function inOneUnit(a: NumberQuantity, b: NumberQuantity): readonly (Big | undefined)[] {
  if (a.unit === b.unit || a.unit === undefined || b.unit === undefined)
    return [a.number, b.number];
  const money = [inYuan(a.number, a.unit), inYuan(b.number, b.unit)];
  if (money.every(amount => amount)) return money;
  const [ofA, ofB] = [a.unit, b.unit].map(unit => unit.replace(/^[万亿]/, ''));
  return ofA === ofB ? [counted(a), counted(b)] : [];
}

const counted = ({ number, unit = '' }: NumberQuantity) =>
  number.times(unit.startsWith('万') ? 1e4 : unit.startsWith('亿') ? 1e8 : 1);

/** Said where the form asks for it, or in the note. */
function isExplained({ deviation = '', note = '' }: Indicator): boolean {
  if (/因|由于|受.+影响/.test(note)) return true;
  return deviation !== '' && !/^(?:无|暂无|没有|无偏差)[。.]?$|^[\s\p{P}\p{S}]*$/u.test(deviation);
}
