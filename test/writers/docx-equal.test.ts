import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Align, Line, Paragraph, Sheet } from '../../src/form/sheet.ts';
import { plainParts } from '../../src/writers/docx/package.ts';
import { writeDocx } from '../../src/writers/docx.ts';
import { examples } from '../examples/examples.ts';
import { randomSheet } from '../layout/random-sheet.ts';
import { cases } from '../random.ts';
import { partsOf } from './docx-reading.ts';
import { sampleSheet } from './docx-sheet.ts';

const date = new Date('2023-01-31T16:30:00Z');

/** What is written has the parts of the plain path, in its order, each the same to the letter. */
async function expectPlain(sheet: Sheet): Promise<void> {
  const written = partsOf(await writeDocx(sheet, { date, readFont: () => new Uint8Array() }));
  const plain = await plainParts(sheet, date);
  expect(Object.keys(written)).toEqual(plain.map(({ path }) => path));
  for (const { path, data } of plain) {
    // Not toEqual: its report of a difference takes minutes on lines of this length.
    if (written[path] !== data) expect.fail(difference(path, written[path] ?? '', data));
  }
}

function difference(path: string, written: string, plain: string): string {
  const at = [...written].findIndex((character, index) => character !== plain[index]);
  const around = (xml: string) => xml.slice(Math.max(0, at - 80), at + 80);
  return `${path} differs at ${at}:\n${around(written)}\n${around(plain)}`;
}

/** Text with everything that XML, Word or docx might take for something else. */
const text = fc.oneof(
  fc
    .string({ unit: 'grapheme', maxLength: 30 })
    .map(value => value.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '')),
  fc.constantFrom(
    '',
    ' ',
    '“引号”——·',
    `<&>"'`,
    '{footer1.xml}',
    '{{0}}',
    '</w:t>',
    '$&',
    '\u00A0年',
    '𠮷\u{20DC9}',
  ),
);
const align = fc.constantFrom<(Align | undefined)[]>(
  undefined,
  'left',
  'center',
  'right',
  'justify',
);
const paragraph = fc
  .record({
    parts: fc.array(
      text.map(text => ({ text })),
      { maxLength: 3 },
    ),
    align,
  })
  .map(({ parts, align }): Paragraph => ({ parts, ...(align && { align }) }));
const lines = fc.array(
  fc.record({
    role: fc.constantFrom('top', 'middle', 'large'),
    segments: fc.array(paragraph, { maxLength: 4 }),
  }) satisfies fc.Arbitrary<Line>,
  { maxLength: 3 },
);

/** Random grids with random texts in them and around them. */
const wildSheet = fc
  .record({
    sheet: randomSheet.map(({ sheet }) => sheet),
    title: text,
    above: lines,
    below: lines,
    paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 12 }),
    mark: fc.constantFrom(undefined, '草稿', '<样&张>'),
    lineWidth: fc.constantFrom(0.25, 0.5, 1.5),
  })
  .map(({ sheet, paragraphs, mark, ...rest }): Sheet => {
    let next = 0;
    const other = () => paragraphs[next++ % paragraphs.length] ?? { parts: [] };
    return {
      ...sheet,
      ...rest,
      ...(mark === undefined ? {} : { mark }),
      sections: sheet.sections.map(section => ({
        ...section,
        rows: section.rows.map(row => ({
          ...row,
          cells: row.cells.map(cell => ({ ...cell, content: cell.content.map(other) })),
        })),
      })),
    };
  });

describe('the fast path writes what docx would', () => {
  test.each(examples.map(({ name, sheet }) => [name, sheet] as const))(
    'for %s',
    async (_, sheet) => {
      await expectPlain(sheet);
      await expectPlain({ ...sheet, mark: '草稿' });
    },
  );

  test('for sheets made by hand', async () => {
    for (const count of [1, 3, 12]) {
      await expectPlain(sampleSheet(count));
      await expectPlain({ ...sampleSheet(count), mark: '草稿' });
      await expectPlain({ ...sampleSheet(count), above: [], below: [] });
    }
  });

  test('for random sheets', async () => {
    await fc.assert(fc.asyncProperty(wildSheet, expectPlain), { numRuns: cases(100) });
  });

  test('for forms that differ in a single measure', async () => {
    const sheet = sampleSheet(1);
    const { label, value } = sheet.styles;
    if (!label || !value) throw new Error('no styles');
    for (const change of [
      { paper: { ...sheet.paper, bottom: 30 } },
      { pageNumber: { ...sheet.pageNumber, size: 9 } },
      { styles: { ...sheet.styles, label: { ...label, leading: 1.6 } } },
      { styles: { ...sheet.styles, value: { ...value, font: { ...value.font, office: '楷体' } } } },
      { padding: { x: 3, y: 2 } },
      { columns: [20, 32, 30, 46, 22, 20] },
      { lineWidth: 1 },
      { title: '另一个项目' },
    ]) {
      await expectPlain({ ...sheet, ...change });
      await expectPlain(sheet);
    }
  });
});
