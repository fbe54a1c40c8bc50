/** What Word and PDF decide alike: where the segments of a line stand, and which centred texts break earlier. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFont } from '../../src/assets.ts';
import type { Paragraph, Style } from '../../src/form/sheet.ts';
import { insetAgainstShortLine, placeSegments } from '../../src/layout/estimate.ts';
import { openFaces } from '../../src/layout/faces.ts';
import { type FlowLine, flowLines } from '../../src/layout/flow.ts';
import { breakLines } from '../../src/layout/lines.ts';
import { lineXml, paragraphXml } from '../../src/writers/docx/paragraph.ts';
import { cases } from '../random.ts';
import { elements, readText } from '../writers/docx-reading.ts';
import { sheet, style, text } from './sheets.ts';

const faces = openFaces(readFont);
const size = style.size;

interface Drawn {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** A line of the PDF as texts and the places of their edges; runs that touch are one text. */
const drawn = ({ runs }: FlowLine): readonly Drawn[] => {
  const texts: Drawn[] = [];
  for (const { text: own, x, width } of runs) {
    const last = texts.at(-1);
    if (last && Math.abs(last.right - x) < 1e-6)
      texts[texts.length - 1] = { text: last.text + own, left: last.left, right: x + width };
    else texts.push({ text: own, left: x, right: x + width });
  }
  return texts;
};

const setInPdf = (segments: readonly Paragraph[], width: number, own: Style = style) =>
  flowLines([{ role: 'cell', segments }], sheet([], { styles: { cell: own } }), width, faces, []);

/** The same line of Word: rows of texts, each at a tab stop or at the start. */
const setInWord = (segments: readonly Paragraph[], width: number) => {
  const place = { role: 'cell', style, room: width, keepNext: false };
  return elements(lineXml({ role: 'cell', segments }, place), 'w:p').map(paragraph => {
    const stops = [...paragraph.matchAll(/<w:tab w:val="(\w+)" w:pos="(\d+)"/g)];
    const [first = '', ...others] = readText(paragraph).split('\t');
    return [
      ...(first === '' ? [] : [{ text: first, align: 'left', x: 0 }]),
      ...stops.map(([, side, x], at) => ({ text: others[at], align: side, x: Number(x) / 20 })),
    ];
  });
};

const hanzi = fc
  .array(fc.constantFrom(...'项目支出绩效目标申报表：（）'), { minLength: 1, maxLength: 30 })
  .map(characters => characters.join(''));
const align = fc.constantFrom('left', 'center', 'right', undefined);
const paragraph = (content: fc.Arbitrary<string>) =>
  fc.record({ content, align }).map(one => ({
    ...text(one.content),
    ...(one.align && { align: one.align }),
  }));
const line = (content: fc.Arbitrary<string>) =>
  fc.array(paragraph(content), { minLength: 2, maxLength: 5 });
const width = fc.integer({ min: 32, max: 60 }).map(ems => ems * size);

describe('segments of a line', () => {
  test('stand at the same places in Word and in the PDF', () => {
    fc.assert(
      fc.property(line(hanzi), width, (segments, room) => {
        const word = setInWord(segments, room);
        const pdf = setInPdf(segments, room).map(drawn);
        expect(pdf.map(row => row.map(one => one.text))).toEqual(
          word.map(row => row.map(one => one.text)),
        );
        for (const [index, row] of word.entries())
          for (const [at, { align: side, x }] of row.entries()) {
            const { left = 0, right = 0 } = pdf[index]?.[at] ?? {};
            const edge = { left, center: (left + right) / 2, right }[side ?? 'left'] ?? left;
            expect(Math.abs(edge - x)).toBeLessThan(0.06);
          }
      }),
      { numRuns: cases(300) },
    );
  });

  test('lose nothing, overlap nothing and stay within the width, however wide their signs', () => {
    const wide = fc.string({
      unit: fc.constantFrom(...'WM@%0il 项目'),
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(line(wide), width, (segments, room) => {
        const rows = setInPdf(segments, room).map(drawn);
        const letters = rows.flat().map(one => one.text);
        const all = segments.flatMap(one => one.parts.map(part => part.text));
        expect(letters.join('')).toBe(all.join(''));
        for (const row of rows) {
          let end = 0;
          for (const { left, right } of row) {
            expect(left).toBeGreaterThanOrEqual(end - 1e-6);
            expect(right).toBeLessThanOrEqual(room + 1e-6);
            end = right;
          }
        }
      }),
      { numRuns: cases(300) },
    );
  });

  test('stand from margin to margin with equal gaps, else follow one another', () => {
    const placed = (...contents: readonly string[]) =>
      placeSegments({ role: '', segments: contents.map(one => text(one)) }, style, 200).map(row =>
        row.map(one => [one.align, one.x]),
      );
    expect(placed('甲', '单位：万元')).toEqual([
      [
        ['left', 0],
        ['right', 200],
      ],
    ]);
    expect(placed('一'.repeat(12), '二', '三')).toEqual([
      [
        ['left', 0],
        ['left', 150],
        ['right', 200],
      ],
    ]);
    const left = [
      ['left', 0],
      ['left', 140],
    ];
    expect(placed('一'.repeat(12), '二二', '一'.repeat(12), '二二')).toEqual([left, left]);
  });

  test('are not indented, as their paragraph in Word is not', () => {
    const segments = [text('甲'), text('乙')];
    const indented = { ...style, indent: 2, insetRight: 3 };
    expect(setInPdf(segments, 200, indented)).toEqual(setInPdf(segments, 200));
    const place = { role: 'cell', style: indented, room: 200, keepNext: false };
    expect(lineXml({ role: 'cell', segments }, place)).toMatch(
      /<w:ind [^>]*w:right="0"[^>]*w:firstLine="0"/,
    );
  });
});

describe('a centred value of hanzi', () => {
  const value = (content: string): Paragraph => ({ parts: [{ text: content, field: ['a'] }] });
  const centred: Style = { ...style, align: 'center' };
  const label = fc
    .array(fc.constantFrom(...'绩效指标内容单位𠮷'), { minLength: 1, maxLength: 40 })
    .map(characters => characters.join(''));
  const ems = fc.integer({ min: 1, max: 12 });

  test('breaks at the same places in Word and in the PDF', () => {
    fc.assert(
      fc.property(label, ems, (content, perLine) => {
        const room = perLine * size;
        const inset = insetAgainstShortLine(value(content), centred, room);
        fc.pre(inset > 0);
        const [, twips] =
          /<w:ind w:left="(\d+)" w:right="\1"/.exec(
            paragraphXml(value(content), { role: '', style: centred, room, keepNext: false }),
          ) ?? [];
        const inWord = Math.floor((room - (2 * Number(twips)) / 20) / size + 1e-6);
        const lines = breakLines(value(content), centred, room, faces, []);
        const lengths = lines.map(one => [...one.runs.map(run => run.text).join('')].length);
        for (const length of lengths.slice(0, -1)) expect(length).toBe(inWord);
        expect(lengths.at(-1)).toBeGreaterThan(1);
        expect(lengths.length).toBe(Math.ceil([...content].length / perLine));
        for (const { runs } of lines) {
          const left = runs[0]?.x ?? 0;
          const end = runs.at(-1);
          expect(room - (end ? end.x + end.width : 0)).toBeCloseTo(left);
        }
      }),
      { numRuns: cases(2000) },
    );
  });
});
