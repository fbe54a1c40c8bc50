/**
 * The blank halves of full-width punctuation (CLREQ, “Adjustment of punctuation”): a bracket or a stop fills half of its
 * em, and where two such signs meet, or a line is too long, the blank gives way.
 */
import type { Face } from './face.ts';
import { viewOf } from './font-bytes.ts';

/** Which half of a sign is blank. */
export const blank = { none: 0, before: 1, after: 2 } as const;

const openers = '（《〈「『【〖〔［｛“‘';
const closers = '）》〉」』】〗〕］｝”’';
/** Signs that fonts for Taiwan and Hong Kong set in the middle. */
const stops = '，。、；：．？！';

const signs = new Map<number, number>([
  ...[...openers].map(sign => [sign.charCodeAt(0), blank.before] as const),
  ...[...closers, ...stops].map(sign => [sign.charCodeAt(0), blank.after] as const),
]);

/** Known of each face: where it sets a sign in the middle, or half an em wide, no half of it is blank. */
const known = new WeakMap<Face, Map<number, number>>();

/** The blank half of a character in a face. */
export function blankHalf(codePoint: number, face: Face): number {
  // Signs stand in three places only: most characters are told apart by that.
  if (
    codePoint < 0x2018 ||
    (codePoint > 0x201d && codePoint < 0x3001) ||
    (codePoint > 0x3017 && codePoint < 0xff01)
  )
    return blank.none;
  const half = signs.get(codePoint) ?? blank.none;
  if (half === blank.none) return half;
  const ofFace = known.get(face) ?? new Map<number, number>();
  known.set(face, ofFace);
  const found = ofFace.get(codePoint) ?? (isBlank(half, codePoint, face) ? half : blank.none);
  ofFace.set(codePoint, found);
  return found;
}

/** Whether the outline of a sign leaves a half of its em free. */
function isBlank(half: number, codePoint: number, face: Face): boolean {
  if (face.advance(codePoint) < 0.95) return false;
  const { em, glyphOf, outlineOf, outlines } = face.file;
  if (outlines === 'CFF') return !stops.includes(String.fromCharCode(codePoint));
  const outline = outlineOf(glyphOf(codePoint));
  if (outline.length < 10) return false;
  const view = viewOf(outline);
  return half === blank.before ? view.getInt16(2) >= em / 2 : view.getInt16(6) <= em / 2;
}
