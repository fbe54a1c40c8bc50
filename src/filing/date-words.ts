/** Dates and times of the year in the words of forms: 2023年12月31日前, 第四季度, 年底前. */

const YEAR = '(?:19|20)\\d{2}';
const DATE = new RegExp(
  `(?:${YEAR}|当|本|每|次)年度?(?:第?[一二三四1-4]季度|[上下]半年|年?[底末初内中])?(?:\\d{1,2}月(?:份|\\d{1,2}[日号]|[底末初]|[上中下]旬)?)?|` +
    `${YEAR}[-./]\\d{1,2}[-./]\\d{1,2}|${YEAR}[-/]\\d{1,2}(?!\\d)|` +
    '(?<!\\d)\\d{1,2}月(?:份|\\d{1,2}[日号]|[底末初]|[上中下]旬)?|年[底末内]|第?[一二三四]季度|[上下]半年|' +
    `${YEAR}-${YEAR}年?`,
  'gu',
);
/** Without one of these nothing is a date. */
const MAY_BE_DATE = /[年月季]|\d{4}[-./]\d/;
const BEFORE = /前|不[晚迟]于|截[至止]|以内|≤|</;
/** 2023.12 is a month or an amount. */
const AMBIGUOUS = new RegExp(`^${YEAR}\\.(?:0\\d|1[0-2])$`);

/** Whether a text can as well be a month as an amount. */
export const isMonthOrAmount = (plain: string): boolean => AMBIGUOUS.test(plain);

/** Whether all numbers of a text are parts of dates, and there is one. */
export function isDate(plain: string): boolean {
  if (!MAY_BE_DATE.test(plain)) return false;
  const rest = plain.replace(DATE, '');
  return rest !== plain && !/\d/.test(rest);
}

/** Whether a date is the last one allowed. */
export const isDeadline = (plain: string): boolean => BEFORE.test(plain);
