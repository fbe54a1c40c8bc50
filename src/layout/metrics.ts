/** Font metrics: what layout needs to know of a font, read once per run with fontkit. */

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
}
