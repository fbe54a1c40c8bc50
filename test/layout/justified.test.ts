/** Justified text: no line but the last falls short, and no gap in it reads as a space. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFont } from '../../src/assets.ts';
import { type Paragraph, type Sheet, styleOf } from '../../src/form/sheet.ts';
import { openFaces } from '../../src/layout/faces.ts';
import { breakLines, type TextLine } from '../../src/layout/lines.ts';
import { mm } from '../../src/layout/place.ts';
import { examples } from '../examples/examples.ts';
import { cases } from '../random.ts';
import { style, text } from './sheets.ts';

const faces = openFaces(readFont);
/** How far in em a line may fall short of its cell. */
const mostShort = 1.5;

const wordsOf = ({ runs }: TextLine) => runs.map(run => run.text).join('');

/** What falls short of the room by more than it may, as text and em. */
function shortLines(paragraph: Paragraph, own: typeof style, room: number): readonly string[] {
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
      const room =
        sheet.columns.slice(column, column + colSpan).reduce((sum, width) => sum + width, 0) -
        2 * sheet.padding.x;
      return content
        .filter(({ align }) => (align ?? own.align) === 'justify')
        .map(paragraph => ({ paragraph, own, room: room * mm }));
    });
}

describe('no line of a justified cell but the last falls short', () => {
  test.each(examples)('$name', ({ sheet }) => {
    const cells = justifiedCells(sheet);
    expect(cells.flatMap(({ paragraph, own, room }) => shortLines(paragraph, own, room))).toEqual(
      [],
    );
  });

  const dates =
    '项目于2024年12月31日前完成招标投标，2025年1月1日开工建设，2025年12月31日前完成竣工验收并投入使用。';
  test.each(Array.from({ length: 21 }, (_, length) => length))(
    'dates behind %i more characters',
    length => {
      const own = { ...style, align: 'justify', indent: 2, size: 10.5 } as const;
      const [width, narrow] = [127.6 * mm, 69.6 * mm];
      const paragraph = text('河'.repeat(length) + dates);
      expect(shortLines(paragraph, own, width)).toEqual([]);
      expect(shortLines(paragraph, own, narrow)).toEqual([]);
    },
  );
});
