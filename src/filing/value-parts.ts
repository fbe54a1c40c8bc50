/** An indicator's value taken apart for forms that print 指标性质, 指标值 and 计量单位 in cells of their own. */
import type { IndicatorValue } from './filing.ts';
import { readQuantity } from './quantity.ts';

export type ValuePart = 'operator' | 'target' | 'unit';

/** A sign, a number, and what it counts: nothing else, so that no character is lost between the cells. */
const PLAIN =
  /^(?<operator>[≥≤><=])?\s*(?<target>\d[\d,]*(?:\.\d+)?)\s*(?<unit>[^\d\s<>=≥≤]{0,8})$/;

/**
 * The parts as the filing states them, or as they are read off its text (≥95% is ≥, 95 and %). What is not a plain
 * quantity is all target; what is none at all, a date too, is 定性.
 */
export function partsOfValue(value: IndicatorValue): Readonly<Record<ValuePart, string>> {
  if (value.target !== undefined)
    return { operator: value.operator ?? '', target: value.target, unit: value.unit ?? '' };
  if (readQuantity(value.text).kind !== 'number')
    return { operator: '定性', target: value.text, unit: '' };
  const { operator = '', target = value.text, unit = '' } = PLAIN.exec(value.text)?.groups ?? {};
  return { operator, target, unit };
}
