/** Amounts on forms: exact in either unit, padded, grouped, never rounded. */
import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MoneyFormat } from '../../src/filing/money.ts';
import { printMoney } from '../../src/form/values.ts';

const print = (text: string, unit: string | undefined, format: MoneyFormat) =>
  printMoney({ kind: 'amount', text, value: new Big(text) }, unit, format);

test.each([
  ['4.50', '万元', {}, '4.50'],
  ['4.50', '万元', { decimals: 4 }, '4.5000'],
  ['4.50', '万元', { unit: '元' }, '45000'],
  ['4.50', '万元', { unit: '元', decimals: 2, grouping: true }, '45,000.00'],
  ['0.0001', '万元', { unit: '元', decimals: 2 }, '1.00'],
  ['45000', '元', { unit: '万元' }, '4.5'],
  ['45000.00', '元', { unit: '元' }, '45000.00'],
  ['1', '元', { unit: '万元', decimals: 2 }, '0.0001'],
  ['1234567.89', '元', { grouping: true }, '1,234,567.89'],
  ['123456789012345', '万元', { unit: '元', grouping: true }, '1,234,567,890,123,450,000'],
  ['999', undefined, { unit: '元', decimals: 1, grouping: true }, '999.0'],
  ['0', '万元', { unit: '元', decimals: 2 }, '0.00'],
] as const)('%s %s as %j is %s', (text, unit, format, printed) => {
  expect(print(text, unit, { grouping: false, ...format })).toBe(printed);
});

const amount = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }), fc.stringMatching(/^(\.\d{1,6})?$/))
  .map(([whole, decimals]) => `${whole}${decimals}`);
const unit = fc.constantFrom('万元' as const, '元' as const);

describe('any amount', () => {
  test('is worth the same as printed', () => {
    fc.assert(
      fc.property(
        amount,
        unit,
        unit,
        fc.integer({ min: 0, max: 6 }),
        fc.boolean(),
        (text, from, to, decimals, grouping) => {
          const printed = print(text, from, { unit: to, decimals, grouping });
          const yuan = (number: string, of: string) =>
            new Big(number).times(of === '万元' ? 10_000 : 1);
          expect(yuan(printed.replaceAll(',', ''), to).eq(yuan(text, from))).toBe(true);
          expect(printed.split('.')[1]?.length ?? 0).toBeGreaterThanOrEqual(decimals);
        },
      ),
    );
  });
});
