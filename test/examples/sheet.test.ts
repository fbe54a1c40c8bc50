/** The sheet of an example says what its YAML says, each value once; the seed says what was filed, to the letter. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { textOf } from '../../src/form/sheet.ts';
import { examples } from './examples.ts';
import {
  fieldTexts,
  paragraphsOf,
  printedValues,
  withoutSpace,
  wordingOf,
} from './printed-text.ts';

describe.each(examples)('$name', ({ plain, sheet, requirements }) => {
  test('prints each value of the filing once, as it is written', () => {
    const values = printedValues(plain, wordingOf(sheet, requirements));
    const stated = values.map(({ path, text }) => [path, text]);
    const printed = [...fieldTexts(sheet)].filter(
      ([path, text]) => text !== '' && !isBlankDay(path, text),
    );
    expect(stated.length).toBeGreaterThan(10);
    expect(Object.fromEntries(printed)).toEqual(Object.fromEntries(stated));
  });
});

const isBlankDay = (path: string, text: string) => text === '年月日' && path.includes('date');

test('the seed reads as it was filed', () => {
  const filed = readFileSync(new URL('filed-fujian2.txt', import.meta.url), 'utf8');
  const seed = examples.find(example => example.name === 'xizang-fujian2');
  if (!seed) throw new Error('no seed');
  const printed = paragraphsOf(seed.sheet).map(textOf).join('');
  // A symbol font of the file received had turned □ into a parenthesis, the ticked one with it.
  const boxes = filed.replace(/新增项目\(\s*延续项目\(√/, '新增项目□延续项目□√');
  expect(boxes).not.toBe(filed);
  expect(withoutSpace(printed)).toBe(withoutSpace(boxes));
});
