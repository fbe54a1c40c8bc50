/** Which of last year's periods move to the new year, and which go on as they are. */
import { dateText, isInCalendar, isoText, lastDateBy, readDate } from '../filing/dates.ts';
import type { Filing } from '../filing/filing.ts';

/** The budget years between which a filing is carried over. */
export interface YearChange {
  readonly from: number;
  readonly to: number;
}

/** First and last year of a period; both the same where it has one date only. */
interface Span {
  readonly first: number;
  readonly last: number;
}

/** What of a filing moves. */
export interface MovedPeriods {
  readonly project: boolean;
  /** By index in the schedule and in the rows of the funds. */
  readonly schedule: readonly boolean[];
  readonly rows: readonly boolean[];
}

/**
 * A period of several years that still holds the new year goes on; any other moves. The schedule of a project that goes
 * on stays if it reaches into the new year, and single years of the funds stay if one of them is past the old year: both
 * are plans of all years then.
 */
export function movedPeriods(
  { project, schedule, funding }: Filing,
  { from, to }: YearChange,
): MovedPeriods {
  const goesOn = ({ first, last }: Span) => first < last && first <= to && to <= last;
  const whole = spanOf(project.period);
  const items = schedule.map(spanOf);
  const rows = funding.rows.map(({ years }) => years);
  const isLongPlan =
    whole !== undefined && goesOn(whole) && items.some(span => span && span.last >= to);
  const isRowPlan = rows.some(years => years && isSingle(years) && years.first > from);
  return {
    project: whole !== undefined && !goesOn(whole),
    schedule: items.map(span => span !== undefined && !isLongPlan && !goesOn(span)),
    rows: rows.map(
      years => years !== undefined && !goesOn(years) && !(isRowPlan && isSingle(years)),
    ),
  };
}

const isSingle = ({ first, last }: Span): boolean => first === last;

function spanOf({ start, end }: Filing['project']['period']): Span | undefined {
  const [first, last] = [start ?? end, end ?? start];
  return first && last && { first: first.year, last: last.year };
}

/** A date or run of years as it is written, so many years later; a 29 February becomes the last day of the month. */
export function yearsLater(text: string, years: number): string {
  const moved = text.replace(/\d{4}/g, year => String(Number(year) + years));
  const date = readDate(moved.trim());
  if (!date || isInCalendar(date)) return moved;
  const existing = lastDateBy(date);
  return moved.includes('年') ? dateText(existing) : isoText(existing);
}
