/** An amount has no more decimals than the form prints in its unit: nothing is ever rounded. */

import { kindOf, schemaAt } from '../filing/fields.ts';
import type { Amount } from '../filing/filing.ts';
import { decimalsOf, inUnit } from '../filing/money.ts';
import { valuesAt } from '../filing/patterns.ts';
import { toPath } from '../source/path.ts';
import type { Rule } from './rule.ts';

export const amountFitsForm: Rule = {
  id: 'amount-fits-form',
  reason: 'other',
  severity: 'error',
  summary: {
    zh: '金额的小数位数不超过表样的规定',
    en: 'amounts have no more decimals than the form',
  },
  why: {
    zh: '表样规定了单位和小数位数，多出的位数只能四舍五入，合计就会对不上。',
    en: 'More decimals than the form has would be rounded, and the total would no longer add up.',
  },
  examples: {
    passing:
      'form: shanghai/district\nyear: 2023\nfunding: { unit: 元, rows: [{ years: 2023, total: 15000.00 }] }',
    failing:
      'form: shanghai/district\nyear: 2023\nfunding: { unit: 元, rows: [{ years: 2023, total: 15000.125 }] }',
  },
  *check(filing, { money, fields }) {
    const { unit } = filing.funding;
    if (money?.decimals === undefined) return;
    for (const { path: pattern } of fields) {
      const node = schemaAt(pattern);
      if (!node || kindOf(node) !== 'amount') continue;
      for (const place of valuesAt(pattern, filing)) {
        const amount = place.value as Amount | undefined;
        if (!amount) continue;
        const value = inUnit(amount, unit, money);
        if (decimalsOf(value) <= money.decimals) continue;
        const path = toPath(place.lazyPath);
        const printed = money.unit ?? unit ?? '';
        yield {
          path,
          from: [path, ['funding', 'unit']],
          message: {
            zh: `${amount.text}${unit ?? ''} 以${printed || '表样的单位'}计是 ${value.toFixed()}，表样只印 ${money.decimals} 位小数`,
            en: `${amount.text}${unit ?? ''} is ${value.toFixed()} in ${printed || 'the unit of the form'}; the form prints ${money.decimals} decimals`,
          },
          help: {
            zh: '按表样的小数位数改写金额，并核对合计；程序不四舍五入。',
            en: 'Give the amount with as many decimals as the form, and check the total; nothing is rounded.',
          },
        };
      }
    }
  },
};
