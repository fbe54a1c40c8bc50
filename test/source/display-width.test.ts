import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { cellsOf, clustersOf } from '../../src/source/display-width.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Hanzi and hangul, a hundred thousand that are treated alike: every sixteenth is looked at. */
const ALIKE = /^[\u3401-\u4DBE\u4E01-\u9FFE\uAC01-\uD7A2\u{20001}-\u{2FFFE}]/u;

test('every character is as wide as string-width says', () => {
  const differing: string[] = [];
  for (let codePoint = 0x20; codePoint < 0x30000; codePoint++) {
    const text = String.fromCodePoint(codePoint);
    if (codePoint % 16 !== 0 && ALIKE.test(text)) continue;
    // Controls must have been replaced; what is not assigned yet has no width to be right about.
    if (/\p{C}/u.test(text)) continue;
    // Marks and fillers of hanzi, kana and hangul never stand alone.
    if (/^(?:[\u115F\u302A-\u302D\u3099\u309A\u3164]|\u{16FE4})/u.test(text)) continue;
    if (cellsOf(text) !== stringWidth(text)) differing.push(codePoint.toString(16));
  }
  expect(differing).toEqual([]);
});

test('a character that is taken for a cluster is one', () => {
  for (let codePoint = 0x20; codePoint < 0x10000; codePoint++) {
    const character = String.fromCharCode(codePoint);
    if (codePoint % 16 !== 0 && ALIKE.test(character)) continue;
    const text = `${character}项${character}`;
    const segments = Array.from(segmenter.segment(text), ({ segment }) => segment);
    expect(Array.from(clustersOf(text), ({ segment }) => segment)).toEqual(segments);
  }
});

test.each([
  '项目名称: 2023年 “维保” ≥95％ ﹙1﹚ ａｂｃ',
  '𠀀𫠊 e\u0301 が བོད་ཡིག་',
  '👍🏽 ❤️ 👨‍👩‍👧 🇨🇳 1️⃣ ☑ ☑️ ①',
])('%s', text => {
  expect(cellsOf(text)).toBe(stringWidth(text));
});
