/** Reading what a value means: `≥95%` as printed to operator, number and unit; what cannot be read stays wording. */
import Big from 'big.js';
import { memoize } from '../source/memoize.ts';
import { isDate, isDateOrAmount, isDeadline } from './date-words.ts';
import type { IndicatorValue } from './filing.ts';
import { halfWidth } from './half-width.ts';
import { withDigits } from './hanzi-numbers.ts';
import {
  areCompatible,
  OPERATOR_WORDS,
  type Operator,
  operatorOf,
  SUFFIX_WORDS,
  suffixOf,
} from './operators.ts';
import { isUnit, UNIT, unitOf } from './units.ts';

/** A number with what is said about it. */
export interface NumberQuantity {
  readonly kind: 'number';
  readonly operator: Operator | undefined;
  readonly number: Big;
  /** The other end of a range; `number` is the lower one. */
  readonly upper: Big | undefined;
  /** In one way to write it, e.g. % for (%), 台（套）. */
  readonly unit: string | undefined;
  /** Words before it that name what is measured, e.g. 达标率. */
  readonly subject: string | undefined;
  /** 约, 左右, 余. */
  readonly approximate: true | undefined;
  /** The value but for operator and unit, digits as written: 1,200, 90.00, 90-95, 约20; all of it where a word follows. */
  readonly digits: string;
}

export type Quantity =
  | NumberQuantity
  /** A date, a time of the year or a span of time, e.g. 2023年12月31日前, 2023.07-2024.01. */
  | { readonly kind: 'date'; readonly operator?: Operator }
  /** Nothing is said: `*`, `XX%`, `/`. */
  | { readonly kind: 'blank' }
  /** Qualitative, or more than one number, or not certain. */
  | { readonly kind: 'wording' };

const NUMBER = '[-+]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?';
const TO = '(?:[-–—―~〜∼]{1,2}|至|到)';
const NO_UNIT = `(?!${SUFFIX_WORDS}|左右|上下)`;
const QUANTITY = new RegExp(
  `^(?<subject>[\\p{Script=Han}()、]{0,16}?)(?<operator>${OPERATOR_WORDS})?(?<near>约为?|大约|大概|近|≈)?` +
    `(?<number>${NUMBER})(?<odd>[余多])?(?<unit>${NO_UNIT}${UNIT})?` +
    `(?:${TO}(?<upper>${NUMBER})(?<upperUnit>${NO_UNIT}${UNIT})?)?` +
    `(?<suffix>${SUFFIX_WORDS})?(?<about>左右|上下)?` +
    '(?<tail>(?<=%|[内上])(?:完成|覆盖|达标|合格|到位|通过|办结|落实|整改|响应|修复|拨付|支付|发放))?$',
  'u',
);
/** What most values are: operator, number and unit; QUANTITY reads them alike, but takes long. */
const PLAIN =
  /^([≥≤<>=])?(\d+(?:\.\d+)?)(%|万?元|个|项|次|人|人次|户|家|名|场|期|套|台|件|份|处|座|条|辆|所|公里|天|小时)?$/;
/** Before a number these make it a place in an order or turn its meaning round. */
const NOT_A_SUBJECT = /[第前不未非无]$|排名/;
const EVERY = /^(?:平均)?每(年|月|季度|季|周|天|日)$/;

const BLANK =
  /^(?:[≥≤<>=]*[*×Xx_….·?•/\\#~—–-]+(?:%|‰|[\p{Script=Han}/·]{1,6})?|[^\P{P}%]+|[≥≤<>=]+%?|%)$/u;
const BLANK_WORDS = /^(?:待定|待填|待补充?|待完善|略|暂无|暂未确定|N\/?A|TBD)$/i;

/** Reads a value as a form prints it. Total: what is not certain is `wording`. */
export function readQuantity(text: string): Quantity {
  const plain = withDigits(halfWidth(text));
  if (!/\d/.test(plain)) {
    if (BLANK.test(plain) || BLANK_WORDS.test(plain)) return { kind: 'blank' };
    return isDate(plain) ? dateOf(plain) : { kind: 'wording' };
  }
  if (isDateOrAmount(plain)) return { kind: 'wording' };
  if (isDate(plain)) return dateOf(plain);
  const simple = PLAIN.exec(plain);
  if (simple) return plainNumber(simple);
  const groups = QUANTITY.exec(plain)?.groups;
  return groups ? numberOf(groups, text) : { kind: 'wording' };
}

/** Reads an indicator's value, in one or in parts; parts that contradict each other are wording. */
export const readValue = memoize(readParts);

function readParts(value: IndicatorValue): Quantity {
  if (value.target === undefined) return readQuantity(value.text);
  const { target, unit: written = '' } = value;
  const unit = written === '' ? undefined : unitOf(halfWidth(written));
  const read = readTarget(target, unit, written);
  if (value.operator === '定性') return read.kind === 'number' ? { kind: 'wording' } : read;
  const operator = operatorOf(value.operator && halfWidth(value.operator));
  if (read.kind === 'date') return { ...read, ...(operator && { operator }) };
  if (read.kind !== 'number') return read;
  if (read.unit !== undefined && unit !== undefined && read.unit !== unit)
    return { kind: 'wording' };
  if (read.operator && operator && read.operator !== operator) return { kind: 'wording' };
  return { ...read, operator: operator ?? read.operator, unit: unit ?? read.unit };
}

/** A target beside a unit of its own: 3-6 is a number beside 次 and a time beside 月. */
function readTarget(target: string, unit: string | undefined, written: string): Quantity {
  const alone = readQuantity(target);
  if (unit === undefined || (alone.kind === 'number' && alone.unit !== undefined)) return alone;
  const joined = readQuantity(target.replace(/(?=(?:左右|上下)?$)/, () => written));
  return joined.kind === 'number' && joined.unit === unit ? joined : alone;
}

/** A value that is read, with another operator, e.g. ≥12次/年 for 每年12次, 增长≥5% for 增长5%. */
export function withOperator(read: NumberQuantity, operator: Operator): string {
  const subject = read.subject ?? '';
  return `${subject}${operator}${read.digits.slice(subject.length)}${read.unit ?? ''}`;
}

/** 指标性质, 指标值 and 计量单位, which some forms print in cells of their own. */
export interface ValueParts {
  readonly operator: string;
  readonly target: string;
  readonly unit: string;
}

/**
 * A value as it stands in cells for operator, number and unit: as it is read, and as the filing states them where it
 * is no quantity. Without any number it is 定性, as are dates; a number that is not understood stays with its text.
 */
export function partsOf(value: IndicatorValue): ValueParts {
  const read = readValue(value);
  const text = value.target ?? value.text;
  if (read.kind === 'number' && read.digits !== text)
    return {
      operator: value.operator || (read.operator ?? ''),
      target: read.digits,
      unit: value.unit || (read.unit ?? ''),
    };
  if (value.target !== undefined)
    return { operator: value.operator ?? '', target: text, unit: value.unit ?? '' };
  const isQualitative =
    read.kind !== 'number' && (read.kind !== 'wording' || !/\d/.test(halfWidth(text)));
  return { operator: isQualitative ? '定性' : '', target: text, unit: '' };
}

function numberOf(groups: Readonly<Record<string, string | undefined>>, text: string): Quantity {
  const { subject = '', unit, upper, upperUnit, tail } = groups;
  if (NOT_A_SUBJECT.test(subject)) return { kind: 'wording' };
  const number = exact(groups.number ?? '');
  const end = upper === undefined ? undefined : exact(upper);
  const [counted, other] = [unit, upperUnit].map(each => each && unitOf(each));
  if (end && (number.gte(end) || (counted && other && counted !== other)))
    return { kind: 'wording' };
  if (![unit, upperUnit].every(each => each === undefined || isUnit(each)))
    return { kind: 'wording' };
  const [operator, after] = [operatorOf(groups.operator), suffixOf(groups.suffix)];
  if (!areCompatible(operator, after)) return { kind: 'wording' };
  const every = EVERY.exec(subject)?.[1];
  const one = other ?? counted;
  const { near = '', odd = '', about = '' } = groups;
  const named = subject !== '' && !every;
  const range = upper === undefined ? '' : `-${upper}`;
  return {
    kind: 'number',
    operator: operator ?? after,
    number,
    upper: end,
    unit: every && one ? `${one}/${every}` : one,
    subject: named ? subject : undefined,
    approximate: near || odd || about ? true : undefined,
    digits: tail ? text : `${named ? subject : ''}${near}${groups.number}${odd}${range}${about}`,
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
  digits,
});

const dateOf = (plain: string): Quantity => ({
  kind: 'date',
  ...(isDeadline(plain) && { operator: '≤' as const }),
});

const exact = (digits: string) => new Big(digits.replace(/[,+]/g, ''));
