/** The table cmap of a font (ISO/IEC 14496-22, 5.2.1): which glyph draws a character. */
import { viewOf } from './font-bytes.ts';

/** Encodings of Unicode by platform and encoding, the fullest first. */
const UNICODE = ['3,10', '0,6', '0,4', '3,1', '0,3', '0,2', '0,1', '0,0', '3,0'];

/** Number of the glyph of a character; 0 where there is none. */
export type GlyphOf = (codePoint: number) => number;

/**
 * The mapping of characters in a font of so many glyphs; others than those count as none. Throws an Error where none is
 * known.
 */
export function characterMap(cmap: Uint8Array, glyphs: number): GlyphOf {
  const view = viewOf(cmap);
  const offsets = new Map<string, number>();
  for (let index = 0; index < view.getUint16(2); index++) {
    const entry = 4 + index * 8;
    const encoding = `${view.getUint16(entry)},${view.getUint16(entry + 2)}`;
    offsets.set(encoding, view.getUint32(entry + 4));
  }
  for (const encoding of UNICODE) {
    const offset = offsets.get(encoding);
    if (offset === undefined) continue;
    const map = viewOf(cmap.subarray(offset));
    const reader = formats[map.getUint16(0)];
    if (!reader) continue;
    const find = reader(map);
    return codePoint => {
      const glyph = find(codePoint);
      return glyph < glyphs ? glyph : 0;
    };
  }
  throw new Error('no mapping of Unicode is known');
}

/** The first index for which something holds that also holds for all after it; `count` where it holds for none. */
function firstOf(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Segments of the first plane, and groups of all planes; the other formats hold no Chinese. */
const formats: Readonly<Record<number, (map: DataView) => GlyphOf>> = {
  4: map => {
    const size = map.getUint16(6);
    if (16 + 4 * size > map.byteLength) throw new Error('the table cmap is cut short');
    const at = { end: 14, start: 16 + size, delta: 16 + 2 * size, range: 16 + 3 * size };
    return codePoint => {
      if (codePoint > 0xffff) return 0;
      const segment = firstOf(size / 2, index => map.getUint16(at.end + index * 2) >= codePoint);
      if (segment * 2 >= size) return 0;
      const start = map.getUint16(at.start + segment * 2);
      if (codePoint < start) return 0;
      const delta = map.getUint16(at.delta + segment * 2);
      const range = map.getUint16(at.range + segment * 2);
      if (range === 0) return (codePoint + delta) & 0xffff;
      const place = at.range + segment * 2 + range + (codePoint - start) * 2;
      const glyph = place + 2 <= map.byteLength ? map.getUint16(place) : 0;
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    };
  },
  12: map => {
    const groups = map.getUint32(12);
    if (16 + groups * 12 > map.byteLength) throw new Error('the table cmap is cut short');
    return codePoint => {
      const group = firstOf(groups, index => map.getUint32(16 + index * 12 + 4) >= codePoint);
      if (group >= groups) return 0;
      const start = map.getUint32(16 + group * 12);
      return codePoint < start ? 0 : map.getUint32(16 + group * 12 + 8) + codePoint - start;
    };
  },
};
