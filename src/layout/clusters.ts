/** A paragraph as clusters, the least pieces of text that layout moves: a character with all that belongs to it. */
import type { MissingCharacter } from '../errors.ts';
import type { Paragraph, Style } from '../form/sheet.ts';
import { isSpace, isWestern } from './break-rules.ts';
import { isIgnorable, isShapedCharacter, syllablesOf } from './characters.ts';
import type { Face } from './face.ts';
import type { Faces } from './faces.ts';
import { blank, blankHalf } from './punctuation.ts';

/** The clusters of a paragraph; arrays run side by side, one place a cluster. */
export interface Clusters {
  readonly text: string;
  /** Where each starts in the text, in UTF-16 units. */
  readonly starts: readonly number[];
  /** Widths in pt. */
  readonly widths: readonly number[];
  readonly faces: readonly Face[];
  /** Index of the part that each begins in. */
  readonly parts: readonly number[];
  readonly kinds: readonly number[];
  /** The blank half of each. */
  readonly blanks: readonly number[];
  /** How far each is drawn to the one behind it in pt, where two signs of punctuation meet in a line; negative or 0. */
  readonly pairs: readonly number[] | undefined;
}

/** What a cluster is, as far as spacing goes. */
export const kind = { plain: 0, space: 1, western: 2, shaped: 3, dash: 4 } as const;

const extending = /^\p{M}$/u;

/** Segments a paragraph into clusters; what cannot be drawn is added to `missing`. */
export function segmentClusters(
  paragraph: Paragraph,
  style: Style,
  faces: Faces,
  missing: MissingCharacter[],
): Clusters {
  const text = paragraph.parts.map(part => part.text).join('');
  const starts: number[] = [];
  const chosen: Face[] = [];
  const parts: number[] = [];
  let at = 0;
  for (const [part, { text: piece, field }] of paragraph.parts.entries()) {
    const end = at + piece.length;
    for (let first = true; at < end; first = false) {
      const codePoint = text.codePointAt(at) ?? 0;
      const face = faces.find(style.font.face, codePoint);
      if (!face) missing.push({ codePoint, ...(field && { field }) });
      const last = chosen.length - 1;
      const base = first || !isExtending(codePoint) ? undefined : chosen[last];
      const shared = base && faceOfBoth(base, face, text.slice(starts[last], at), codePoint);
      if (shared) {
        chosen[last] = shared;
      } else {
        starts.push(at);
        parts.push(part);
        chosen.push(face ?? faces.open(style.font.face));
      }
      at += codePoint > 0xffff ? 2 : 1;
    }
  }
  const measured = measure(text, starts, chosen, style.size);
  const rest = { text, starts, parts, faces: chosen, ...measured };
  return { pairs: pairsIn(rest, style.size), ...rest };
}

/** Whether a character belongs to the cluster of the one before it: marks, and what has neither width nor ink. */
function isExtending(codePoint: number): boolean {
  if (codePoint < 0x300) return codePoint === 0xad;
  if (codePoint >= 0x4e00 && codePoint < 0xa000) return false;
  return isIgnorable(codePoint) || extending.test(String.fromCodePoint(codePoint));
}

/** The face that draws a cluster together with a mark on it; undefined when none of the two does: they part. */
function faceOfBoth(
  base: Face,
  face: Face | undefined,
  cluster: string,
  mark: number,
): Face | undefined {
  if (!face || base.has(mark)) return base;
  const hasAll = Array.from(cluster).every(one => face.has(one.codePointAt(0) ?? 0));
  return hasAll ? face : undefined;
}

/** Half an em between two signs whose blanks meet. */
function pairsIn(
  { starts, faces, parts, blanks }: Omit<Clusters, 'pairs'>,
  size: number,
): readonly number[] | undefined {
  let pairs: number[] | undefined;
  for (let next = 1; next < starts.length; next++) {
    const before = blanks[next - 1];
    if (!before || !blanks[next]) continue;
    if (before === blank.before && blanks[next] === blank.after) continue;
    if (faces[next] !== faces[next - 1] || parts[next] !== parts[next - 1]) continue;
    pairs ??= starts.map(() => 0);
    pairs[next - 1] = -size / 2;
  }
  return pairs;
}

function measure(
  text: string,
  starts: readonly number[],
  faces: readonly Face[],
  size: number,
): Pick<Clusters, 'widths' | 'kinds' | 'blanks'> {
  const blanks: number[] = [];
  const widths: number[] = [];
  const kinds: number[] = [];
  for (let index = 0; index < starts.length; index++) {
    const start = starts[index] ?? 0;
    const face = faces[index];
    const codePoint = text.codePointAt(start) ?? 0;
    const end = starts[index + 1] ?? text.length;
    const single = end - start === (codePoint > 0xffff ? 2 : 1);
    const ems = single ? face?.advance(codePoint) : face?.measure(text.slice(start, end));
    widths.push((ems ?? 0) * size);
    kinds.push(kindOf(codePoint));
    blanks.push(face && single ? blankHalf(codePoint, face) : blank.none);
  }
  for (let first = 0; first < starts.length; first++) {
    const face = faces[first];
    if (kinds[first] !== kind.shaped || !face) continue;
    let next = first + 1;
    while (kinds[next] === kind.shaped && faces[next] === face) next++;
    for (const syllable of syllablesOf(text.slice(starts[first], starts[next]))) {
      const end = (starts[first] ?? 0) + syllable.length;
      first = share(widths, starts, first, end, face.measure(syllable) * size);
    }
    first = next - 1;
  }
  return { widths, kinds, blanks };
}

/** Shares the width of a syllable as shaped among its clusters; returns the cluster after it. */
function share(
  widths: number[],
  starts: readonly number[],
  first: number,
  end: number,
  width: number,
): number {
  let next = first;
  let apart = 0;
  while (next < starts.length && (starts[next] ?? 0) < end) apart += widths[next++] ?? 0;
  for (let index = first; index < next; index++) {
    widths[index] = apart > 0 ? ((widths[index] ?? 0) * width) / apart : 0;
  }
  return next;
}

function kindOf(codePoint: number): number {
  if (isSpace(codePoint)) return kind.space;
  if (isWestern(codePoint)) return kind.western;
  if (codePoint === 0x2014 || codePoint === 0x2026) return kind.dash;
  return isShapedCharacter(codePoint) ? kind.shaped : kind.plain;
}
