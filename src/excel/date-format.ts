/** Days and times as a spreadsheet shows them, in the formats that are used with Chinese text. */

interface DateToken {
  readonly kind: 'text' | 'sign';
  readonly text: string;
}

interface DateSection {
  readonly tokens: readonly DateToken[];
  /** Whether digits are shown as hanzi, as by [DBNum1]. */
  readonly hanzi: boolean;
}

const DAY = 86_400_000;
/** 1970-01-01 as a spreadsheet counts days from 1900, and how much later it begins from 1904. */
const EPOCH = 25_569;
const LATER = 1462;
/** 9999-12-31 */
const LAST_DAY = 2_958_465;

interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** From 0, Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Seconds since the count began, for [h]. */
  readonly total: number;
}

/** A count of days as a date or time; undefined before the count begins and after the year 9999. */
function momentOf(value: number, from1904: boolean): Moment | undefined {
  const serial = from1904 ? value + LATER : value;
  if (!(serial >= 0 && serial < LAST_DAY + 1)) return undefined;
  const total = Math.round(value * 86_400);
  const seconds = Math.round(serial * 86_400);
  const days = Math.floor(seconds / 86_400);
  // Spreadsheets have a 29 February 1900: it is day 60, and those before it count one less.
  const date = new Date((days < 60 && !from1904 ? days + 1 : days) * DAY - EPOCH * DAY);
  const isPhantom = days === 60 && !from1904;
  const rest = seconds - days * 86_400;
  return {
    year: date.getUTCFullYear(),
    month: isPhantom ? 2 : date.getUTCMonth() + 1,
    day: isPhantom ? 29 : date.getUTCDate(),
    weekday: date.getUTCDay(),
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: rest % 60,
    total,
  };
}

/** A day of ISO 8601 as the count of days from 1900, or 1904; undefined where it is none. */
export function serialOf(iso: string, from1904: boolean): number | undefined {
  const text = /^\d{4}-\d\d-\d\d(T[\d:.]+)?Z?$/.test(iso) ? iso.replace(/Z?$/, '') : '';
  const time = Date.parse(text.includes('T') ? `${text}Z` : text);
  if (Number.isNaN(time)) return undefined;
  return time / DAY + EPOCH - (from1904 ? LATER : 0);
}

/** A count of days by a section of a format's code; undefined where it cannot be shown. */
export function shownDate(
  value: number,
  { tokens, hanzi }: DateSection,
  { from1904 }: { readonly from1904: boolean },
): string | undefined {
  const moment = momentOf(value, from1904);
  if (!moment) return undefined;
  const signs = joined(tokens);
  const isHalf = signs.some(({ kind, text }) => kind === 'sign' && HALVES.test(text));
  let shown = '';
  for (const [index, { kind, text }] of signs.entries()) {
    const piece = kind === 'text' ? text : signText(text, { signs, index, moment, isHalf, hanzi });
    if (piece === undefined) return undefined;
    shown += piece;
  }
  return shown;
}

const HALVES = /^(AM\/PM|A\/P|上午\/下午)$/i;

/** Equal letters that stand together are one sign. */
function joined(tokens: readonly DateToken[]): readonly DateToken[] {
  const signs: DateToken[] = [];
  for (const token of tokens) {
    const last = signs.at(-1);
    const isSame =
      token.kind === 'sign' &&
      last?.kind === 'sign' &&
      /^[a-z]$/i.test(token.text) &&
      last.text.endsWith(token.text) &&
      !HALVES.test(last.text);
    if (isSame && last) signs[signs.length - 1] = { kind: 'sign', text: last.text + token.text };
    else signs.push(token);
  }
  return signs;
}

interface SignPlace {
  readonly signs: readonly DateToken[];
  readonly index: number;
  readonly moment: Moment;
  /** Whether hours are those of half a day. */
  readonly isHalf: boolean;
  readonly hanzi: boolean;
}

const MONTHS =
  'January February March April May June July August September October November December';
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday';
const WEEK = '日一二三四五六';

function signText(sign: string, place: SignPlace): string | undefined {
  const { moment, isHalf, hanzi } = place;
  const number = (value: number, digits = 1) =>
    hanzi ? hanziNumber(value) : String(value).padStart(digits, '0');
  const { length } = sign;
  switch (sign.toLowerCase()) {
    case 'yyyy':
    case 'yyy':
    case 'e':
      return hanzi ? hanziDigits(moment.year) : String(moment.year);
    case 'yy':
    case 'y': {
      const year = String(moment.year % 100).padStart(2, '0');
      return hanzi ? hanziDigits(year) : year;
    }
    case 'm':
    case 'mm':
      return number(isMinute(place) ? moment.minute : moment.month, length);
    case 'mmm':
      return nameOf(MONTHS, moment.month - 1).slice(0, 3);
    case 'mmmm':
      return nameOf(MONTHS, moment.month - 1);
    case 'd':
    case 'dd':
      return number(moment.day, length);
    case 'ddd':
      return nameOf(DAYS, moment.weekday).slice(0, 3);
    case 'dddd':
      return nameOf(DAYS, moment.weekday);
    case 'aaa':
      return WEEK[moment.weekday];
    case 'aaaa':
      return `星期${WEEK[moment.weekday]}`;
    case 'h':
    case 'hh':
      return number(isHalf ? moment.hour % 12 || 12 : moment.hour, length);
    case 's':
    case 'ss':
      return number(moment.second, length);
    case '[h]':
      return String(Math.floor(moment.total / 3600));
    case '[mm]':
    case '[m]':
      return String(Math.floor(moment.total / 60));
    case 'am/pm':
      return moment.hour < 12 ? 'AM' : 'PM';
    case 'a/p':
      return moment.hour < 12 ? 'A' : 'P';
    case '上午/下午':
      return moment.hour < 12 ? '上午' : '下午';
    // Behind the date formats of Chinese Excel stands how texts are shown.
    case '@':
      return '';
    default:
      return /^[\p{L}[0#?]/u.test(sign) && !/^\p{Script=Han}$/u.test(sign) ? undefined : sign;
  }
}

/** Whether m stands for minutes: behind hours or before seconds. */
function isMinute({ signs, index }: SignPlace): boolean {
  const letters = (list: readonly DateToken[]) =>
    list.find(({ kind, text }) => kind === 'sign' && /^\[?[ymdhsea]+\]?$/i.test(text))?.text ?? '';
  const before = letters(signs.slice(0, index).reverse());
  return /^\[?h/i.test(before) || /^\[?s/i.test(letters(signs.slice(index + 1)));
}

const nameOf = (names: string, index: number) => names.split(' ')[index] ?? '';

const HANZI = '〇一二三四五六七八九';

const hanziDigits = (value: number | string) =>
  [...String(value)].map(digit => HANZI[Number(digit)]).join('');

/** A number below 100 in hanzi: 十二, 三十一. */
function hanziNumber(value: number): string {
  if (value < 10) return HANZI[value] ?? '';
  const tens = Math.floor(value / 10);
  return `${tens === 1 ? '' : HANZI[tens]}十${value % 10 === 0 ? '' : HANZI[value % 10]}`;
}
