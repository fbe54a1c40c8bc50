/** Dates of any precision: printed as told, and before one another only where all their days are. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateText, isoText, isSurelyBefore, readDate } from '../../src/filing/dates.ts';
import type { CalendarDate } from '../../src/filing/filing.ts';
import { cases } from '../random.ts';

/** Dates of two years, so that many pairs lie in the same month or year. */
const dates: fc.Arbitrary<CalendarDate> = fc
  .record(
    {
      year: fc.constantFrom(2023, 2024),
      month: fc.constantFrom(1, 2, 12),
      day: fc.constantFrom(1, 15, 28),
    },
    { requiredKeys: ['year'] },
  )
  .map(({ year, month, day }) => ({
    kind: 'date',
    year,
    ...(month !== undefined && { month }),
    ...(month !== undefined && day !== undefined && { day }),
  }));

const firstDay = ({ year, month = 1, day = 1 }: CalendarDate) => Date.UTC(year, month - 1, day);
const lastDay = ({ year, month, day }: CalendarDate) =>
  day === undefined ? Date.UTC(year, month ?? 12, 0) : Date.UTC(year, (month ?? 12) - 1, day);

test('a date is before another where its last day is before the first of the other', () => {
  fc.assert(
    fc.property(dates, dates, (a, b) => {
      expect(isSurelyBefore(a, b)).toBe(lastDay(a) < firstDay(b));
    }),
    { numRuns: cases(900) },
  );
});

test('a date reads as the same in either way to write it', () => {
  fc.assert(
    fc.property(dates, date => {
      expect(readDate(dateText(date))).toEqual(date);
      expect(readDate(isoText(date))).toEqual(date);
    }),
  );
});

test.each([
  ['2024-03-01', '2024年3月1日', '2024-03-01'],
  ['2024年03月', '2024年3月', '2024-03'],
  ['2024', '2024年', '2024'],
  ['0099-01-01', '99年1月1日', '0099-01-01'],
])('%s prints as %s and is %s among data', (text, printed, iso) => {
  const date = readDate(text);
  expect(date && dateText(date)).toBe(printed);
  expect(date && isoText(date)).toBe(iso);
});

test.each(['', '2024-3', '2024-03年', '2024年3', '2024年3月1', '2024-03-01日', '24', '2024-2026'])(
  '“%s” is no date',
  text => {
    expect(readDate(text)).toBeUndefined();
  },
);
