import { expect, test } from 'vitest';
import {
  codePointName,
  isBlankText,
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
      const isFound = unprintable({ a: text }, () => undefined).length > 0;
      const kept = replaceUnprintable(text, '〓') === text;
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
  // Joiners spell words, and U+FFFD is seen.
  expect(differing(text => isPrintable(text) || text.replace(UNSEEN, '') === '')).toEqual([
    'U+200C',
    'U+200D',
    'U+FFFD',
  ]);
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

test('all that Unicode calls ignorable, a control or no character is refused by itself, and U+FFFD', () => {
  const refused = /[\p{DI}\p{Bidi_C}\p{NChar}\p{Cs}\uFFF9-\uFFFD]|[^\P{Cc}\t\n\r\u0085]/u;
  const wrong: string[] = [];
  for (let code = 0; code <= 0x10ffff; code++) {
    const character = String.fromCodePoint(code);
    if (isPrintable(`甲${character}乙`) === refused.test(character))
      wrong.push(codePointName(code));
  }
  expect(wrong).toEqual([]);
});

test.each([
  ['Persian with a joiner', 'می\u200Cخواهم', true],
  ['Arabic cut off for its shape', '\u200Dه', true],
  ['Hindi', 'क्\u200Dष', true],
  ['Mongolian with its selectors', 'ᠮᠣᠩᠭᠣᠯ\u180Bᠠ\u180E', true],
  ['a tick that a telephone adds', '✔\uFE0F已完成', true],
  ['a family', '👨\u200D👩\u200D👧', true],
  ['a keycap', '1\uFE0F\u20E3', true],
  ['a joiner between hanzi', '张\u200D三', false],
  ['a joiner between Latin letters', 'a\u200Cb', false],
  ['a selector after a hanzi', '葛\u{E0100}', false],
  ['a selector after a digit', '1\uFE0F0', false],
  ['tags', '甲\u{E0041}', false],
])('%s', (_, text, printable) => {
  expect(isPrintable(text)).toBe(printable);
});

test.each([
  ['', true],
  [' \u3000\u00A0\t\n', true],
  ['\u2800\u2800', true],
  ['\u200B\uFEFF', true],
  ['\u3164', true],
  ['\u0301\u20DD', true],
  ['.', false],
  ['é', false],
  ['旦', false],
  ['𫖯', false],
  ['\uE000', false],
  ['བ', false],
  ['—', false],
])('nothing of %j is seen: %s', (text, blank) => {
  expect(isBlankText(text)).toBe(blank);
});
