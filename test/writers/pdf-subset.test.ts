import { create, type Font, type Glyph } from 'fontkit';
import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { readFont } from '../../src/assets.ts';
import { openFaces } from '../../src/layout/faces.ts';
import { documentFont } from '../../src/writers/pdf/font.ts';
import { subsetTrueType } from '../../src/writers/pdf/subset.ts';

const faces = openFaces(readFont);

function parsed(id: string): Font {
  const bytes = readFont(id);
  return create(Buffer.from(bytes.subarray(0, bytes.length))) as Font;
}

/** A subset has no cmap, so fontkit may be asked for glyphs by number only. */
function glyphsOf(bytes: Uint8Array): readonly Glyph[] {
  const font = create(Buffer.from(bytes)) as Font;
  return Array.from({ length: font.numGlyphs }, (_, id) => font.getGlyph(id));
}

/** Ids of glyphs of a font that consist of others. */
function composites(font: Font): readonly number[] {
  const { loca, stream, directory } = font as unknown as {
    loca: { offsets: number[] };
    stream: { buffer: Uint8Array };
    directory: { tables: { glyf: { offset: number } } };
  };
  const view = new DataView(stream.buffer.buffer, stream.buffer.byteOffset);
  return loca.offsets.flatMap((offset, id) => {
    const end = loca.offsets[id + 1] ?? offset;
    return end > offset && view.getInt16(directory.tables.glyf.offset + offset) < 0 ? [id] : [];
  });
}

describe('a subset', () => {
  test.each(['song', 'song-bold', 'hei', 'symbols', 'tibetan'])(
    'of %s draws as the font in its file does',
    id => {
      const { file } = faces.open(id);
      const font = parsed(id);
      const some = Array.from({ length: 60 }, (_, index) => (index * 97) % font.numGlyphs);
      const wanted = [0, ...some, ...composites(font).slice(0, 60), 7, 7];
      const glyphs = glyphsOf(subsetTrueType(file, wanted));
      const untouched = parsed(id);
      expect(glyphs.length).toBeGreaterThanOrEqual(wanted.length);
      for (const [place, from] of wanted.entries()) {
        const [copy, original] = [glyphs[place], untouched.getGlyph(from)];
        expect(copy?.path.toSVG()).toBe(original.path.toSVG());
        expect(copy?.advanceWidth).toBe(original.advanceWidth);
      }
    },
  );

  test('copes with glyphs that consist of others, of which Tibetan has some', () => {
    const font = parsed('tibetan');
    expect(composites(font).length).toBeGreaterThan(60);
  });
});

describe('a font of one document', () => {
  test('numbers a glyph once for each character it stands for', () => {
    const face = faces.open('hei');
    // As in fonts that have one glyph for a character and its compatibility form.
    const shape = (text: string) => {
      const [first] = face.shape('口');
      if (!first) throw new Error('no glyph');
      return Array.from(text, one => ({ ...first, codePoints: [one.codePointAt(0) ?? 0] }));
    };
    const document = new PDFDocument({ autoFirstPage: false, font: '' });
    const { codeOf } = documentFont(document, { ...face, shape }, 'F1');
    expect(shape('口⼝口').map(codeOf)).toEqual(['0001', '0002', '0001']);
  });
});
