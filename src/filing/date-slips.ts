/** Dates and years that are not written as 2026-01-31, 2026年1月31日, 2026-01, 2026年1月, 2026 or 2026-2027. */
import type { Localized } from '../finding.ts';
import type { ValueSlip } from './amount-slips.ts';
import { dateOf, isInCalendar, isoText } from './dates.ts';

/** Characters of a date that are looked at. */
const LONGEST = 40;

/** Dates by their numbers, year first; what parts them is any sign that people write. */
const WHOLE = [
  /^((?:19|20)\d\d)(?:[-./年,_](\d{1,2})(?:[-./月,_](\d{1,2})[日号]?|月份?)?|年[度份]?)?$/,
  /^((?:19|20)\d\d)(\d\d)(\d\d)?$/,
];
/** The same with two digits of the year; 12.3 is a day, 24.3 a month. */
const SHORT = [
  /^(\d\d)[-./年](\d{1,2})[-./月](\d{1,2})[日号]?$/,
  /^(\d\d)年(?:(\d{1,2})(?:月份?)?)?$/,
  /^(1[3-9]|[2-9]\d)[-./](\d{1,2})月?$/,
];
const YEARLESS = [/^(\d{1,2})[-./月](\d{1,2})[日号]?$/, /^(\d{1,2})月份?$/];

/** The slip in a text that is no date. `year` is the filing's, for dates that name none. */
export function dateSlip(text: string, year: string): ValueSlip | undefined {
  if (text.length > LONGEST) return undefined;
  const plain = plainOf(text);
  const numbersIn = (patterns: readonly RegExp[]) =>
    patterns.map(pattern => pattern.exec(plain)).find(match => match !== null);
  const whole = numbersIn(WHOLE);
  if (whole) return slipOf(formOf(text, notOfDates(text)), whole[1], whole[2], whole[3]);
  const short = numbersIn(SHORT);
  if (short) return slipOf(twoDigits, `20${short[1]}`, short[2], short[3]);
  const yearless = numbersIn(YEARLESS);
  return yearless && slipOf(nameless, year, yearless[1], yearless[2]);
}

/** The slip in a text that is no year, or no run of years. */
export function yearsSlip(text: string, kind: 'year' | 'years'): ValueSlip | undefined {
  if (text.length > LONGEST) return undefined;
  const plain = plainOf(text).replace(/年度?|财年/g, '');
  const match = /^((?:19|20)?\d\d)(?:(?:[-~/]|至|到|--)((?:19|20)?\d\d))?$/.exec(plain);
  const [, first, last] = match ?? [];
  if (first === undefined) return undefined;
  if (kind === 'year' && last !== undefined)
    return {
      fault: { zh: '是几年，这里只写预算年度一年', en: 'is several years, not the budget year' },
    };
  const fault =
    first.length === 2 || last?.length === 2 ? twoDigits : formOf(text, notOfYears(text));
  const value = last === undefined ? fullYear(first) : `${fullYear(first)}-${fullYear(last)}`;
  return { fault, value };
}

const plainOf = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[‐-―−]/g, '-')
    .replace(/\s+/g, '');

const fullYear = (year: string) => (year.length === 2 ? `20${year}` : year);

/** A date that does not exist is no help. */
function slipOf(fault: Localized, year = '', month?: string, day?: string): ValueSlip {
  const date = dateOf(year, month, day);
  return isInCalendar(date)
    ? { fault, value: isoText(date) }
    : { fault: { zh: '不是真实的日期', en: 'is not a calendar date' } };
}

const nameless: Localized = { zh: '没有写年份', en: 'names no year' };

const twoDigits: Localized = { zh: '的年份不是四位', en: 'has no four-digit year' };

const notOfYears = (text: string) => /年度?|[^\d-]+/.exec(text)?.[0];

/** What is wrong in a date of which only 年, 月 and 日 are left is that they stand beside dashes. */
const notOfDates = (text: string) => /年度|[^\d年月日-]+/.exec(text)?.[0] ?? notOfYears(text);

/** Which characters are not those of the format; `other` are the first of those that are not of full width. */
function formOf(text: string, other: string | undefined): Localized {
  const wide = /[０-９．／－～　]/.exec(text)?.[0];
  if (wide !== undefined)
    return { zh: `有全角字符“${wide}”`, en: `has the full-width character “${wide}”` };
  if (/\s/.test(text)) return { zh: '中间有空格', en: 'has blanks in it' };
  if (/^(?:\d{6}|\d{8})$/.test(text))
    return { zh: '没有把年、月、日分开', en: 'does not part year, month and day' };
  if (other === undefined) return { zh: '位数不对', en: 'has too few or too many digits' };
  return { zh: `里的“${other}”不合写法`, en: `is not written that way (“${other}”)` };
}
