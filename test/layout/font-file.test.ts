import { create, type Font } from 'fontkit';
import { describe, expect, test } from 'vitest';
import { readFont, shippedFaces } from '../../src/assets.ts';
import type { FontBytes } from '../../src/form/sheet.ts';
import { readFontFile } from '../../src/layout/font-file.ts';

const whole = (font: FontBytes) => Buffer.from(font.subarray(0, font.length));

describe.each(shippedFaces)('of %s', id => {
  const bytes = whole(readFont(id));
  const file = readFontFile(bytes);
  const font = create(bytes) as Font;

  test('every character has the glyph and the width that fontkit finds', () => {
    const differing: string[] = [];
    let found = 0;
    for (let codePoint = 0; codePoint < 0x32000; codePoint++) {
      const has = font.hasGlyphForCodePoint(codePoint);
      const glyph = file.glyphOf(codePoint);
      if (has) found++;
      const same = has
        ? glyph === font.glyphForCodePoint(codePoint).id &&
          file.advanceOf(glyph) === font.glyphForCodePoint(codePoint).advanceWidth
        : glyph === 0;
      if (!same) differing.push(codePoint.toString(16));
    }
    expect(found).toBeGreaterThan(30);
    expect(differing).toEqual([]);
  });

  test('the facts are those that fontkit reads', () => {
    const { minX, minY, maxX, maxY } = font.bbox;
    expect(file).toMatchObject({
      outlines: 'TrueType',
      em: font.unitsPerEm,
      ascent: font.ascent,
      descent: font.descent,
      capHeight: font.capHeight,
      xHeight: font.xHeight,
      box: [minX, minY, maxX, maxY],
      italicAngle: font.italicAngle,
      isItalic: false,
      isFixedPitch: false,
      postscriptName: font.postscriptName,
    });
  });
});

describe('a mapping in segments, as most fonts of others have', () => {
  /** The font with its mapping of all planes renamed, so that only the one in segments is left. */
  const withSegments = () => {
    const bytes = whole(readFont('hei'));
    const cmap = readFontFile(bytes).table('cmap');
    const view = new DataView(cmap.buffer, cmap.byteOffset);
    for (let index = 0; index < view.getUint16(2); index++) {
      const entry = 4 + index * 8;
      const format = view.getUint16(view.getUint32(entry + 4));
      if (format === 12) view.setUint16(entry, 1);
    }
    return bytes;
  };

  test('gives the same glyphs', () => {
    const all = readFontFile(readFont('hei'));
    const segments = readFontFile(withSegments());
    for (let codePoint = 0; codePoint < 0x10000; codePoint++)
      expect(segments.glyphOf(codePoint)).toBe(all.glyphOf(codePoint));
    expect(segments.glyphOf(0x4e00)).toBeGreaterThan(0);
  });
});

test('a font cut short anywhere is an error or a font, and never hangs', () => {
  const bytes = whole(readFont('symbols'));
  for (let length = 4; length < bytes.length; length += 37) {
    try {
      const file = readFontFile(bytes.subarray(0, length));
      file.glyphOf(0x2611);
    } catch (error) {
      expect(error).toBeInstanceOf(Error);
    }
  }
});
