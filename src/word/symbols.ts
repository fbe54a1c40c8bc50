/** Characters of the symbol fonts in which Word files draw their boxes, as real Unicode. */

/** Stands for a character of a symbol font that has no counterpart here: the printer's mark for a missing sort. */
const MISSING = '〓';

const wingdings: Readonly<Record<number, string>> = {
  32: ' ',
  108: '●',
  110: '■',
  111: '□',
  113: '□',
  114: '□',
  117: '◆',
  168: '□',
  251: '×',
  252: '√',
  253: '☒',
  254: '☑',
};
const wingdings2: Readonly<Record<number, string>> = {
  32: ' ',
  42: '□',
  79: '×',
  80: '√',
  81: '☒',
  82: '☑',
  83: '☒',
  84: '☒',
  85: '☒',
  153: '□',
  161: '■',
  162: '■',
  163: '□',
  164: '□',
};
const symbol: Readonly<Record<number, string>> = {
  32: ' ',
  163: '≤',
  179: '≥',
  180: '×',
  183: '·',
  184: '÷',
  185: '≠',
  214: '√',
  255: '□',
};

const FONTS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  wingdings,
  'wingdings 2': wingdings2,
  symbol,
};

/** Whether a font draws symbols in place of letters. */
export const isSymbolFont = (font: string | undefined): font is string =>
  font !== undefined && /^(wingdings( [23])?|webdings|symbol)$/i.test(font);

/** What a character code shows in a symbol font; fonts store codes from 0x20 as they are or at U+F020. */
export function symbolText(font: string, code: number): string {
  const low = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  // Beyond the symbol range the code means itself: a hanzi typed with a symbol font chosen.
  if (low > 0xff) return String.fromCodePoint(low);
  return FONTS[font.toLowerCase()]?.[low] ?? MISSING;
}

/** Symbol codes in text whose font is not said: what the first of the symbol fonts shows that knows them. */
export function withoutSymbolCodes(text: string): string {
  return text.replace(/\p{Co}/gu, character => {
    const low = (character.codePointAt(0) ?? 0) - 0xf000;
    return wingdings[low] ?? wingdings2[low] ?? symbol[low] ?? MISSING;
  });
}

/** What a text shows in a symbol font. */
export function symbols(font: string, text: string): string {
  return [...text].map(character => symbolText(font, character.codePointAt(0) ?? 0)).join('');
}
