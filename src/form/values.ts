/**
 * Values as a form prints them, and back: `parseField` gives what a filing writes where a form prints a text,
 * so that reading back what `printField` printed gives the value again.
 */
import Big from 'big.js';
import { dateText } from '../filing/dates.ts';
import { kindOf, schemaAt, type ValueKind } from '../filing/fields.ts';
import type { Amount, Filing, IndicatorValue, Value } from '../filing/filing.ts';
import { betweenUnits, decimalsOf, inUnit, type MoneyFormat } from '../filing/money.ts';
import { partsOf, type ValueParts } from '../filing/quantity.ts';
import type { Path } from '../finding.ts';
import { childAt, valueAt } from '../source/path.ts';
import type { Segment } from './template.ts';

/** What the text of an amount depends on: the unit of the filing, and how the form prints money. */
export interface MoneyContext {
  readonly unit: string | undefined;
  readonly money: MoneyFormat | undefined;
}

/** Room for what is written by hand. */
const BLANKS: Partial<Record<ValueKind, string>> = { date: '　　年　　月　　日', year: '　　' };

/** Room inside a text: 中期目标（　　年—　　年）, 总额　　　万元. At its end, and in a cell alone, there is room as it is. */
const BLANKS_IN_TEXT: Partial<Record<ValueKind, string>> = {
  years: '　　年—　　',
  amount: '　　　',
  number: '　　',
};

/** What stands for an unset field inside a text; empty for texts, which are left out. */
export const roomInText = (path: Path): string => BLANKS_IN_TEXT[kindAt(path)] ?? '';

/** The text that a field prints; paragraphs are separated by line ends. Unset dates and years leave room, all else is empty. */
export function printField(filing: Filing, path: Path, money: MoneyFormat | undefined): string {
  const above = valueAt(filing, path, path.length - 1);
  const key = path.at(-1);
  if (isIndicatorValue(above)) return partsOf(above)[key as keyof ValueParts];
  const value = childAt(above, key) as Value | undefined;
  if (typeof value === 'string') return value;
  if (value === undefined) return BLANKS[kindAt(path)] ?? '';
  if (value.kind === 'date') return dateText(value);
  if (value.kind === 'amount' && money && kindAt(path) === 'amount')
    return printMoney(value, filing.funding.unit, money);
  return value.text;
}

/** What a filing writes at a path where a form prints `text`; undefined where it prints nothing, or only room for it. */
export function parseField(text: string, path: Path, context: MoneyContext): string | undefined {
  const stated = text.trim();
  const kind = kindAt(path);
  if (stated === '' || isBlank(stated, kind)) return undefined;
  return kind === 'amount' ? parseMoney(stated, context) : stated;
}

/**
 * The texts of all that is not literal in a printed paragraph, e.g. both dates of 2023年1月1日至2023年12月31日;
 * undefined where the words between them are not those of the segments, or nothing parts two of them.
 */
export function parseSegments(
  text: string,
  segments: readonly Segment[],
): readonly string[] | undefined {
  const texts: string[] = [];
  let start = 0;
  let open: Segment['kind'] | undefined;
  for (const [index, segment] of segments.entries()) {
    if (segment.kind !== 'literal') {
      if (open) return undefined;
      open = segment.kind;
      continue;
    }
    const isLast = index === segments.length - 1;
    const end = isLast ? text.lastIndexOf(segment.text) : text.indexOf(segment.text, start);
    const between = text.slice(start, end);
    if (end < start || (!open && between !== '')) return undefined;
    // Words before the mark are no number of an item: 安装、调试 behind {#}、 was written without one.
    if (open === 'number' && !/^\s*\d*\s*$/.test(between)) return undefined;
    if (open) texts.push(between);
    open = undefined;
    start = end + segment.text.length;
  }
  if (open) return [...texts, text.slice(start)];
  return start === text.length ? texts : undefined;
}

function kindAt(path: Path): ValueKind {
  const node = schemaAt(path);
  return (node && kindOf(node)) ?? 'text';
}

const isBlank = (text: string, kind: ValueKind) =>
  [BLANKS[kind], BLANKS_IN_TEXT[kind]].some(
    room => room !== undefined && bare(room) === bare(text),
  );

const bare = (text: string) => text.replace(/\s/g, '');

/** An amount as the form prints it; one with too many decimals keeps them all. */
export function printMoney(amount: Amount, from: string | undefined, format: MoneyFormat): string {
  const value = inUnit(amount, from, format);
  const { decimals } = format;
  const plain = value === amount.value && decimals === undefined ? amount.text : value.toFixed();
  const text =
    decimals === undefined || decimalsOf(value) > decimals ? plain : value.toFixed(decimals);
  return format.grouping ? grouped(text) : text;
}

/** A printed amount in the unit of the filing; what is no amount stays as it is. */
function parseMoney(text: string, { unit, money }: MoneyContext): string {
  const plain = GROUPED.test(text) ? text.replaceAll(',', '') : text;
  if (!/^\d+(\.\d+)?$/.test(plain)) return text;
  const printed = new Big(plain);
  const value = betweenUnits(printed, money?.unit, unit);
  return value === printed ? plain : value.toFixed();
}

/** 1234567.89 → 1,234,567.89 */
function grouped(text: string): string {
  const [whole = '', ...rest] = text.split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...rest].join('.');
}

const GROUPED = /^\d{1,3}(,\d{3})+(\.\d+)?$/;

const isIndicatorValue = (value: unknown): value is IndicatorValue =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  value.kind === 'indicator-value';
