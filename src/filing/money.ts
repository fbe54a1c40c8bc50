/** Amounts in another unit and as forms print them, exact: digits move, nothing is rounded. */
import type Big from 'big.js';
import type { MoneyFormat } from './demands.ts';
import type { Amount } from './filing.ts';

export type MoneyUnit = '万元' | '元';

/** How many places the decimal point stands further left in a unit than in 元. */
const PLACES: ReadonlyMap<string, number> = new Map([
  ['元', 0],
  ['千元', 3],
  ['万元', 4],
  ['百万元', 6],
  ['亿元', 8],
]);

/** An amount of a filing in the unit of a form; where either says none they are the same. */
export function inUnit({ value }: Amount, from: string | undefined, format: MoneyFormat): Big {
  const to = format.unit ?? from;
  const shift = (PLACES.get(from ?? to ?? '') ?? 0) - (PLACES.get(to ?? '') ?? 0);
  return shift === 0 ? value : value.times(`1e${shift}`);
}

/** How many decimals an amount needs. */
export function decimalsOf(value: Big): number {
  return value.toFixed().split('.')[1]?.length ?? 0;
}

/** An amount as the form prints it; one with too many decimals keeps them all. */
export function printMoney(amount: Amount, from: string | undefined, format: MoneyFormat): string {
  const value = inUnit(amount, from, format);
  const { decimals } = format;
  const plain = value === amount.value && decimals === undefined ? amount.text : value.toFixed();
  const text =
    decimals === undefined || decimalsOf(value) > decimals ? plain : value.toFixed(decimals);
  return format.grouping ? grouped(text) : text;
}

/** 1234567.89 → 1,234,567.89 */
function grouped(text: string): string {
  const [whole = '', ...rest] = text.split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...rest].join('.');
}

/** An amount of money in 元; undefined where the unit is not one of money. */
export function inYuan(number: Big, unit: string | undefined): Big | undefined {
  const places = PLACES.get(unit ?? '');
  return places === undefined ? undefined : number.times(`1e${places}`);
}

/** An amount of a filing in 万元; undefined where the filing does not say its unit. */
export const inWanyuan = (amount: Amount | undefined, unit: string | undefined): Big | undefined =>
  amount && inYuan(amount.value, unit)?.times('1e-4');
