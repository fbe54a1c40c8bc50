/** Fonts as pdfkit embeds them: the shared parsed font with a shaping and a subset of this document's own. */
import type { Font, Glyph, GlyphPosition, GlyphRun, Subset } from 'fontkit';
import type { Face } from '../../layout/metrics.ts';
import { subsetTrueType } from './subset.ts';

/** The part of fontkit's subsets that pdfkit and we use; its types leave it out. */
interface OpenSubset extends Subset {
  readonly glyphs: number[];
  readonly cff?: unknown;
}

/** What pdfkit reads of a glyph. */
interface DrawnGlyph {
  readonly id: number;
  readonly advanceWidth: number;
  readonly codePoints: readonly number[];
}

/**
 * A font object for one document. Each pair of a glyph and the characters it stands for gets a number of its own,
 * so that the text copied from the page is the text that was written, even where two characters share a glyph.
 */
export function embeddable(face: Face): Font {
  const numbers = new Map<number | string, number>();
  const glyphs: number[] = [0];

  function numberOf(id: number, codePoints: readonly number[]): number {
    const [first] = codePoints;
    const key =
      codePoints.length === 1 && first !== undefined
        ? id * 0x200000 + first
        : `${id}:${codePoints.join()}`;
    let number = numbers.get(key);
    if (number === undefined) {
      number = glyphs.push(id) - 1;
      numbers.set(key, number);
    }
    return number;
  }

  function layout(text: string): Pick<GlyphRun, 'glyphs' | 'positions' | 'advanceWidth'> {
    const run: DrawnGlyph[] = [];
    const positions: GlyphPosition[] = [];
    let advanceWidth = 0;
    for (const { id, codePoints, advance, ownAdvance, dx, dy } of face.shape(text)) {
      run.push({ id: numberOf(id, codePoints), advanceWidth: ownAdvance, codePoints });
      positions.push({ xAdvance: advance, yAdvance: 0, xOffset: dx, yOffset: dy });
      advanceWidth += advance;
    }
    return { glyphs: run as unknown as Glyph[], positions, advanceWidth };
  }

  function createSubset(): Subset {
    const subset = face.font.createSubset() as OpenSubset;
    const includeGlyph = (number: number): number => number;
    const encode = (): Uint8Array => {
      if (!subset.cff) return subsetTrueType(face.font, glyphs);
      subset.glyphs.splice(0, subset.glyphs.length, ...glyphs);
      return subset.encode();
    };
    return { cff: subset.cff, includeGlyph, encode } as unknown as Subset;
  }

  return Object.create(face.font, {
    layout: { value: layout },
    createSubset: { value: createSubset },
  }) as Font;
}
