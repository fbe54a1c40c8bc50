/** Dates, times of the year and spans of them in the words of forms: 2023年12月31日前, 第四季度, 2023.07-2024.01. */

const YEAR = '(?:19|20)\\d{2}';
const MONTH = '(?:0?[1-9]|1[0-2])';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const TO = '(?:[-–—―~〜∼]{1,2}|至|到)';
/** 202307, 20230701. */
const COMPACT = `${YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])?`;
const DOTTED = `${MONTH}(?:\\.${DAY})?`;
const NO_AMOUNT = '(?![\\d%‰]|\\.\\d|[千万亿]?元)';
const IN_MONTH = `(?:份|${DAY}[日号]|[底末初]|[上中下]旬)?`;
const DATE = new RegExp(
  [
    `${YEAR}\\.${DOTTED}${TO}(?:${YEAR}\\.)?${DOTTED}${NO_AMOUNT}`,
    `(?<!\\d)${COMPACT}${TO}${COMPACT}${NO_AMOUNT}`,
    `(?:${YEAR}|当|本|每|次)年度?(?:第?[一二三四1-4]季度|[上下]半年|年?[底末初内中])?(?:\\d{1,2}月${IN_MONTH})?`,
    `${YEAR}[-./]\\d{1,2}[-./]\\d{1,2}|${YEAR}[-/]\\d{1,2}(?!\\d)`,
    `(?<![\\d.])${MONTH}月?(?:份|${DAY}[日号])?${TO}${MONTH}月${IN_MONTH}`,
    `(?<=月)${DAY}[日号]?${TO}${DAY}[日号]|(?<=[日号])${TO}${DAY}[日号]`,
    `(?<!\\d)\\d{1,2}月${IN_MONTH}|每月${DAY}[日号]|年[底末内]`,
    `第?[1-4]${TO}[1-4]季度|第?[一二三四]季度|第?(?<!\\d)[1-4]季度|[上下]半年`,
    `${YEAR}${TO}${YEAR}(?:年|(?![\\p{L}%‰\\d.]))`,
  ].join('|'),
  'gu',
);
/** Without one of these nothing is a date. */
const MAY_BE_DATE = /[年月季]|\d{4}[-./–—―~〜∼至到]|\d{6}/;
const BEFORE = /前|不[晚迟]于|截[至止]|以内|≤|</;
/** 2023.12 is a month or an amount, 20231231 a day or a number. */
const AMBIGUOUS = new RegExp(`^${YEAR}(?:\\.(?:0\\d|1[0-2])|(?:0[1-9]|1[0-2])${DAY})$`);

/** Whether a text can as well be a date as an amount. */
export const isDateOrAmount = (plain: string): boolean => AMBIGUOUS.test(plain);

/** Whether all numbers of a text are parts of dates, and there is one. */
export function isDate(plain: string): boolean {
  if (!MAY_BE_DATE.test(plain)) return false;
  const rest = plain.replace(DATE, '');
  return rest !== plain && !/\d/.test(rest);
}

/** Whether a date is the last one allowed. */
export const isDeadline = (plain: string): boolean => BEFORE.test(plain);
