import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { codeFrame } from '../../src/cli/report/code-frame.ts';
import type { Span } from '../../src/internal.ts';

/** The frame as text, for the part of the source between ⟦ and ⟧. */
function frameOf(marked: string, width = 60): string {
  const start = marked.indexOf('⟦');
  const text = marked.replaceAll(/[⟦⟧]/g, '');
  const before = text.slice(0, start);
  const line = before.split('\n').length;
  const column = start - before.lastIndexOf('\n');
  const span: Span = { line, column, start, end: marked.indexOf('⟧') - 1 };
  return codeFrame(text, span, width)
    .map(({ number, text: shown }) => `${number ?? ' '}|${shown}`)
    .join('\n');
}

test('carets stand under hanzi of two cells and letters of one', () => {
  expect(frameOf('a: 1\n项目: ⟦延序ab⟧ 尾\nb: 2\n')).toBe(
    ['1|a: 1', '2|项目: 延序ab 尾', ' |      ^^^^^^', '3|b: 2'].join('\n'),
  );
});

test('tabs go to their stops, controls are named, and the caret follows', () => {
  expect(frameOf('\ta\t⟦x⟧')).toBe(['1|    a   x', ' |        ^'].join('\n'));
  expect(frameOf('\u001b[31m⟦x⟧')).toBe(['1|<U+001B>[31mx', ' |            ^'].join('\n'));
  expect(frameOf('👨‍👩‍👧𠮷⟦x⟧')).toBe(['1|👨‍👩‍👧𠮷x', ' |    ^'].join('\n'));
});

test('an empty place gets one caret, also at the end of a line and of the text', () => {
  expect(frameOf('甲: ⟦⟧\n乙: 1')).toBe(['1|甲:', ' |    ^', '2|乙: 1'].join('\n'));
  expect(frameOf('a\n⟦⟧')).toBe(['1|a', '2|', ' |^'].join('\n'));
  expect(frameOf('⟦⟧')).toBe(['1|', ' |^'].join('\n'));
});

test('what goes over several lines is marked on its first; CRLF is no part of a line', () => {
  expect(frameOf('a\r\n⟦bc\r\nd⟧\r\ne\r\n')).toBe(['1|a', '2|bc', ' |^^', '3|d'].join('\n'));
});

test.each([
  ['in the middle', `${'前'.repeat(500)}⟦错字⟧${'后'.repeat(500)}`, '错字', 4],
  ['at the beginning', `⟦错字⟧${'后'.repeat(500)}`, '错字', 4],
  ['at the end', `${'前'.repeat(500)}⟦错字⟧`, '错字', 4],
  ['in a very long line', `${'x'.repeat(100_000)}⟦错字⟧${'x'.repeat(100_000)}`, '错字', 4],
  ['between wide and narrow', `${'前a'.repeat(50)}⟦b⟧${'a后'.repeat(50)}`, 'b', 1],
])('a long line is cut around what is marked: %s', (_, marked, word, cells) => {
  const [line = '', carets = ''] = frameOf(marked, 41)
    .split('\n')
    .map(row => row.slice(2));
  expect(stringWidth(line)).toBeLessThanOrEqual(41);
  expect(line).toContain(word);
  expect(carets.trim()).toBe('^'.repeat(cells));
  expect(carets.indexOf('^')).toBe(stringWidth(line.slice(0, line.indexOf(word))));
  expect(line.startsWith('…')).toBe(!marked.startsWith('⟦'));
  expect(line.endsWith('…')).toBe(!marked.endsWith('⟧'));
});

test('what is marked wider than the terminal begins in sight and stays within', () => {
  const rows = frameOf(`值: ⟦${'很长'.repeat(300)}⟧`, 41).split('\n');
  expect(rows.map(row => stringWidth(row.slice(2))).every(width => width <= 41)).toBe(true);
  expect(rows[0]).toContain('值: 很长');
  expect(rows[1]).toMatch(/^ \| {4}\^+$/);
});
