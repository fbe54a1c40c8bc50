/** Amounts as the page writes them. */
import type Big from 'big.js';

/** Thousands apart, at least two decimals, none lost: 1,234.50. */
export function amountText(value: Big): string {
  const [whole = '', decimals = ''] = value.toFixed().split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${decimals.padEnd(2, '0')}`;
}

/** Writes amounts as HTML, one below the other: zeros that do not show keep their decimal points in line. */
export function alignedAmounts(values: readonly Big[]): (value: Big) => string {
  const most = values.reduce((most, value) => Math.max(most, decimalsOf(amountText(value))), 0);
  return value => {
    const text = amountText(value);
    const missing = most - decimalsOf(text);
    return missing > 0 ? `${text}<i>${'0'.repeat(missing)}</i>` : text;
  };
}

const decimalsOf = (text: string) => text.length - text.indexOf('.') - 1;
