/** What a document of a filing must say, worked out from the YAML and the sheet, for tests that read documents back. */
import { expect } from 'vitest';
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
    const key = JSON.stringify(field);
    texts.set(key, (texts.get(key) ?? '') + withoutSpace(text));
  }
  return texts;
}

export interface PrintedValue {
  /** As JSON. */
  readonly path: string;
  /** Without blanks. */
  readonly text: string;
}

/** Every value that a plain filing states and a form prints, with the text that the contract promises for it. */
export function statedValues(plain: unknown, path: Path = []): readonly PrintedValue[] {
  if (typeof plain === 'string') {
    const text = withoutSpace(dayOf(plain) ?? plain);
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

/** 2023-01-01 as forms print it; undefined for what is no date. */
function dayOf(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  return day && `${year}年${Number(month)}月${Number(day)}日`;
}

/** The values that a plain filing states, in the order in which its sheet prints them. */
export function valuesInOrder(plain: unknown, sheet: Sheet): readonly PrintedValue[] {
  const order = [...fieldTexts(sheet).keys()];
  return [...statedValues(plain)].sort((a, b) => order.indexOf(a.path) - order.indexOf(b.path));
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
