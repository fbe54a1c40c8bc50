/** Random sheets for properties of layout: grids covered by merged cells, texts of any length, every wish of a row. */
import fc from 'fast-check';
import type { Cell, Row, Section, Sheet } from '../../src/form/sheet.ts';
import { style } from './sheets.ts';

/** A cell's text is of characters of its own, so that any piece of it on a page is known again. */
export interface Known {
  readonly cell: Cell;
  readonly text: string;
  /** Whether it prints a value of the filing; the others are labels. */
  readonly value: boolean;
}

export const firstLetter = 0x5000;
// Wide enough for the largest character in the narrowest column.
const widths = [18, 25, 40];

const cellShape = fc.record({
  length: fc.oneof(
    { weight: 6, arbitrary: fc.nat(12) },
    { weight: 2, arbitrary: fc.nat(120) },
    { weight: 1, arbitrary: fc.nat(900) },
  ),
  colSpan: fc.integer({ min: 1, max: 3 }),
  rowSpan: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 6 })),
  role: fc.constantFrom('top', 'middle', 'bottom', 'large'),
  value: fc.boolean(),
  paragraphs: fc.integer({ min: 1, max: 4 }),
});

const rowShape = fc.record({
  minHeight: fc.constantFrom(0, 0, 0, 8, 35, 120),
  splits: fc.boolean(),
  keepWithNext: fc.oneof(
    { weight: 4, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
  cells: fc.array(cellShape, { minLength: 5, maxLength: 5 }),
});

const sectionShape = fc.record({
  headRows: fc.nat(3),
  rows: fc.array(rowShape, { minLength: 1, maxLength: 14 }),
});

/** Sheets on paper of 100 by 110 mm. */
export const randomSheet: fc.Arbitrary<{
  readonly sheet: Sheet;
  readonly known: readonly Known[];
}> = fc
  .record({
    columns: fc.array(fc.constantFrom(...widths), { minLength: 1, maxLength: 5 }),
    sections: fc.array(sectionShape, { minLength: 1, maxLength: 3 }),
    above: fc.nat(12),
    below: fc.nat(12),
  })
  .map(({ columns, sections, above, below }) => {
    const known: Known[] = [];
    const lines = (count: number, of: string) =>
      Array.from({ length: count }, () => ({
        role: 'top',
        segments: [{ parts: [{ text: of.repeat(3) }] }],
      }));
    const total = columns.reduce((sum, width) => sum + width, 0);
    const sheet: Sheet = {
      title: '表',
      paper: { width: 100, height: 110, top: 12, right: 10, bottom: 13, left: 10 },
      styles: {
        top: { ...style, valign: 'top', indent: 2, align: 'justify' },
        middle: { ...style, valign: 'middle', align: 'center' },
        bottom: { ...style, valign: 'bottom', align: 'right', spaceBefore: 3, spaceAfter: 2 },
        large: { ...style, valign: 'middle', size: 17, leading: 1.2 },
      },
      pageNumber: style,
      columns: columns.map(width => (width * 80) / total),
      padding: { x: 0.8, y: 0.6 },
      lineWidth: 0.5,
      above: lines(above, '上'),
      sections: sections.map(({ headRows, rows }) => ({
        headRows: Math.min(headRows, rows.length),
        rows: fill(rows, columns.length, known),
      })),
      below: lines(below, '下'),
    };
    return { sheet, known };
  });

type Shape<T> = T extends fc.Arbitrary<infer U> ? U : never;

/** Covers a grid with cells from the upper left: each takes the span that it wants as far as there is room. */
function fill(
  shapes: readonly Shape<typeof rowShape>[],
  columns: number,
  known: Known[],
): Section['rows'] {
  const taken = shapes.map(() => new Array<boolean>(columns).fill(false));
  return shapes.map(({ minHeight, splits, keepWithNext, cells: wishes }, at): Row => {
    const cells: Cell[] = [];
    for (let column = 0; column < columns; column++) {
      if (taken[at]?.[column]) continue;
      const wish = wishes[column];
      if (!wish) throw new Error('no wish for a cell');
      let colSpan = 1;
      while (colSpan < wish.colSpan && taken[at]?.[column + colSpan] === false) colSpan++;
      const rowSpan = Math.min(wish.rowSpan, shapes.length - at);
      for (const line of taken.slice(at, at + rowSpan)) line.fill(true, column, column + colSpan);
      cells.push(makeCell(wish, { column, colSpan, rowSpan }, known));
    }
    return { minHeight, splits, keepWithNext, cells };
  });
}

function makeCell(
  { length, role, value, paragraphs }: Shape<typeof cellShape>,
  place: Pick<Cell, 'column' | 'colSpan' | 'rowSpan'>,
  known: Known[],
): Cell {
  const letter = String.fromCodePoint(firstLetter + known.length);
  const each = Math.ceil(length / paragraphs);
  const texts = Array.from({ length: paragraphs }, (_, index) =>
    letter.repeat(Math.max(0, Math.min(each, length - index * each))),
  );
  const field = value ? { field: ['cell', known.length] } : {};
  const content = texts.map(text => ({ parts: [{ text, ...field }] }));
  const cell: Cell = { ...place, role, content };
  known.push({ cell, text: texts.join(''), value });
  return cell;
}
