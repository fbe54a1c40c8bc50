/** Pages come to an end whatever the measures of a sheet are: what no page can hold is an error that names its row. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFont } from '../../src/assets.ts';
import type { Sheet } from '../../src/form/sheet.ts';
import { openFaces } from '../../src/layout/faces.ts';
import { layoutSheet } from '../../src/layout/layout-sheet.ts';
import { cases } from '../random.ts';
import { cell, row, sheet, style } from './sheets.ts';

const faces = openFaces(readFont);

const pagesOf = (one: Sheet) => layoutSheet(one, faces).pages.length;

test('padding that is taller than a page', () => {
  const one = sheet([row([cell(0, '甲')]), row([cell(0, '乙')])], { padding: { x: 1, y: 41 } });
  expect(() => pagesOf(one)).toThrow('no page holds a piece of row 1');
});

test('margins without a page between them', () => {
  const paper = { width: 100, height: 100, top: 55, right: 10, bottom: 50, left: 10 };
  expect(() => pagesOf(sheet([row([cell(0, '甲')])], { paper }))).toThrow(/no page holds/);
});

test('any measures', () => {
  const lengths = fc.constantFrom(0, 0.01, 1, 5, 20, 60, 95, 1000);
  const rows = fc
    .array(fc.record({ height: lengths, text: fc.nat(60), head: fc.boolean() }), { minLength: 1 })
    .map(all =>
      all.map(({ height, text, head }) =>
        row([cell(0, '甲'.repeat(text)), cell(1, '乙')], {
          minHeight: height,
          keepWithNext: head,
          splits: text % 2 === 0,
        }),
      ),
    );
  const measures = fc.record({
    y: lengths,
    top: lengths,
    size: lengths,
    leading: fc.constantFrom(0, 1.5, 50),
    indent: lengths,
  });
  fc.assert(
    fc.property(rows, measures, (some, { y, top, size, leading, indent }) => {
      const set = { ...style, size, leading, indent };
      const one = sheet(some, {
        padding: { x: 1, y },
        paper: { width: 100, height: 100, top, right: 10, bottom: 10, left: 10 },
        styles: { cell: set, label: set },
      });
      try {
        expect(pagesOf(one)).toBeLessThan(2000);
      } catch (error) {
        expect(String(error)).toMatch(/no page holds a piece of row \d+/);
      }
    }),
    { numRuns: cases(200) },
  );
});
