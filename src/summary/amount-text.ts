/** Amounts as the summary page writes them. */
import type Big from 'big.js';

/** With thousands separators and at least two decimals, e.g. 1,234.50; no decimal is cut. */
export function amountText(value: Big): string {
  const [whole = '', decimals = ''] = value.toFixed().split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${decimals.padEnd(2, '0')}`;
}

/** Writes amounts as HTML whose decimal points align in a column: hidden zeros fill up the decimals. */
export function alignedAmounts(values: readonly Big[]): (value: Big) => string {
  const most = values.reduce((most, value) => Math.max(most, decimalsOf(amountText(value))), 0);
  return value => {
    const text = amountText(value);
    const missing = most - decimalsOf(text);
    return missing > 0 ? `${text}<i>${'0'.repeat(missing)}</i>` : text;
  };
}

const decimalsOf = (text: string) => text.length - text.indexOf('.') - 1;
