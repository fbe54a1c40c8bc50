/** Shaping: the glyphs of scripts whose letters join, stack or move, as fontkit finds them by the rules of the font. */
import { createRequire } from 'node:module';
import type { Font, Glyph, GlyphRun } from 'fontkit';
import type { FontFile } from './font-file.ts';
import { passIdleLookups } from './idle-lookups.ts';

/** A glyph of a shaped text; lengths in units of the font. */
export interface ShapedGlyph {
  readonly id: number;
  /** The characters that it stands for; a character of no width joins the glyph before it. */
  readonly codePoints: readonly number[];
  /** How far the pen moves on. */
  readonly advance: number;
  /** What the font itself says of that. */
  readonly ownAdvance: number;
  readonly dx: number;
  readonly dy: number;
}

const parsed = new WeakMap<FontFile, Font>();

const require = createRequire(import.meta.url);

/** The font as fontkit parses it, once; fontkit is loaded for the first. */
export function parsedFont(file: FontFile): Font {
  const { create }: typeof import('fontkit') = require('fontkit');
  const bytes = () => Buffer.from(file.bytes.subarray(0, file.bytes.length));
  const font = parsed.get(file) ?? (create(bytes()) as Font);
  parsed.set(file, font);
  return font;
}

/** Gives the glyphs of a syllable; undefined where fontkit fails: it stumbles over marks that their letter has no anchor for. */
export function shaperOf(file: FontFile): (text: string) => readonly ShapedGlyph[] | undefined {
  let font: Font | undefined;
  return text => {
    font ??= ownGlyphs(parsedFont(file));
    let run: GlyphRun;
    try {
      run = font.layout(text);
    } catch {
      return undefined;
    }
    const glyphs = run.glyphs.map((glyph, index) => {
      const at = run.positions[index];
      return {
        id: glyph.id,
        codePoints: glyph.codePoints,
        advance: at?.xAdvance ?? 0,
        ownAdvance: glyph.advanceWidth,
        dx: at?.xOffset ?? 0,
        dy: at?.yOffset ?? 0,
      };
    });
    // fontkit puts a dotted circle after some sound syllables, e.g. U+0F40 U+0F71 U+0F72.
    return text.includes('◌') ? glyphs : glyphs.filter(glyph => glyph.codePoints[0] !== 0x25cc);
  };
}

/**
 * A view of a font whose glyphs know the characters of the text at hand. The font itself keeps the first
 * that a glyph ever stood for, so that a document's bytes would hang on the documents before it.
 */
function ownGlyphs(font: Font): Font {
  const getGlyph = (id: number, codePoints: number[]): Glyph =>
    Object.create(font.getGlyph(id), { codePoints: { value: codePoints } }) as Glyph;
  const view = Object.create(font, { getGlyph: { value: getGlyph } }) as Font;
  // Of the view, since what shapes a text asks the font that it was made for.
  passIdleLookups(view);
  return view;
}
