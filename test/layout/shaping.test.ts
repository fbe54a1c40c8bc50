/** Shaping with fewer lookups: the glyphs are those of fontkit left to itself, and long texts do not take long. */
import fc from 'fast-check';
import * as fontkit from 'fontkit';
import { expect, test } from 'vitest';
import { readFont } from '../../src/assets.ts';
import { openFaces } from '../../src/layout/faces.ts';
import { passIdleLookups } from '../../src/layout/idle-lookups.ts';
import { breakLines, type TextLine } from '../../src/layout/lines.ts';
import { style, text } from './sheets.ts';

const faces = openFaces(readFont);
const { file } = faces.open('tibetan');
const opened = () =>
  fontkit.create(Buffer.from(file.bytes.subarray(0, file.bytes.length))) as fontkit.Font;
const plain = opened();
const quick = opened();
passIdleLookups(quick);

const letters = Array.from({ length: 0x0fdb - 0x0f00 }, (_, at) =>
  String.fromCodePoint(0x0f00 + at),
).filter(letter => /\p{Assigned}/u.test(letter));

/** Glyphs and where they stand; why fontkit failed, where it did. */
function shaped(font: fontkit.Font, of: string): unknown {
  try {
    const { glyphs, positions } = font.layout(of);
    return glyphs.map(({ id }, at) => ({ id, ...positions[at] }));
  } catch (error) {
    return String(error);
  }
}

test.each(['སྐྱོང་བརྒྱད།', 'ཨོཾ་མ་ཎི་པདྨེ་ཧཱུྃ༔', 'བཀྲ་ཤིས་བདེ་ལེགས། །', 'ཀཱི', '༄༅། །'])(
  '%s is shaped as ever',
  of => {
    expect(shaped(quick, of)).toEqual(shaped(plain, of));
  },
);

test('any Tibetan is shaped as ever', () => {
  const any = fc.array(fc.constantFrom(...letters), { maxLength: 12 }).map(all => all.join(''));
  const likely = fc
    .array(
      fc.tuple(
        fc.constantFrom(...'ཀགངདནབམརལསཧཨ'),
        fc.constantFrom('', 'ྱ', 'ྲ', 'ྭ', 'ྒྲ'),
        fc.constantFrom('', 'ི', 'ུ', 'ོ', 'ཱི', '་'),
      ),
      { maxLength: 6 },
    )
    .map(all => all.flat().join(''));
  fc.assert(
    fc.property(fc.oneof(any, likely), of => {
      expect(shaped(quick, of)).toEqual(shaped(plain, of));
    }),
  );
});

test('letters without a tsheg are set one by one, as fontkit sets them together', () => {
  const letter = fc.constantFrom(...letters.slice(64, 108));
  const long = fc.tuple(
    fc.array(letter, { minLength: 13, maxLength: 38 }),
    fc.constantFrom('', '་', 'ི', 'ྱུ་', '།', '༌'),
  );
  const face = faces.open('tibetan');
  fc.assert(
    fc.property(long, ([all, end]) => {
      const of = all.join('') + end;
      const { glyphs, positions } = plain.layout(of);
      expect(face.shape(of).map(({ id, advance, dx, dy }) => [id, advance, dx, dy])).toEqual(
        glyphs.map(({ id }, at) => {
          const { xAdvance, xOffset, yOffset } = positions[at] ?? {};
          return [id, xAdvance, xOffset, yOffset];
        }),
      );
    }),
  );
});

test('a long text of rare syllables takes a small part of the work', () => {
  const numbers = Array.from({ length: 100 }, (_, at) => at);
  const letter = (at: number) => letters[64 + (at % 40)] ?? '';
  const syllables = numbers.map(at =>
    [1, 7, 11, 13, 17, 19, 23, 29].map(step => letter(at * step)).join(''),
  );
  const [all, needed] = [plain, quick].map(font => {
    const count = countingLookups(font);
    for (const one of syllables) shaped(font, one);
    return count();
  });
  expect(needed).toBeGreaterThan(0);
  expect((needed ?? 0) * 5).toBeLessThan(all ?? 0);
});

/** Counts from now on how often a font tries a subtable at a glyph. */
function countingLookups(font: fontkit.Font): () => number {
  interface Processor {
    applyLookup(type: number, table: unknown): boolean;
  }
  const { _layoutEngine: layout } = font as unknown as {
    _layoutEngine: { engine: Record<'GSUBProcessor' | 'GPOSProcessor', Processor | null> };
  };
  let count = 0;
  for (const processor of [layout.engine.GSUBProcessor, layout.engine.GPOSProcessor]) {
    if (!processor) continue;
    const apply = processor.applyLookup.bind(processor);
    processor.applyLookup = (type, table) => {
      count += 1;
      return apply(type, table);
    };
  }
  return () => count;
}

test.each([
  ['Tibetan without a tsheg', 'ཀཁགང', 20_000],
  ['marks alone', 'ི', 20_000],
  ['Mongolian', 'ᠮᠣᠩᠭᠣᠯ ', 5_000],
  ['Uyghur', 'ئۇيغۇر', 5_000],
  ['Hindi', 'क्षेत्र', 5_000],
  ['emoji', '👨‍👩‍👧', 5_000],
])('%s is drawn or missed, and soon', (_, of, times) => {
  const start = performance.now();
  const lines = breakLines(text(of.repeat(times)), style, 400, faces, []);
  expect(lines.map(line => line.runs.map(run => run.text).join('')).join('')).toBe(
    of.repeat(times),
  );
  expect(performance.now() - start).toBeLessThan(20_000);
});

test('no stack touches a stack of the line above', () => {
  const tibetan = faces.open('tibetan');
  /** How far the ink of a line reaches above and below its base line, in em. */
  const inkOf = (line: TextLine) => {
    const edges = line.runs.flatMap(run =>
      tibetan.shape(run.text).flatMap(({ id, dy }) => {
        const { minY, maxY } = plain.getGlyph(id).bbox;
        return maxY > minY ? [minY + dy, maxY + dy] : [0];
      }),
    );
    return { above: Math.max(...edges) / 1000, below: -Math.min(...edges) / 1000 };
  };
  // The deepest and the highest that words are written with, and usual ones.
  const syllables = ['བསྒྲུབས་', 'སྐྲུན་', 'བོའི་', 'ཨོཾ་', 'མདོ་', 'རྒྱུ་', 'ལམ་', 'གཙང་'];
  const line = fc.array(fc.constantFrom(...syllables), { minLength: 4, maxLength: 24 });
  fc.assert(
    fc.property(line, fc.constantFrom(1, 1.3, 1.5), (all, leading) => {
      const lines = breakLines(text(all.join('')), { ...style, leading }, 60, faces, []);
      for (const [index, next] of lines.entries()) {
        const before = lines[index - 1];
        if (!before) continue;
        const room = (before.descent + next.ascent) / style.size;
        expect(inkOf(before).below + inkOf(next).above).toBeLessThanOrEqual(room);
      }
    }),
  );
});
