/** Numbers written in hanzi. */
import { OPERATOR_WORDS, SUFFIX_WORDS } from './operators.ts';
import { KNOWN_UNIT } from './units.ts';

const DIGITS = '零一二三四五六七八九';
const DIGIT = '[一二三四五六七八九两]';
const NUMERAL = '[零〇一二三四五六七八九十百千万亿两]+';
/** 二百零五, below ten thousand. */
const SECTION = new RegExp(
  `^(?:(${DIGIT})千)?零?(?:(${DIGIT})百)?零?(?:(${DIGIT})?(十))?零?(${DIGIT})?$`,
);
const COUNT = new RegExp(
  `^(?<before>(?:${OPERATOR_WORDS})?(?:约为?|大约|近)?)(?<numeral>${NUMERAL}?)(?![百千])` +
    `(?<unit>${KNOWN_UNIT})(?<after>(?:${SUFFIX_WORDS}|左右)?)$`,
  'u',
);
/** A share: 百分之九十五点五, 千分之三, 九成. */
const SHARE = new RegExp(`(百|千)分之(${NUMERAL})(?:点([${DIGITS}]+))?(?!分)`);
const TENTHS = new RegExp(
  `^((?:${OPERATOR_WORDS})?(?:约|近)?)([一二三四五六七八九])成((?:${SUFFIX_WORDS}|左右)?)$`,
);

/** 百分之九十五 → 95%, 三次 → 3次; other hanzi are left, since 一 to 十 begin many words. */
export function withDigits(plain: string): string {
  if (!/[一二三四五六七八九十两百千]/.test(plain)) return plain;
  const shares = plain
    .replace(/百分之百|百分百/, '100%')
    .replace(/(百|千)分之(\d+(?:\.\d+)?)/, (_, of, digits) => `${digits}${signOf(of)}`)
    .replace(SHARE, (seen, of, hanzi, decimals = '') => {
      const number = numeralOf(hanzi);
      if (number === undefined) return seen;
      const fraction = [...decimals].map(digit => DIGITS.indexOf(digit)).join('');
      return `${number}${fraction && `.${fraction}`}${signOf(of)}`;
    })
    .replace(TENTHS, (_, before, tenths, after) => `${before}${DIGITS.indexOf(tenths)}0%${after}`);
  if (/\d/.test(shares)) return shares;
  const { before, numeral = '', unit = '', after } = COUNT.exec(shares)?.groups ?? {};
  const number = numeral === '' ? undefined : numeralOf(numeral);
  return number === undefined || isWord(numeral + unit)
    ? shares
    : `${before}${number}${unit}${after}`;
}

const signOf = (of: string) => (of === '百' ? '%' : '‰');

/** Words that only look like a number with its unit: 十分 is very, 一度 once, 一本 the first tier. */
const isWord = (text: string) => /^(?:十分|[一万]度|一本|一部|一块|一版|一支)$/.test(text);

/** The number of a well-formed numeral below 10^12; undefined for any other row of its characters. */
function numeralOf(hanzi: string): number | undefined {
  const written = hanzi.replaceAll('〇', '零');
  for (const [sign, worth] of [
    ['亿', 1e8],
    ['万', 1e4],
  ] as const) {
    const at = written.indexOf(sign);
    if (at === -1) continue;
    const [high, low] = [written.slice(0, at), written.slice(at + 1)];
    const [many, rest] = [numeralOf(high), low === '' ? 0 : numeralOf(low)];
    return many === undefined || rest === undefined || rest >= worth || many >= 1e4
      ? undefined
      : many * worth + rest;
  }
  const match = written === '' ? null : SECTION.exec(written);
  if (written === '零') return 0;
  if (!match) return undefined;
  const [, thousands, hundreds, tens, ten, ones] = match;
  return (
    digitOf(thousands) * 1000 +
    digitOf(hundreds) * 100 +
    (ten ? (tens ? digitOf(tens) : 1) * 10 : 0) +
    digitOf(ones)
  );
}

const digitOf = (hanzi: string | undefined): number =>
  hanzi === undefined ? 0 : hanzi === '两' ? 2 : DIGITS.indexOf(hanzi);
