/** Reading what a value means: `≥95%` as printed to operator, number and unit; what cannot be read stays wording. */
import Big from 'big.js';
import { memoize } from '../source/memoize.ts';
import { isDate, isDeadline, isMonthOrAmount } from './date-words.ts';
import type { IndicatorValue } from './filing.ts';
import { halfWidth } from './half-width.ts';
import { withDigits } from './hanzi-numbers.ts';
import { OPERATOR_WORDS, type Operator, operatorOf, SUFFIX_WORDS, suffixOf } from './operators.ts';

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

const NUMBER = '-?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?';
const UNIT =
  '(?:%|‰|\\p{Script=Han}{1,5}?|[A-Za-zμ℃°㎡㎥²³]{1,6})(?:/[\\p{Script=Han}A-Za-z]{1,4}?)?';
const QUANTITY = new RegExp(
  `^(?<subject>[\\p{Script=Han}()、]{0,16}?)(?<operator>${OPERATOR_WORDS})?(?<near>约为?|大约|大概|近|≈)?` +
    `(?<number>${NUMBER})(?<odd>[余多])?(?<unit>${UNIT})?` +
    `(?:[-–—―~〜∼至到](?<upper>${NUMBER})(?<upperUnit>${UNIT})?)?` +
    `(?<suffix>${SUFFIX_WORDS})?(?<about>左右|上下)?` +
    '(?:(?<=%)(?:完成|覆盖|达标|合格|到位|通过|办结|落实|整改))?$',
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
  if (isMonthOrAmount(plain)) return { kind: 'wording' };
  if (isDate(plain)) return dateOf(plain);
  const simple = PLAIN.exec(plain);
  if (simple) return plainNumber(simple);
  const groups = QUANTITY.exec(plain)?.groups;
  return groups ? numberOf(groups) : { kind: 'wording' };
}

/** Reads an indicator's value; the parts that it states apart win over its text. */
export const readValue = memoize(readParts);

function readParts(value: IndicatorValue): Quantity {
  if (value.operator === '定性') return { kind: 'wording' };
  if (value.target === undefined) return readQuantity(value.text);
  const read = readQuantity(value.target);
  const operator = operatorOf(value.operator);
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
    operator: operatorOf(groups.operator) ?? suffixOf(groups.suffix),
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

const dateOf = (plain: string): Quantity => ({
  kind: 'date',
  ...(isDeadline(plain) && { operator: '≤' as const }),
});

const exact = (digits: string) => new Big(digits.replaceAll(',', ''));

const unitOf = (unit: string) => (unit === '百分比' ? '%' : unit);
