/** Calendar days: comparing and printing them. */
import type { Day } from './filing.ts';

/** Negative, zero or positive as the first day is before, on or after the second. */
export function compareDays(a: Day, b: Day): number {
  return a.year - b.year || a.month - b.month || a.day - b.day;
}

/** 2023年1月1日, as forms print it: no leading zeros. */
export function dayText({ year, month, day }: Day): string {
  return `${year}年${month}月${day}日`;
}
