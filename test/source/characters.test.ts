import { expect, test } from 'vitest';
import {
  codePointName,
  isPrintable,
  replaceUnprintable,
  UNSEEN,
  unprintable,
  unwritableIn,
} from '../../src/source/characters.ts';

/** Every character that UTF-16 spells with one unit, and some with two. */
const characters = [
  ...Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)),
  ...['𫖯', '😀', '\u{1FFFF}', '\u{E0001}', '\u{10FFFF}'],
];

const differing = (isRight: (character: string) => boolean) =>
  characters
    .filter(character => !isRight(character))
    .map(character => codePointName(character.codePointAt(0) ?? 0));

test('what is not printable is found, and replaced', () => {
  expect(
    differing(character => {
      const text = `甲${character}乙`;
      const isFound = unprintable({ a: text }).length > 0;
      const kept = replaceUnprintable(text, '\uFFFD') === text;
      return isPrintable(text) === !isFound && kept === !isFound;
    }),
  ).toEqual([]);
});

test('what XML cannot hold is not printable, but for the ends of lines and cells', () => {
  expect(
    differing(character => unwritableIn(character) === undefined || !isPrintable(character)),
  ).toEqual(['U+0009', 'U+000A', 'U+000D', 'U+0085']);
});

test('what is not printable is not shown on a terminal as it is', () => {
  expect(differing(text => isPrintable(text) || text.replace(UNSEEN, '') === '')).toEqual([]);
});

test.each([
  ['甲\u0007乙', 'U+0007'],
  ['甲\n', 'U+000A'],
  ['\uD800', 'U+D800'],
  ['\uFFFE', 'U+FFFE'],
  ['甲乙 𫖯\u200B', undefined],
])('%j holds %s', (text, name) => {
  expect(unwritableIn(text)).toBe(name);
});
