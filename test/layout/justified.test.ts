/** Justified text: no line but the last falls short, no gap in it reads as a space, and no rule of breaking is left. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFont } from '../../src/assets.ts';
import { type Paragraph, type Sheet, type Style, styleOf } from '../../src/form/sheet.ts';
import { openFaces } from '../../src/layout/faces.ts';
import { breakLines, type TextLine } from '../../src/layout/lines.ts';
import { mm } from '../../src/layout/place.ts';
import { examples } from '../examples/examples.ts';
import { cases } from '../random.ts';
import { style, text } from './sheets.ts';

const faces = openFaces(readFont);
/** How far in em a line may fall short of its cell. */
const mostShort = 1.5;
const justified: Style = { ...style, align: 'justify', indent: 2, size: 10.5 };

const wordsOf = ({ runs }: TextLine) => runs.map(run => run.text).join('');

/** What falls short of the room by more than it may, as text and em. */
function shortLines(paragraph: Paragraph, own: Style, room: number): readonly string[] {
  const lines = breakLines(paragraph, own, room, faces, []);
  return lines.slice(0, -1).flatMap((line, index) => {
    const indent = index === 0 ? own.indent * own.size : 0;
    const short = (room - indent - line.width) / own.size;
    return short > mostShort ? [`${wordsOf(line)} (${short.toFixed(2)})`] : [];
  });
}

function justifiedCells(sheet: Sheet) {
  return sheet.sections
    .flatMap(section => section.rows.flatMap(row => row.cells))
    .flatMap(({ role, column, colSpan, content }) => {
      const own = styleOf(sheet, role);
      const widths = sheet.columns.slice(column, column + colSpan);
      const room = widths.reduce((sum, width) => sum + width, 0) - 2 * sheet.padding.x;
      return content
        .filter(({ align }) => (align ?? own.align) === 'justify')
        .map(paragraph => ({ paragraph, own, room: room * mm }));
    });
}

describe('no line of a justified cell but the last falls short', () => {
  test.each(examples)('$name', ({ sheet }) => {
    const short = justifiedCells(sheet).flatMap(({ paragraph, own, room }) =>
      shortLines(paragraph, own, room),
    );
    expect(short).toEqual([]);
  });

  const dates =
    '项目于2024年12月31日前完成招标投标，2025年1月1日开工建设，2025年12月31日前完成竣工验收并投入使用。';
  test.each(Array.from({ length: 21 }, (_, length) => length))(
    'dates behind %i more characters',
    length => {
      const paragraph = text('河'.repeat(length) + dates);
      // The wide cell and the narrow one of the forms.
      for (const width of [127.6, 69.6])
        expect(shortLines(paragraph, justified, width * mm)).toEqual([]);
    },
  );
});

const pieces = fc.constantFrom(
  ...'一二三四五六七八九十，。、；：（）《》“”',
  '2026年10月31日前',
  '≥1234.56万元',
  '120m²',
  '35㎞',
  '95%',
  'Windows',
  '〔2024〕7号',
);

describe('a justified text', () => {
  const lines = (look: (lines: readonly TextLine[], room: number) => void) =>
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 120 }),
        fc.integer({ min: 12, max: 40 }),
        (characters, ems) => {
          const room = ems * justified.size;
          look(breakLines(text(characters.join('')), justified, room, faces, []), room);
        },
      ),
      { numRuns: cases(300) },
    );

  test('begins no line with a stop or a superscript, ends none with a bracket that opens', () => {
    lines(all => {
      const [, ...others] = all.map(wordsOf);
      for (const line of others) expect(line).not.toMatch(/^[，。、；：）》”²%]/u);
      for (const line of all.slice(0, -1)) expect(wordsOf(line)).not.toMatch(/[（《“]$/u);
    });
  });

  test('parts no number from what it counts', () => {
    lines(all => {
      const broken = all.map(wordsOf).join('|');
      expect(broken).not.toMatch(/[\d.]\|[\d.年月日号万㎞%m]|[≥万]\|[\d元]|m\|²/u);
    });
  });

  test('has no gap that reads as a space, and none drawn together by more than a blank', () => {
    lines(all => {
      for (const { runs } of all)
        for (const { spacing, size } of runs) {
          expect(spacing).toBeLessThan(size / 10);
          expect(spacing).toBeGreaterThanOrEqual(-size / 2 - 1e-6);
        }
    });
  });

  test('stands in its room', () => {
    lines((all, room) => {
      for (const { runs, width } of all) {
        expect(width).toBeLessThanOrEqual(room + 1e-6);
        const end = runs.at(-1);
        if (end) expect(end.x + end.width).toBeLessThanOrEqual(room + 1e-6);
      }
    });
  });

  test('loses nothing', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 120 }), characters => {
        const content = characters.join('');
        expect(breakLines(text(content), justified, 200, faces, []).map(wordsOf).join('')).toBe(
          content,
        );
      }),
      { numRuns: cases(200) },
    );
  });
});
