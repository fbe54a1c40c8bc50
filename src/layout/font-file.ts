/**
 * A font file (ISO/IEC 14496-22, OpenType): which glyph draws a character, how wide it is, and what a PDF says of the
 * font. Read here, since loading fontkit takes longer than making a document: for “whole process, S, perfgoal render
 * pdf” of the benchmark, which must stay below typst.
 */

import type { FontBytes } from '../form/sheet.ts';
import { characterMap } from './character-map.ts';
import { viewOf } from './font-bytes.ts';

/** The facts of a font; lengths in units of it, `em` of them to an em. */
export interface FontFile {
  readonly bytes: FontBytes;
  /** Outlines of TrueType in glyf, or of PostScript in CFF. */
  readonly outlines: 'TrueType' | 'CFF';
  readonly em: number;
  readonly ascent: number;
  /** Below the base line, so negative. */
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly box: readonly [left: number, bottom: number, right: number, top: number];
  /** Degrees counter-clockwise from upright. */
  readonly italicAngle: number;
  readonly isItalic: boolean;
  readonly isFixedPitch: boolean;
  /** High byte of sFamilyClass, e.g. 1 to 7 for serifs. */
  readonly familyClass: number;
  readonly postscriptName: string;
  /** Number of the glyph of a character; 0 where there is none. */
  readonly glyphOf: (codePoint: number) => number;
  readonly advanceOf: (glyph: number) => number;
  /** The bytes of a small table; none when it is not there. */
  readonly table: (tag: string) => Uint8Array;
  /** The outline of a glyph as glyf holds it, empty for a blank. */
  readonly outlineOf: (glyph: number) => Uint8Array;
}

/** Reads a font. Throws an Error for what is no single font, or lacks what cannot be done without. */
export function readFontFile(bytes: FontBytes): FontFile {
  const places = tablesIn(bytes);
  const tables = new Map<string, Uint8Array>();
  const table = (tag: string) => {
    const { start, end } = places.get(tag) ?? NOWHERE;
    const found = tables.get(tag) ?? bytes.subarray(start, end);
    tables.set(tag, found);
    return found;
  };
  const needed = (tag: string, length: number) => {
    const found = table(tag);
    if (found.length < length) throw new Error(`the table ${tag} is missing`);
    return viewOf(found);
  };
  const head = needed('head', 54);
  const hhea = needed('hhea', 36);
  const glyphs = needed('maxp', 6).getUint16(4);
  const outlines = places.has('CFF ') ? 'CFF' : 'TrueType';
  const isLong = head.getInt16(50) === 1;
  const loca = outlines === 'CFF' ? undefined : needed('loca', (glyphs + 1) * (isLong ? 4 : 2));
  const glyf = places.get('glyf') ?? NOWHERE;
  if (loca && glyf === NOWHERE) throw new Error('the table glyf is missing');
  const known = new Map<number, Uint8Array>();
  const full = hhea.getUint16(34);
  if (full === 0) throw new Error('no glyph has a width');
  const hmtx = needed('hmtx', full * 4);
  const em = head.getUint16(18);
  if (em === 0) throw new Error('the em has no size');
  const ascent = hhea.getInt16(4);
  const os2 = viewOf(table('OS/2'));
  const heights = os2.byteLength >= 90 && os2.getUint16(0) >= 2;
  const post = viewOf(table('post'));
  return {
    bytes,
    outlines,
    em,
    ascent,
    descent: hhea.getInt16(6),
    capHeight: heights ? os2.getInt16(88) : ascent,
    xHeight: heights ? os2.getInt16(86) : 0,
    box: [head.getInt16(36), head.getInt16(38), head.getInt16(40), head.getInt16(42)],
    italicAngle: post.byteLength >= 8 ? post.getInt32(4) / 0x10000 : 0,
    isItalic: (head.getUint16(44) & 2) !== 0,
    isFixedPitch: post.byteLength >= 16 && post.getUint32(12) !== 0,
    familyClass: os2.byteLength >= 32 ? os2.getInt16(30) >> 8 : 0,
    postscriptName: postscriptNameIn(table('name')),
    glyphOf: characterMap(table('cmap'), glyphs),
    advanceOf: glyph => hmtx.getUint16(Math.min(glyph, full - 1) * 4),
    table,
    outlineOf: glyph => {
      const outline = known.get(glyph) ?? read(glyph);
      known.set(glyph, outline);
      return outline;
    },
  };

  function read(glyph: number): Uint8Array {
    if (!loca || glyph >= glyphs) return new Uint8Array();
    const [start, end] = [glyph, glyph + 1].map(one =>
      isLong ? loca.getUint32(one * 4) : loca.getUint16(one * 2) * 2,
    );
    const place = (offset = 0) => Math.min(glyf.start + offset, glyf.end);
    return bytes.subarray(place(start), Math.max(place(start), place(end)));
  }
}

interface TablePlace {
  readonly start: number;
  readonly end: number;
}

const NOWHERE: TablePlace = { start: 0, end: 0 };

function tablesIn(bytes: FontBytes): ReadonlyMap<string, TablePlace> {
  const places = new Map<string, TablePlace>();
  const count = viewOf(bytes.subarray(0, 12)).getUint16(4);
  const directory = bytes.subarray(12, 12 + count * 16);
  const view = viewOf(directory);
  for (let entry = 0; entry < count * 16; entry += 16) {
    const tag = String.fromCharCode(...directory.subarray(entry, entry + 4));
    const start = view.getUint32(entry + 8);
    const end = start + view.getUint32(entry + 12);
    if (end > bytes.length) throw new Error(`the table ${tag} is cut short`);
    places.set(tag, { start, end });
  }
  return places;
}

const POSTSCRIPT_NAME = 6;
const WINDOWS = 3;

/** The name without what names in PDF may not hold; one for all fonts that have none. */
function postscriptNameIn(name: Uint8Array): string {
  const view = viewOf(name);
  const count = name.length < 6 ? 0 : view.getUint16(2);
  for (let index = 0; index < count; index++) {
    const entry = 6 + index * 12;
    if (view.getUint16(entry + 6) !== POSTSCRIPT_NAME) continue;
    const start = view.getUint16(4) + view.getUint16(entry + 10);
    const text = name.subarray(start, start + view.getUint16(entry + 8));
    // Both encodings hold ASCII only here, one of them in every second byte.
    const letters = view.getUint16(entry) === WINDOWS ? text.filter((_, at) => at % 2 === 1) : text;
    const found = String.fromCharCode(...letters).replace(/[^!-~]|[()<>[\]{}/%]/g, '');
    if (found !== '') return found;
  }
  return 'Font';
}
