/** The way back from the glyphs of a font in a PDF to their text (ISO 32000-1, 9.10.3). */

/** Entries of one range at the most. */
const RANGE = 256;

/** The CMap from the numbers of glyphs to the characters that each stands for, the first of number 0. */
export function unicodeMap(texts: readonly (readonly number[])[]): string {
  const ranges: string[] = [];
  for (let start = 0; start < texts.length; start += RANGE) {
    const part = texts.slice(start, start + RANGE);
    const entries = part.map(codePoints => `<${codePoints.map(utf16).join('')}>`);
    ranges.push(`<${hex4(start)}> <${hex4(start + part.length - 1)}> [${entries.join(' ')}]`);
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <ffff>',
    'endcodespacerange',
    `${ranges.length} beginbfrange`,
    ...ranges,
    'endbfrange',
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}

function utf16(codePoint: number): string {
  if (codePoint <= 0xffff) return hex4(codePoint);
  const rest = codePoint - 0x10000;
  return hex4(0xd800 | (rest >> 10)) + hex4(0xdc00 | (rest & 0x3ff));
}

/** A number below 65536 in four hexadecimal digits. */
export const hex4 = (number: number) => number.toString(16).padStart(4, '0');
