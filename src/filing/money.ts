/** Amounts of money in another unit, exact: digits move, nothing is rounded. */
import type Big from 'big.js';
import type { Amount, Filing } from './filing.ts';

export type MoneyUnit = '万元' | '元';

/** Unit, decimals and thousands separators of the amounts on a form. */
export interface MoneyFormat {
  readonly unit?: MoneyUnit;
  /** Padded with zeros to so many; more are an error, since amounts are never rounded. */
  readonly decimals?: number;
  readonly grouping: boolean;
}

/** How many places the decimal point stands further left in a unit than in 元. */
const PLACES: ReadonlyMap<string, number> = new Map([
  ['元', 0],
  ['千元', 3],
  ['万元', 4],
  ['百万元', 6],
  ['亿元', 8],
]);

/** An amount in another unit; the same where either is not known. */
export function betweenUnits(value: Big, from: string | undefined, to: string | undefined): Big {
  if (from === undefined || to === undefined) return value;
  const shift = (PLACES.get(from) ?? 0) - (PLACES.get(to) ?? 0);
  return shift === 0 ? value : value.times(`1e${shift}`);
}

/** An amount of a filing in the unit of a form; where either says none they are the same. */
export const inUnit = ({ value }: Amount, from: string | undefined, { unit }: MoneyFormat): Big =>
  betweenUnits(value, from, unit);

/** How many decimals an amount needs. */
export function decimalsOf(value: Big): number {
  return value.toFixed().split('.')[1]?.length ?? 0;
}

/** An amount of money in 元; undefined where the unit is not one of money. */
export function inYuan(number: Big, unit: string | undefined): Big | undefined {
  const places = PLACES.get(unit ?? '');
  return places === undefined ? undefined : number.times(`1e${places}`);
}

/** The unit of the amounts of a filing: its own, else that of its form. */
export const unitOfFunds = (
  { funding }: Filing,
  { money }: { readonly money?: MoneyFormat },
): string => funding.unit ?? money?.unit ?? '万元';

/** An amount of a filing in 万元; undefined where the filing does not say its unit. */
export const inWanyuan = (amount: Amount | undefined, unit: string | undefined): Big | undefined =>
  amount && inYuan(amount.value, unit)?.times('1e-4');
