/** Calendar dates told to the day, the month or the year: reading, comparing and printing them. */
import type { CalendarDate } from './filing.ts';

/** Reads 2023-01-01, 2023年1月1日, 2023-01, 2023年1月, 2023 or 2023年; the date need not be in the calendar. */
export function readDate(text: string): CalendarDate | undefined {
  const match =
    /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ??
    /^(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?$/.exec(text);
  return match ? dateOf(match[1] ?? '', match[2], match[3]) : undefined;
}

/** The date that numbers name, which need not be in the calendar. */
export const dateOf = (year: string, month?: string, day?: string): CalendarDate => ({
  kind: 'date',
  year: Number(year),
  ...(month !== undefined && { month: Number(month) }),
  ...(day !== undefined && { day: Number(day) }),
});

/** Whether there is such a date. */
export function isInCalendar({ year, month = 1, day = 1 }: CalendarDate): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year > 0;
}

/** Whether all of the first date is past when the second begins; a month contains its days, a year its months. */
export function isSurelyBefore(a: CalendarDate, b: CalendarDate): boolean {
  for (const part of ['year', 'month', 'day'] as const) {
    const [first, second] = [a[part], b[part]];
    if (first === undefined || second === undefined) return false;
    if (first !== second) return first < second;
  }
  return false;
}

/** 2023年1月1日, 2023年1月 or 2023年, as forms print it: no leading zeros. */
export const dateText = ({ year, month, day }: CalendarDate): string =>
  `${year}年${month === undefined ? '' : `${month}月`}${day === undefined ? '' : `${day}日`}`;

/** 2023-01-01, 2023-01 or 2023. */
export const isoText = ({ year, month, day }: CalendarDate): string =>
  [
    String(year).padStart(4, '0'),
    ...[month, day].flatMap(part => (part === undefined ? [] : [String(part).padStart(2, '0')])),
  ].join('-');

/** The last day of the month that a date which does not exist names; the last of its year where there is no such month. */
export function lastDateBy({ kind, year, month = 12, day }: CalendarDate): CalendarDate {
  const existing = month >= 1 && month <= 12 ? month : 12;
  if (day === undefined) return { kind, year, month: existing };
  const last = new Date(Date.UTC(2000, existing, 0)).getUTCDate();
  const isCommon = new Date(Date.UTC(year, 1, 29)).getUTCMonth() !== 1;
  return { kind, year, month: existing, day: existing === 2 && isCommon ? 28 : last };
}
