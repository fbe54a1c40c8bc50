/** Days and years that are not written as 2026-01-31, 2026年1月31日, 2026 or 2026-2027. */
import type { Localized } from '../finding.ts';
import type { ValueSlip } from './amount-slips.ts';
import { isInCalendar } from './days.ts';

/** Characters of a date that are looked at. */
const LONGEST = 40;

/** The slip in a text that is no day. `year` is the filing's, for days that name none. */
export function daySlip(text: string, year: string): ValueSlip | undefined {
  if (text.length > LONGEST) return undefined;
  const plain = plainOf(text);
  const full =
    /^((?:19|20)\d\d)[-./年,_](\d{1,2})[-./月,_](\d{1,2})[日号]?$/.exec(plain) ??
    /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(plain);
  if (full) return slipOf(formOf(text), full[1], full[2], full[3]);
  const short = /^(\d\d)[-./年](\d{1,2})[-./月](\d{1,2})[日号]?$/.exec(plain);
  if (short) return slipOf(twoDigits, `20${short[1]}`, short[2], short[3]);
  const dayless = /^(?:19|20)\d\d(?:[-./年]\d{1,2}月?)?年?$/.test(plain);
  if (dayless) return { fault: { zh: '没有写到日', en: 'names no day' } };
  const yearless = /^(\d{1,2})[-./月](\d{1,2})[日号]?$/.exec(plain);
  if (yearless) return slipOf(nameless, year, yearless[1], yearless[2]);
  return undefined;
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
  const fault = first.length === 2 || last?.length === 2 ? twoDigits : formOf(text);
  const value = last === undefined ? fullYear(first) : `${fullYear(first)}-${fullYear(last)}`;
  return { fault, value };
}

const plainOf = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[‐-―−]/g, '-')
    .replace(/\s+/g, '');

const fullYear = (year: string) => (year.length === 2 ? `20${year}` : year);

/** A day that does not exist is no help. */
function slipOf(fault: Localized, year = '', month = '', day = ''): ValueSlip {
  const exists = isInCalendar({
    kind: 'day',
    year: Number(year),
    month: Number(month),
    day: Number(day),
  });
  if (!exists) return { fault: { zh: '不是真实的日期', en: 'is not a calendar date' } };
  return { fault, value: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` };
}

const nameless: Localized = { zh: '没有写年份', en: 'names no year' };

const twoDigits: Localized = { zh: '的年份不是四位', en: 'has no four-digit year' };

/** Which characters are not those of the format. */
function formOf(text: string): Localized {
  const wide = /[０-９．／－～　]/.exec(text)?.[0];
  if (wide !== undefined)
    return { zh: `有全角字符“${wide}”`, en: `has the full-width character “${wide}”` };
  if (/\s/.test(text)) return { zh: '中间有空格', en: 'has blanks in it' };
  const other = /年度?|[^\d-]+/.exec(text)?.[0];
  if (other === undefined) return { zh: '位数不对', en: 'has too few or too many digits' };
  return { zh: `里的“${other}”不合写法`, en: `is not written that way (“${other}”)` };
}
