/** A paragraph taken apart into clusters, the least pieces of text that layout moves: a character with all that belongs to it. */
import type { MissingCharacter } from '../errors.ts';
import type { Paragraph, Style } from '../form/sheet.ts';
import { isSpace, isWestern } from './break-rules.ts';
import { type Face, type Faces, isIgnorable, isShaped } from './metrics.ts';

/** The clusters of a paragraph; arrays run side by side, one place a cluster. */
export interface Clusters {
  readonly text: string;
  /** Where each starts in the text, in UTF-16 units. */
  readonly starts: readonly number[];
  /** Widths in pt. */
  readonly widths: Float64Array;
  readonly faces: readonly Face[];
  /** Index of the part that each begins in. */
  readonly parts: readonly number[];
  readonly kinds: Uint8Array;
}

/** What a cluster is, as far as spacing goes. */
export const kind = { plain: 0, space: 1, western: 2, shaped: 3, dash: 4 } as const;

const extending = /^[\p{M}\u200d]$/u;

/** Whether a character belongs to the cluster of the one before it. */
function extends_(codePoint: number): boolean {
  if (codePoint < 0x300) return codePoint === 0xad;
  if (codePoint >= 0x4e00 && codePoint < 0xa000) return false;
  return isIgnorable(codePoint) || extending.test(String.fromCodePoint(codePoint));
}

/** Takes a paragraph apart; what cannot be drawn is added to `missing`, each character once a part. */
export function takeApart(
  paragraph: Paragraph,
  style: Style,
  faces: Faces,
  missing: MissingCharacter[],
): Clusters {
  const text = paragraph.parts.map(part => part.text).join('');
  const starts = clusterStarts(text);
  const widths = new Float64Array(starts.length);
  const kinds = new Uint8Array(starts.length);
  const chosen: Face[] = [];
  const parts: number[] = [];
  const reported = new Set<string>();
  let part = 0;
  let partEnd = paragraph.parts[0]?.text.length ?? 0;

  function report(codePoint: number): void {
    const key = `${part}:${codePoint}`;
    if (reported.has(key)) return;
    reported.add(key);
    const field = paragraph.parts[part]?.field;
    missing.push({ codePoint, ...(field && { field }) });
  }

  for (const [index, start] of starts.entries()) {
    while (start >= partEnd && part < paragraph.parts.length - 1) {
      part++;
      partEnd += paragraph.parts[part]?.text.length ?? 0;
    }
    const codePoint = text.codePointAt(start) ?? 0;
    const end = starts[index + 1] ?? text.length;
    const single = end - start === (codePoint > 0xffff ? 2 : 1);
    const piece = single ? '' : text.slice(start, end);
    const face = single
      ? faces.find(style.font.face, codePoint)
      : faceOfAll(piece, style.font.face, faces, report);
    if (!face && single) report(codePoint);
    const shaped = isShaped(single ? String.fromCharCode(codePoint) : piece);
    const used = face ?? faces.open(style.font.face);
    const em =
      single && !shaped ? used.advance(codePoint) : used.measure(piece || text.slice(start, end));
    widths[index] = em * style.size;
    kinds[index] = shaped ? kind.shaped : kindOf(codePoint);
    chosen.push(used);
    parts.push(part);
  }
  return { text, starts, widths, faces: chosen, parts, kinds };
}

function clusterStarts(text: string): number[] {
  const starts: number[] = [];
  let joined = false;
  for (let at = 0; at < text.length; ) {
    const codePoint = text.codePointAt(at) ?? 0;
    if (at === 0 || !(joined || extends_(codePoint))) starts.push(at);
    joined = codePoint === 0x200d;
    at += codePoint > 0xffff ? 2 : 1;
  }
  return starts;
}

/** The face of a cluster of several characters: the first character's if it has the others, too. */
function faceOfAll(
  piece: string,
  id: string,
  faces: Faces,
  report: (codePoint: number) => void,
): Face | undefined {
  const codePoints = Array.from(piece, character => character.codePointAt(0) ?? 0);
  const candidates = codePoints.map(codePoint => faces.find(id, codePoint));
  const whole = candidates.find(face => face && codePoints.every(codePoint => face.has(codePoint)));
  if (whole) return whole;
  const [first] = candidates;
  for (const codePoint of codePoints) if (!first?.has(codePoint)) report(codePoint);
  return first;
}

function kindOf(codePoint: number): number {
  if (isSpace(codePoint)) return kind.space;
  if (isWestern(codePoint)) return kind.western;
  return codePoint === 0x2014 || codePoint === 0x2026 ? kind.dash : kind.plain;
}
