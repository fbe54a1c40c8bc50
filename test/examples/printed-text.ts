/** What a document of a filing must say, worked out from the YAML and the sheet, for tests that read documents back. */
import { expect } from 'vitest';
import type { MoneyFormat } from '../../src/filing/money.ts';
import type { Requirements } from '../../src/filing/requirements.ts';
import type { Path } from '../../src/finding.ts';
import { type Cell, type Paragraph, type Sheet, textOf } from '../../src/form/sheet.ts';

/** Text without its blanks: readers of documents agree on all else. */
export const withoutSpace = (text: string) => text.replace(/\s/gu, '');

/** How often each character occurs. */
export function countCharacters(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
}

/** The paragraphs of a sheet in reading order: lines above, cells row by row, lines below. */
export function paragraphsOf(sheet: Sheet): readonly Paragraph[] {
  return [
    ...sheet.above.flatMap(line => line.segments),
    ...cellsOf(sheet).flatMap(cell => cell.content),
    ...sheet.below.flatMap(line => line.segments),
  ];
}

/** The cells of a sheet in reading order. */
export function cellsOf(sheet: Sheet): readonly Cell[] {
  return sheet.sections.flatMap(section => section.rows).flatMap(row => row.cells);
}

/** All text of a sheet in reading order, without blanks. */
export const sheetText = (sheet: Sheet) => withoutSpace(paragraphsOf(sheet).map(textOf).join(''));

/** The text of each field of a sheet by its path as JSON, in reading order, without blanks. */
export function fieldTexts(sheet: Sheet): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { text, field } of paragraphsOf(sheet).flatMap(paragraph => paragraph.parts)) {
    if (!field) continue;
    const key = valueKey(field);
    texts.set(key, (texts.get(key) ?? '') + valueText(field, text));
  }
  return texts;
}

/** The path, as JSON, of the value that a field is or is a part of: 指标性质 and 计量单位 are parts of 指标值. */
export const valueKey = (field: Path) =>
  JSON.stringify(field.at(-2) === 'value' ? field.slice(0, -1) : field);

/** What a field adds to the text of its value, without blanks: 定性 is no part of it. */
export const valueText = (field: Path, text: string) =>
  field.at(-1) === 'operator' && text === '定性' ? '' : withoutSpace(text);

export interface PrintedValue {
  /** As JSON. */
  readonly path: string;
  /** Without blanks. */
  readonly text: string;
}

/** What a form does to the amounts and values of a filing, and whether it names rows of funds by their years. */
export interface Wording {
  readonly money?: MoneyFormat | undefined;
  readonly printed: ReadonlySet<string>;
  /** Whether its column of units stands before the one of numbers. */
  readonly unitsFirst: boolean;
}

/** What the form of a sheet does. */
export const wordingOf = (sheet: Sheet, requirements: Requirements): Wording => ({
  money: requirements.money,
  printed: new Set(fieldTexts(sheet).keys()),
  unitsFirst: hasUnitsFirst(sheet),
});

function hasUnitsFirst(sheet: Sheet): boolean {
  const valueParts = paragraphsOf(sheet).flatMap(({ parts }) =>
    parts.flatMap(({ field }) => (field?.at(-2) === 'value' ? [field.at(-1)] : [])),
  );
  return valueParts[0] === 'unit';
}

/** Every value that a plain filing states and a form prints, with the text that the contract promises for it. */
export function printedValues(plain: unknown, wording: Wording): readonly PrintedValue[] {
  return statedValues(plain).flatMap(value => {
    const path = JSON.parse(value.path) as Path;
    const steers = path[0] === 'funding' && ['unit', 'years'].includes(String(path.at(-1)));
    if (steers && !wording.printed.has(value.path)) return [];
    const isMoney = path.at(-1) === 'total' || path.at(-2) === 'sources';
    if (isMoney) return [{ ...value, text: moneyText(value.text, wording.money) }];
    const isTurned = wording.unitsFirst && path.at(-1) === 'value';
    return [isTurned ? { ...value, text: value.text.replace(/^(\D?[\d.]+)(.+)$/, '$2$1') } : value];
  });
}

/** An amount with the decimals and thousands separators of a form; the examples are written in its unit. */
function moneyText(text: string, money: MoneyFormat | undefined): string {
  if (!money) return text;
  const [whole = '', decimals = ''] = text.split('.');
  const padded = decimals.padEnd(money.decimals ?? decimals.length, '0');
  const digits = money.grouping ? BigInt(whole).toLocaleString('en-US') : whole;
  return padded === '' ? digits : `${digits}.${padded}`;
}

/** Every value that a plain filing states, as a form prints it that says nothing of money. */
export function statedValues(plain: unknown, path: Path = []): readonly PrintedValue[] {
  if (typeof plain === 'string') {
    const text = withoutSpace(isDate(path) ? dateOf(plain) : plain);
    return path[0] === 'form' || text === '' ? [] : [{ path: JSON.stringify(path), text }];
  }
  if (Array.isArray(plain)) {
    return plain.flatMap((item: unknown, index) => statedValues(item, [...path, index]));
  }
  if (typeof plain !== 'object' || plain === null) return [];
  if ('target' in plain) {
    const { operator, target, unit } = plain as Readonly<Record<string, string | null | undefined>>;
    const sign = operator === '定性' ? '' : (operator ?? '');
    const text = withoutSpace(`${sign}${target ?? ''}${unit ?? ''}`);
    return text === '' ? [] : [{ path: JSON.stringify(path), text }];
  }
  return Object.entries(plain).flatMap(([key, child]) => statedValues(child, [...path, key]));
}

const isDate = (path: Path) => ['start', 'end', 'date'].includes(String(path.at(-1)));

/** 2023-01-01, 2023-01 or 2023 as forms print it. */
const dateOf = (text: string) =>
  [...text.matchAll(/\d+/g)]
    .map(([number], index) => `${Number(number)}${'年月日'[index]}`)
    .join('');

/** The values that a plain filing states, in the order in which its sheet prints them. */
export function valuesInOrder(
  plain: unknown,
  sheet: Sheet,
  requirements: Requirements,
): readonly PrintedValue[] {
  const order = [...fieldTexts(sheet).keys()];
  return [...printedValues(plain, wordingOf(sheet, requirements))].sort(
    (a, b) => order.indexOf(a.path) - order.indexOf(b.path),
  );
}

/** Fails unless the text says all the values, one after the other. */
export function expectInOrder(text: string, values: readonly PrintedValue[]): void {
  expect(values.length).toBeGreaterThan(10);
  let from = 0;
  for (const value of values) {
    const at = text.indexOf(value.text, from);
    expect(at, `${value.path}: ${value.text}`).toBeGreaterThanOrEqual(from);
    from = at + value.text.length;
  }
}
