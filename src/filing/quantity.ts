/** Reading what a value means: `≥95%` as printed to operator, number and unit; what cannot be read stays wording. */
import Big from 'big.js';
import { remembered } from '../source/remembered.ts';
import type { IndicatorValue } from './filing.ts';
import { halfWidth } from './half-width.ts';

export type Operator = '≥' | '>' | '=' | '<' | '≤';

/** A number with what is said about it. */
export interface NumberQuantity {
  readonly kind: 'number';
  readonly operator: Operator | undefined;
  readonly number: Big;
  /** The other end of a range; `number` is the lower one. */
  readonly upper: Big | undefined;
  /** As written, except that all ways to write % are `%`. */
  readonly unit: string | undefined;
  /** Words before it that name what is measured, e.g. 达标率. */
  readonly subject: string | undefined;
  /** 约, 左右, 余. */
  readonly approximate: true | undefined;
}

export type Quantity =
  | NumberQuantity
  /** A date or a time of the year, e.g. 2023年12月31日前. */
  | { readonly kind: 'date'; readonly operator?: Operator }
  /** Nothing is said: `*`, `XX%`, `/`. */
  | { readonly kind: 'blank' }
  /** Qualitative, or more than one number, or not certain. */
  | { readonly kind: 'wording' };

/** Operators as they are written, the longer before those that begin alike. */
const OPERATORS: readonly (readonly [words: string, operator: Operator])[] = [
  ['≥|>=|=>|不(?:得|能|可|应)?(?:低于|少于|小于)|[大高多]于(?:或者?)?等于|至少|最少|达到', '≥'],
  ['≤|<=|=<|[不未](?:得|能|可|会|应)?(?:高于|大于|多于|超过|突破|超)', '≤'],
  ['[小低少]于(?:或者?)?等于|至多|最多|控制在', '≤'],
  ['>|大于|高于|多于|超过|超', '>'],
  ['<|小于|低于|少于|不足', '<'],
  ['=|等于', '='],
];
const SUFFIXES: readonly (readonly [words: string, operator: Operator])[] = [
  ['及?以上(?:\\(含\\))?|\\(含\\)以上', '≥'],
  ['及?以下(?:\\(含\\))?|\\(含\\)以下|[以之]?内', '≤'],
];

const all = (table: typeof OPERATORS) => table.map(([words]) => words).join('|');
const lookup = (table: typeof OPERATORS) =>
  table.map(([words, operator]) => [new RegExp(`^(?:${words})$`), operator] as const);
const OPERATOR_OF = lookup(OPERATORS);
const SUFFIX_OF = lookup(SUFFIXES);

const NUMBER = '-?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?';
const UNIT =
  '(?:%|‰|\\p{Script=Han}{1,5}?|[A-Za-zμ℃°㎡㎥²³]{1,6})(?:/[\\p{Script=Han}A-Za-z]{1,4}?)?';
const QUANTITY = new RegExp(
  `^(?<subject>[\\p{Script=Han}()、]{0,16}?)(?<operator>${all(OPERATORS)})?(?<near>约为?|大约|大概|近|≈)?` +
    `(?<number>${NUMBER})(?<odd>[余多])?(?<unit>${UNIT})?` +
    `(?:[-–—―~〜∼至到](?<upper>${NUMBER})(?<upperUnit>${UNIT})?)?` +
    `(?<suffix>${all(SUFFIXES)})?(?<about>左右|上下)?` +
    '(?:(?<=%)(?:完成|覆盖|达标|合格|到位|通过|办结|落实|整改))?$',
  'u',
);
/** What most values are: operator, number and unit; QUANTITY reads them alike, but takes long. */
const PLAIN =
  /^([≥≤<>=])?(\d+(?:\.\d+)?)(%|万?元|个|项|次|人|人次|户|家|名|场|期|套|台|件|份|处|座|条|辆|所|公里|天|小时)?$/;
/** Before a number these make it a place in an order or turn its meaning round. */
const NOT_A_SUBJECT = /[第前不未非无]$|排名/;
const EVERY = /^(?:平均)?每(年|月|季度|季|周|天|日)$/;

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
/** 2023.12 is a month or an amount. */
const AMBIGUOUS = new RegExp(`^${YEAR}\\.(?:0\\d|1[0-2])$`);
const BEFORE = /前|不[晚迟]于|截[至止]|以内|≤|</;
const BLANK =
  /^(?:[≥≤<>=]*[*×Xx_….·?•/\\#~—–-]+(?:%|‰|[\p{Script=Han}/·]{1,6})?|[^\P{P}%]+|[≥≤<>=]+%?|%)$/u;
const BLANK_WORDS = /^(?:待定|待填|待补充?|待完善|略|暂无|暂未确定|N\/?A|TBD)$/i;

const UNITS_AFTER_HANZI =
  /^(个|次|人|户|家|名|项|场|期|套|台|件|份|处|座|条|辆|所|篇|本|册|亩|公里|千米|米|天|年|个月|人次|场次)$/;
const HANZI = /^(\D*?)(两|[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(\D+?)$/;
const DIGITS = '零一二三四五六七八九';

/** Reads a value as a form prints it. Total: what is not certain is `wording`. */
export function readQuantity(text: string): Quantity {
  const plain = withDigits(halfWidth(text));
  if (!/\d/.test(plain)) {
    if (BLANK.test(plain) || BLANK_WORDS.test(plain)) return { kind: 'blank' };
    return isDate(plain) ? dateOf(plain) : { kind: 'wording' };
  }
  if (AMBIGUOUS.test(plain)) return { kind: 'wording' };
  if (isDate(plain)) return dateOf(plain);
  const simple = PLAIN.exec(plain);
  if (simple) return plainNumber(simple);
  const groups = QUANTITY.exec(plain)?.groups;
  return groups ? numberOf(groups) : { kind: 'wording' };
}

/** Reads an indicator's value; the parts that it states apart win over its text. */
export const readValue = remembered(readParts);

function readParts(value: IndicatorValue): Quantity {
  if (value.operator === '定性') return { kind: 'wording' };
  if (value.target === undefined) return readQuantity(value.text);
  const read = readQuantity(value.target);
  const operator = operatorOf(OPERATOR_OF, value.operator);
  if (read.kind === 'date') return { ...read, ...(operator && { operator }) };
  if (read.kind !== 'number') return read;
  const unit = value.unit === undefined ? read.unit : unitOf(halfWidth(value.unit));
  return { ...read, operator: operator ?? read.operator, unit };
}

function numberOf(groups: Readonly<Record<string, string | undefined>>): Quantity {
  const { subject = '', unit, upper, upperUnit } = groups;
  if (NOT_A_SUBJECT.test(subject)) return { kind: 'wording' };
  const number = exact(groups.number ?? '');
  const end = upper === undefined ? undefined : exact(upper);
  if (end && (number.gte(end) || (unit && upperUnit && unit !== upperUnit)))
    return { kind: 'wording' };
  const every = EVERY.exec(subject)?.[1];
  const counted = upperUnit ?? unit;
  const named = every && counted ? `${counted}/${every}` : counted;
  const approximate = groups.near ?? groups.odd ?? groups.about;
  return {
    kind: 'number',
    operator: operatorOf(OPERATOR_OF, groups.operator) ?? operatorOf(SUFFIX_OF, groups.suffix),
    number,
    upper: end,
    unit: named === undefined ? undefined : unitOf(named),
    subject: subject === '' || every ? undefined : subject,
    approximate: approximate === undefined ? undefined : true,
  };
}

/** A number as most values are written. */
const plainNumber = ([, operator, digits = '', unit]: readonly string[]): Quantity => ({
  kind: 'number',
  operator: operator as Operator | undefined,
  number: new Big(digits),
  upper: undefined,
  unit,
  subject: undefined,
  approximate: undefined,
});

const operatorOf = (table: typeof OPERATOR_OF, words: string | undefined): Operator | undefined =>
  words ? table.find(([pattern]) => pattern.test(words))?.[1] : undefined;

const exact = (digits: string) => new Big(digits.replaceAll(',', ''));

const unitOf = (unit: string) => (unit === '百分比' ? '%' : unit);

/** Whether all numbers of a text are parts of dates, and there is one. */
function isDate(plain: string): boolean {
  if (!MAY_BE_DATE.test(plain)) return false;
  const rest = plain.replace(DATE, '');
  return rest !== plain && !/\d/.test(rest);
}

const dateOf = (plain: string): Quantity => ({
  kind: 'date',
  ...(BEFORE.test(plain) && { operator: '≤' as const }),
});

/** 百分之九十五 → 95%, 三次 → 3次; other hanzi are left, since 一 to 十 begin many words. */
function withDigits(plain: string): string {
  if (!/[一二三四五六七八九十两百]/.test(plain)) return plain;
  const percent = plain
    .replace(/百分之百|百分百/, '100%')
    .replace(/百分之(\d+(?:\.\d+)?)/, '$1%')
    .replace(/百分之([一二三四五六七八九十]{1,3})/, (_, hanzi: string) => `${numeralOf(hanzi)}%`);
  const match = /\d/.test(percent) ? null : HANZI.exec(percent);
  const [, before = '', hanzi = '', after = ''] = match ?? [];
  const unit = after.replace(new RegExp(`(?:${all(SUFFIXES)}|左右)$`), '');
  return match && UNITS_AFTER_HANZI.test(unit) && (before === '' || isOperator(before))
    ? `${before}${numeralOf(hanzi)}${after}`
    : percent;
}

const isOperator = (words: string) => operatorOf(OPERATOR_OF, words) !== undefined;

function numeralOf(hanzi: string): number {
  if (hanzi === '两') return 2;
  const ten = hanzi.indexOf('十');
  if (ten === -1) return DIGITS.indexOf(hanzi);
  const tens = ten === 0 ? 1 : DIGITS.indexOf(hanzi[0] ?? '');
  return tens * 10 + Math.max(0, DIGITS.indexOf(hanzi[ten + 1] ?? '零'));
}

const YUAN: Readonly<Record<string, number>> = {
  元: 1,
  千元: 1000,
  万元: 10_000,
  百万元: 1_000_000,
  亿元: 100_000_000,
};

/** An amount of money in 元; undefined where the unit is not one of money. */
export function inYuan(number: Big, unit: string | undefined): Big | undefined {
  const factor = unit !== undefined && Object.hasOwn(YUAN, unit) ? YUAN[unit] : undefined;
  return factor === undefined ? undefined : number.times(factor);
}
