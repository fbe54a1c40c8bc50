/** Lines of a long run come back as they were, in whatever order they are asked for. */
import { expect, test } from 'vitest';
import { inPages, newPage } from '../../src/cli/batch/page.ts';
import { newPackedLines } from '../../src/cli/render/deleted.ts';

/** Lines of all lengths, with characters of one to four bytes; some longer than a page. */
const lineOf = (number: number) =>
  `${number}｜供氧系统𠮷é${'改'.repeat(number % 97)}${number % 250 === 0 ? 'x'.repeat(70_000) : ''}`;

test.each([0, 1, 99, 100, 101, 1000])('%i lines', count => {
  const lines = newPackedLines();
  const places = Array.from({ length: count }, (_, number) => {
    const line = lineOf(number);
    return lines.add([line.slice(0, 3), Buffer.from(line.slice(3, 5)), line.slice(5)]);
  });
  expect(lines.count()).toBe(count);
  const shuffled = places.map((_, index) => (index * 619) % Math.max(1, count));
  for (const number of [...shuffled, ...places.keys()])
    expect(lines.at(places[number] ?? -1).toString()).toBe(lineOf(number));
});

test('a page grows, and is written over', () => {
  const page = newPage();
  const large = '表'.repeat(50_000);
  page.add('a');
  page.add(large);
  expect(page.written().toString()).toBe(`a${large}`);
  page.clear();
  page.add(Buffer.from('b'));
  expect(page.written().toString()).toBe('b');
});

test('pieces in pages are the pieces', () => {
  const pieces = Array.from({ length: 3000 }, (_, number) => lineOf(number));
  const sizes: number[] = [];
  const copies = Array.from(inPages(pieces), page => {
    sizes.push(page.length);
    return Buffer.from(page);
  });
  expect(Buffer.concat(copies).toString()).toBe(pieces.join(''));
  expect(sizes.length).toBeLessThan(60);
  expect([...inPages([])].map(page => page.length)).toEqual([0]);
});
