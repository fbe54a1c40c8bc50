/** ≥ > = < ≤ stand before a number, 定性 before words. */

import type { IndicatorValue } from '../filing/filing.ts';
import { halfWidth } from '../filing/half-width.ts';
import { allIndicators } from '../filing/indicators.ts';
import { type Quantity, readQuantity } from '../filing/quantity.ts';
import type { Localized } from '../finding.ts';
import { shown } from './reading/shown.ts';
import type { Rule } from './rule.ts';

/** Units that name a place in an order, so that the number measures nothing: 1级, 2等. */
const ORDINAL = /级|等|档|星|类|期|版|甲|乙/;

export const quantitativeValueNumeric: Rule = {
  id: 'quantitative-value-numeric',
  reason: 'mismatch',
  severity: 'error',
  summary: {
    zh: '定量指标写数字，定性指标写文字',
    en: 'quantitative indicators have a number, qualitative ones words',
  },
  why: {
    zh: '比较符号后面没有数字无法比较；标了定性又写数字，不知道该怎样打分。',
    en: 'An operator without a number compares nothing; a number marked 定性 cannot be scored.',
  },
  examples: {
    passing:
      'indicators: { annual: { 产出指标: { 质量指标: [{ name: 资料完整程度, value: { operator: 定性, target: 完整 } }] } } }',
    failing:
      'indicators: { annual: { 产出指标: { 质量指标: [{ name: 资料完整程度, value: { operator: ≥, target: 完整 } }] } } }',
  },
  *check(filing) {
    for (const { indicator, path, read } of allIndicators(filing)) {
      const { value } = indicator;
      const wrong = value && read && contradiction(value, read);
      if (!wrong) continue;
      yield {
        path: [...path, 'value', ...(value.target === undefined ? [] : ['target'])],
        from: [[...path, 'value']],
        message: wrong,
        help: {
          zh: '能用数字的写符号和数字，例如 ≥95%；否则性质选“定性”，只写文字。',
          en: 'Write an operator and a number, e.g. ≥95%, or only 定性 and words.',
        },
      };
    }
  },
};

function contradiction(
  { text, operator, target }: IndicatorValue,
  read: Quantity,
): Localized | undefined {
  if (operator === '定性') {
    const marked = readQuantity(target ?? text);
    return marked.kind === 'number' && !ORDINAL.test(marked.unit ?? '')
      ? {
          zh: `标为定性，指标值却是数字“${shown(text)}”`,
          en: `marked 定性, but its value is “${shown(text)}”`,
        }
      : undefined;
  }
  if (read.kind !== 'wording') return undefined;
  const sign = operator ?? /^[≥≤<>=]/.exec(halfWidth(text))?.[0];
  return sign !== undefined && !NUMERAL.test(target ?? text)
    ? {
        zh: `“${shown(text)}”有比较符号，没有数字`,
        en: `“${shown(text)}” has an operator but no number`,
      }
    : undefined;
}

/** Any digit or numeral: there may be a number that cannot be read. */
const NUMERAL = /[\p{Nd}\p{No}\p{Nl}一二三四五六七八九十百千万两零半]/u;
