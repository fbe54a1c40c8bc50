/** The shipped faces: each opens, covers what forms and names need, and stays within the package's size. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import * as fontkit from 'fontkit';
import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';

const folder = new URL('../fonts/', import.meta.url);
const fontSizeLimit = 24_000_000;
const families: Readonly<Record<string, string>> = {
  'hei.ttf': 'Perfgoal Hei',
  'song-bold.ttf': 'Perfgoal Song Bold',
  'song.ttf': 'Perfgoal Song',
  'symbols.ttf': 'Perfgoal Symbols',
  'tibetan.ttf': 'Perfgoal Tibetan',
};
const hanziFaces = ['song.ttf', 'song-bold.ttf', 'hei.ttf'];
const smallFigures = '⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉';
const smallSigns = '⁺⁻⁼⁽⁾₊₋₌₍₎ⁿⁱₐₑₒₓₕₖₗₘₙₚₛₜ';
const fractions = '½¼¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚⅒⁄';
const measures = '℉㎏㎜㎝㎞㎎ℓµμΩ÷≈∞∑△▲○●◎★☆→←↑↓⑴㈠㈩ⅠⅫⅰⅹ№§※「」『』〈〉¥€−';
const formMarks = '□■√×≥≤≠±〔〕【】《》“”—…·℃㎡㎥‰％%￥①⑳ⅠⅫ（），。、；：？！０９ＡＺ';

function open(file: string): fontkit.Font {
  const font = fontkit.create(readFileSync(new URL(file, folder)));
  if (!('layout' in font)) throw new Error(`${file} is a collection`);
  return font;
}

function glyph(font: fontkit.Font, character: string): fontkit.Glyph {
  return font.glyphForCodePoint(character.codePointAt(0) ?? 0);
}

function pointsOf({ commands }: fontkit.Path): { readonly x: number; readonly y: number }[] {
  return commands.flatMap(({ args }) =>
    args.flatMap((x, at) => (at % 2 === 0 ? { x, y: args[at + 1] ?? 0 } : [])),
  );
}

/** How wide the straight stem of a 1 is: between the longest uprights. */
function stemOf({ path }: fontkit.Glyph): number {
  const points = pointsOf(path);
  const uprights = points
    .map((point, at) => ({ point, next: points[at + 1] ?? points[0] ?? point }))
    .filter(({ point, next }) => Math.abs(point.x - next.x) < 12)
    .sort((a, b) => Math.abs(b.next.y - b.point.y) - Math.abs(a.next.y - a.point.y));
  const [first, second] = uprights.map(({ point, next }) => (point.x + next.x) / 2);
  return Math.abs((first ?? 0) - (second ?? 0));
}

/** The characters of `wanted` that the face cannot draw. */
function missing(file: string, wanted: Iterable<string>): string[] {
  const covered = new Set(open(file).characterSet);
  return [...wanted].filter(character => !covered.has(character.codePointAt(0) ?? -1));
}

function range(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));
}

/** The hanzi of GB 2312: rows 16 to 87, of which row 55 ends five cells early. */
function gb2312Hanzi(): string[] {
  const decoder = new TextDecoder('gb18030');
  const hanzi: string[] = [];
  for (let row = 0xb0; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) {
      hanzi.push(decoder.decode(Uint8Array.of(row, cell)));
    }
  }
  return hanzi;
}

function standardHanzi(): string[] {
  const list = readFileSync(new URL('../scripts/standard-hanzi.txt', import.meta.url), 'utf8');
  return list.split('\n').flatMap(line => (line.startsWith('#') ? [] : [...line]));
}

test('the folder holds the known faces, and together they are small enough to ship', () => {
  const files = readdirSync(folder).filter(file => file.endsWith('.ttf'));
  expect(files.sort()).toEqual(Object.keys(families));
  const total = readdirSync(folder).reduce(
    (sum, file) => sum + statSync(new URL(file, folder)).size,
    0,
  );
  expect(total).toBeLessThan(fontSizeLimit);
});

describe.each(Object.entries(families))('%s', (file, family) => {
  test('opens under its own name, with metrics in thousandths of an em', () => {
    const font = open(file);
    expect(font.familyName).toBe(family);
    expect(font.unitsPerEm).toBe(1000);
    expect([font.ascent, font.descent]).toEqual(
      file === 'tibetan.ttf' ? [1180, -700] : [880, -120],
    );
  });

  test('keeps its copyright, and the licence travels with it', () => {
    const { copyright } = open(file);
    expect(copyright).not.toBe('');
    const licence = readFileSync(new URL('OFL.txt', folder), 'utf8');
    expect(licence).toContain(family);
    expect(licence).toContain(copyright.replace(/\.$/, ''));
    expect(licence).toContain('SIL OPEN FONT LICENSE Version 1.1');
  });
});

describe('coverage', () => {
  test('the lists are whole', () => {
    expect(new Set(gb2312Hanzi()).size).toBe(6763);
    expect(new Set(standardHanzi()).size).toBe(8105);
  });

  test.each(hanziFaces)('%s has what forms print', file => {
    expect(missing(file, [...gb2312Hanzi(), ...standardHanzi()])).toEqual([]);
    expect(missing(file, smallFigures + smallSigns + fractions + measures)).toEqual([]);
    expect(missing(file, [...range(0x20, 0x7e), ...range(0xa0, 0xff), ...formMarks])).toEqual([]);
  });

  test('song.ttf has the hanzi of Unicode 1.1 and extension A', () => {
    expect(missing('song.ttf', [...range(0x4e00, 0x9fa5), ...range(0x3400, 0x4db5)])).toEqual([]);
  });

  test('symbols.ttf has the boxes and ticks that song.ttf lacks', () => {
    expect(missing('symbols.ttf', '☐☑☒✓✔✗✘')).toEqual([]);
  });

  test('tibetan.ttf has every Tibetan letter and shapes stacks', () => {
    const tibetan = range(0x0f00, 0x0fda).filter(c => /\p{Assigned}/u.test(c));
    expect(tibetan.length).toBe(211);
    expect(missing('tibetan.ttf', tibetan)).toEqual([]);
    expect(open('tibetan.ttf').layout('སྐྱོང').glyphs.length).toBeLessThan('སྐྱོང'.length);
  });
});

describe('setting', () => {
  test('no two characters share a glyph, so that copied text is exact', () => {
    for (const file of ['song.ttf', 'song-bold.ttf', 'hei.ttf', 'symbols.ttf']) {
      const font = open(file);
      const glyphs = font.characterSet.map(c => font.glyphForCodePoint(c).id);
      expect(new Set(glyphs).size, file).toBe(glyphs.length);
    }
  });

  test('boxes have the frame of □ and a whole em', () => {
    const box = open('song.ttf').glyphForCodePoint(0x25a1);
    const symbols = open('symbols.ttf');
    for (const character of '☐☑☒') {
      const glyph = symbols.glyphForCodePoint(character.codePointAt(0) ?? 0);
      expect(glyph.bbox, character).toEqual(box.bbox);
      expect(glyph.advanceWidth, character).toBe(1000);
    }
  });

  test.each(hanziFaces)('%s has a dash that joins its neighbour', file => {
    const dash = glyph(open(file), '—');
    expect([dash.bbox.minX, dash.bbox.maxX, dash.advanceWidth]).toEqual([0, 1000, 1000]);
  });

  test.each(hanziFaces)('%s has ASCII as wide as the office fonts, but for letters', file => {
    const font = open(file);
    for (const sign of [...range(0x20, 0x7e), '−'].filter(one => /[^a-z&@]/i.test(one))) {
      const { advanceWidth, bbox } = glyph(font, sign);
      expect(advanceWidth, sign).toBe(500);
      if (!' _'.includes(sign))
        expect(Math.min(bbox.minX, 500 - bbox.maxX), sign).toBeGreaterThanOrEqual(0);
    }
  });

  test.each(hanziFaces)(
    '%s has small figures of one width, above or below, within the line',
    file => {
      const font = open(file);
      const { maxY: tall } = glyph(font, '0').bbox;
      expect(new Set([...smallFigures].map(one => glyph(font, one).advanceWidth)).size).toBe(1);
      for (const [raised, lowered] of ['⁰₀', '¹₁', '⁴₄', '⁵₅', '⁹₉', '⁺₊', '⁽₍']) {
        const [above, below] = [glyph(font, raised ?? '').bbox, glyph(font, lowered ?? '').bbox];
        expect([above.maxX - above.minX, above.maxY - above.minY], raised).toEqual([
          below.maxX - below.minX,
          below.maxY - below.minY,
        ]);
        expect(above.minY - below.minY, raised).toBe(520);
        expect(above.maxY, raised).toBeLessThanOrEqual(930);
        expect(below.minY, raised).toBeLessThan(0);
        expect(below.maxY, raised).toBeLessThan(tall * 0.55);
      }
    },
  );

  test.each(hanziFaces)('%s draws small figures nearly as strong as large ones', file => {
    const font = open(file);
    const [large, raised, lowered] = ['1', '¹', '₁'].map(one => stemOf(glyph(font, one)));
    expect(raised).toBe(lowered);
    expect((raised ?? 0) / (large ?? 1)).toBeGreaterThan(0.75);
    expect((raised ?? 0) / (large ?? 1)).toBeLessThan(0.9);
  });

  test.each(hanziFaces)('%s has a tick for √, in the middle of the em, without a bar', file => {
    const font = open(file);
    const { bbox, advanceWidth, path } = glyph(font, '√');
    expect(advanceWidth).toBe(1000);
    for (const middle of [bbox.minX + bbox.maxX - 1000, bbox.minY + bbox.maxY - 760])
      expect(Math.abs(middle)).toBeLessThan(8);
    // The bar of a root would end far to the right at the height where it begins.
    const high = pointsOf(path).filter(({ y }) => y > bbox.maxY - 100);
    expect(high.length).toBeGreaterThan(0);
    expect(Math.min(...high.map(({ x }) => x))).toBeGreaterThan(650);
  });

  test('one opened face serves several PDFs', async () => {
    const song = open('song.ttf');
    for (const text of ['项目支出绩效目标申报表□√', '口⼝𬭛']) {
      const pdf = await pdfOf(song, text);
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      expect(pdf.toString('latin1')).toContain('+PerfgoalSong');
    }
  });
});

function pdfOf(font: fontkit.Font, text: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const doc = new PDFDocument();
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
    // pdfkit takes an opened fontkit font; its types know file names and bytes only.
    doc.font(font as unknown as string).text(text);
    doc.end();
  });
}
