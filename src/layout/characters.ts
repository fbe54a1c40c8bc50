/** What layout knows of characters by themselves: which are shaped, which have no width, which are spaces. */

/** Scripts whose letters join, stack or move; all others are set letter by letter. */
const shapedScripts =
  /[\u0590-\u08ff\u0900-\u109f\u1780-\u18af\u1900-\u1aaf\u1b00-\u1c7f\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufefc]/;
const ignorable = /^\p{Default_Ignorable_Code_Point}$/u;

/** Widths in em of spaces that many fonts lack; they are drawn with the glyph of the common space. */
const spaceWidths: ReadonlyMap<number, number> = new Map([
  [0x2000, 1 / 2],
  [0x2001, 1],
  [0x2002, 1 / 2],
  [0x2003, 1],
  [0x2004, 1 / 3],
  [0x2005, 1 / 4],
  [0x2006, 1 / 6],
  [0x2007, 1 / 2],
  [0x2008, 1 / 4],
  [0x2009, 1 / 5],
  [0x200a, 1 / 10],
  [0x202f, 1 / 5],
  [0x205f, 4 / 18],
  [0x3000, 1],
]);

/** Whether a text is drawn by the shaping rules of its script. */
export function isShaped(text: string): boolean {
  return shapedScripts.test(text);
}

/** Whether a character is one of such a script. */
export function isShapedCharacter(codePoint: number): boolean {
  if (codePoint < 0x590 || (codePoint >= 0x2000 && codePoint < 0xa800)) return false;
  return codePoint <= 0xffff && isShaped(String.fromCharCode(codePoint));
}

/** Letters with their marks up to a tsheg, shad or space; no more than a person would write, since shaping is not linear. */
const syllable = /(?:[^\u0f0b-\u0f14 ]\p{M}{0,10}){0,40}[\u0f0b-\u0f14 ]{0,40}/gu;

/** Longer than any syllable of Tibetan; what goes on without a tsheg is none. */
const longestTibetan = 12;
/** Between two letters without marks, which a font sets side by side. */
const betweenTibetan = /(?<=[\u0f40-\u0f6c])(?=[\u0f40-\u0f6c])/u;

/**
 * A shaped text in syllables, or words: shaping does not look beyond their ends, a Tibetan tsheg or shad or a space,
 * and the same ones come again and again.
 */
export function syllablesOf(text: string): readonly string[] {
  const syllables = text.match(syllable)?.filter(one => one !== '') ?? [];
  return syllables.flatMap(one => (one.length > longestTibetan ? one.split(betweenTibetan) : one));
}

/** Whether a character has no width and no ink: joiners, variation selectors, direction marks. */
export function isIgnorable(codePoint: number): boolean {
  if (codePoint < 0xad || (codePoint > 0x206f && codePoint < 0x3164)) return false;
  if (codePoint >= 0x4e00 && codePoint < 0xfe00) return false;
  return ignorable.test(String.fromCodePoint(codePoint));
}

/** Width in em of a character that any font with a space can set; that of the space itself for a no-break space. */
export function widthAsSpace(codePoint: number): number | 'space' | undefined {
  if (codePoint === 0xa0) return 'space';
  return isIgnorable(codePoint) ? 0 : spaceWidths.get(codePoint);
}
