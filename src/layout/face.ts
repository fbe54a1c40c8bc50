/** A face: a font as layout measures with it and writers draw with it. */
import { isIgnorable, isShaped, syllablesOf, widthAsSpace } from './characters.ts';
import type { FontFile } from './font-file.ts';
import { type ShapedGlyph, shaperOf } from './shaping.ts';

/** One font file, opened. */
export interface Face {
  /** Shipped id or the path of the file. */
  readonly id: string;
  /** Whether it can draw the character. */
  has(codePoint: number): boolean;
  /** Advance width in em. */
  advance(codePoint: number): number;
  /** Height above and depth below the base line in em, both positive. */
  readonly ascent: number;
  readonly descent: number;
  /** The glyphs that draw a text, in the order they are drawn; scripts that need it are shaped. */
  shape(text: string): readonly ShapedGlyph[];
  /** Advance width in em of a text as shaped. */
  measure(text: string): number;
  /** The font itself, for embedding. */
  readonly file: FontFile;
}

/** How many shaped syllables a face remembers: shaping is slow, and a batch must not grow. */
const mostSyllables = 5000;

/** A face of a font file. */
export function makeFace(id: string, file: FontFile): Face {
  const { em } = file;
  const mapped = new Map<number, ShapedGlyph | undefined>();
  const shapedSyllables = new Map<string, readonly ShapedGlyph[]>();
  const setShaped = shaperOf(file);

  function lookUp(codePoint: number): ShapedGlyph | undefined {
    const codePoints = [codePoint];
    const own = file.glyphOf(codePoint);
    if (own !== 0) {
      const ownAdvance = file.advanceOf(own);
      const advance = isIgnorable(codePoint) ? 0 : ownAdvance;
      return { id: own, codePoints, advance, ownAdvance, dx: 0, dy: 0 };
    }
    const space = file.glyphOf(0x20);
    const width = widthAsSpace(codePoint);
    if (space === 0 || width === undefined) return undefined;
    const ownAdvance = file.advanceOf(space);
    const advance = width === 'space' ? ownAdvance : width * em;
    return { id: space, codePoints, advance, ownAdvance, dx: 0, dy: 0 };
  }

  function glyphOf(codePoint: number): ShapedGlyph | undefined {
    const known = mapped.get(codePoint);
    if (known || mapped.has(codePoint)) return known;
    const glyph = lookUp(codePoint);
    mapped.set(codePoint, glyph);
    return glyph;
  }

  function setPlain(text: string): readonly ShapedGlyph[] {
    const glyphs: ShapedGlyph[] = [];
    for (let at = 0; at < text.length; ) {
      const codePoint = text.codePointAt(at) ?? 0;
      const last = glyphs.at(-1);
      if (last && isIgnorable(codePoint)) {
        glyphs[glyphs.length - 1] = { ...last, codePoints: [...last.codePoints, codePoint] };
      } else {
        glyphs.push(glyphOf(codePoint) ?? notDefined(codePoint, em));
      }
      at += codePoint > 0xffff ? 2 : 1;
    }
    return glyphs;
  }

  function shape(text: string): readonly ShapedGlyph[] {
    return isShaped(text) ? syllablesOf(text).flatMap(shapeSyllable) : setPlain(text);
  }

  function shapeSyllable(text: string): readonly ShapedGlyph[] {
    let glyphs = shapedSyllables.get(text);
    if (!glyphs) {
      glyphs = (isShaped(text) && setShaped(text)) || setPlain(text);
      if (shapedSyllables.size >= mostSyllables) shapedSyllables.clear();
      shapedSyllables.set(text, glyphs);
    }
    return glyphs;
  }

  function measure(text: string): number {
    return shape(text).reduce((sum, glyph) => sum + glyph.advance, 0) / em;
  }

  return {
    id,
    file,
    has: codePoint => glyphOf(codePoint) !== undefined,
    advance: codePoint => (glyphOf(codePoint)?.advance ?? em) / em,
    ...extent(file),
    shape,
    measure,
  };
}

/** The box that stands for a character without glyph; layout reports it, so it is never printed. */
function notDefined(codePoint: number, em: number): ShapedGlyph {
  return { id: 0, codePoints: [codePoint], advance: em, ownAdvance: em, dx: 0, dy: 0 };
}

/** A Chinese font is as high as its em box; its other figures leave room for accents that forms do not use. */
function extent({ em, ascent, descent, glyphOf }: FontFile): Pick<Face, 'ascent' | 'descent'> {
  if (glyphOf(0x4e00) !== 0) return { ascent: 0.88, descent: 0.12 };
  return { ascent: ascent / em, descent: -descent / em };
}
