/** Calendar days: reading, comparing and printing them. */
import type { Day } from './filing.ts';

/** Reads 2023-01-01 or 2023年1月1日; the day need not be in the calendar. */
export function readDay(text: string): Day | undefined {
  const [, year, month, day] = /^(\d{4})[-年](\d{1,2})[-月](\d{1,2})日?$/.exec(text) ?? [];
  if (day === undefined) return undefined;
  return { kind: 'day', year: Number(year), month: Number(month), day: Number(day) };
}

/** Whether there is such a day. */
export function isInCalendar({ year, month, day }: Day): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year > 0;
}

/** Negative, zero or positive as the first day is before, on or after the second. */
export function compareDays(a: Day, b: Day): number {
  return a.year - b.year || a.month - b.month || a.day - b.day;
}

/** 2023年1月1日, as forms print it: no leading zeros. */
export function dayText({ year, month, day }: Day): string {
  return `${year}年${month}月${day}日`;
}

/** The last day of the month that a day which does not exist names; of the year where there is no such month. */
export function lastDayBy({ year, month }: Day): Day {
  const existing = month >= 1 && month <= 12 ? month : 12;
  const last = new Date(Date.UTC(2000, existing, 0)).getUTCDate();
  const day = existing === 2 && new Date(Date.UTC(year, 1, 29)).getUTCMonth() !== 1 ? 28 : last;
  return { kind: 'day', year, month: existing, day };
}
