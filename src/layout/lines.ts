/** Lines: breaks a paragraph to a width and sets each line as runs of one face, aligned. */

import type { MissingCharacter } from '../errors.ts';
import type { Path } from '../finding.ts';
import type { Paragraph, Style } from '../form/sheet.ts';
import { type Clusters, kind, segmentClusters } from './clusters.ts';
import { insetAgainstShortLine, isExact, wholeTwips } from './estimate.ts';
import type { Face } from './face.ts';
import type { Faces } from './faces.ts';
import { lineEnds, widthBetween } from './line-ends.ts';

/** A run of a line; x from the left edge of the paragraph, lengths in pt. */
export interface LineRun {
  readonly x: number;
  readonly text: string;
  readonly face: Face;
  readonly size: number;
  /** Spacing included; spaces that hang at the end of the line are not. */
  readonly width: number;
  readonly spacing: number;
  readonly field?: Path | undefined;
}

/** A line of text; `ascent` and `descent` are its share of the height above and below the base line, in pt. */
export interface TextLine {
  readonly runs: readonly LineRun[];
  readonly width: number;
  readonly ascent: number;
  readonly descent: number;
}

/** The most that a justified line is spread between two characters, in em: beyond it the line stays ragged. */
const mostSpread = 0.25;
/** The share of a Chinese em box above its base line. */
const emAscent = 0.88;
/** The share of a line of exact height above its base line, whatever the font: so Word sets it. */
const exactAscent = 0.8;

/** The lines of a paragraph in a width in pt, one at least. Nothing is lost: what fits no line is cut where it must be. */
export function breakLines(
  paragraph: Paragraph,
  style: Style,
  available: number,
  faces: Faces,
  missing: MissingCharacter[],
): readonly TextLine[] {
  const clusters = segmentClusters(paragraph, style, faces, missing);
  const right = (style.insetRight ?? 0) * style.size;
  const whole = right <= available / 2 ? available - right : available;
  const inset = insetAgainstShortLine(paragraph, style, whole);
  const width = whole - 2 * inset;
  const align = paragraph.align ?? style.align;
  const indented = align === 'left' || align === 'justify';
  const wanted = indented ? style.indent * style.size : 0;
  const indent = wanted <= width / 2 ? wanted : 0;
  const ends = lineEnds(clusters, width, indent);
  const lines: TextLine[] = [];
  let from = 0;
  for (const to of ends) {
    const start = from === 0 ? indent : 0;
    const room = width - start;
    const visible = visibleEnd(clusters, from, to);
    const natural = widthBetween(clusters.widths, from, visible);
    const left = Math.max(0, room - natural);
    const gap =
      align === 'justify' && to < clusters.starts.length
        ? spread(clusters, from, visible, left, style.size)
        : 0;
    const x = inset + start + (align === 'center' ? left / 2 : align === 'right' ? left : 0);
    lines.push(setLine(clusters, { from, to, visible, x, gap }, paragraph, style));
    from = to;
  }
  return lines;
}

function visibleEnd(clusters: Clusters, from: number, to: number): number {
  let end = to;
  while (end > from && clusters.kinds[end - 1] === kind.space) end--;
  return end;
}

/** Whether a justified line may open after a cluster: not within words and stacks, before spaces, in a pair of dashes. */
function opensAfter({ kinds, starts, text }: Clusters, index: number): boolean {
  const here = kinds[index];
  const next = kinds[index + 1];
  if (next === kind.space) return false;
  if (here === kind.western || here === kind.shaped) return next !== here;
  return !(here === kind.dash && text[starts[index] ?? 0] === text[starts[index + 1] ?? 0]);
}

/** The space that fills a line when it stands in each of its openings; 0 where it would gape. */
function spread(clusters: Clusters, from: number, to: number, left: number, size: number): number {
  let openings = 0;
  for (let index = from; index < to - 1; index++) if (opensAfter(clusters, index)) openings++;
  const gap = openings === 0 ? 0 : left / openings;
  return gap <= mostSpread * size ? gap : 0;
}

/** Which clusters a line holds and how they are spread. */
interface Place {
  readonly from: number;
  readonly to: number;
  /** Where the hanging spaces begin. */
  readonly visible: number;
  readonly x: number;
  readonly gap: number;
}

function setLine(
  clusters: Clusters,
  place: Place,
  paragraph: Paragraph,
  { size, leading }: Style,
): TextLine {
  const half = Math.max(0, (leading - 1) / 2);
  const height = wholeTwips((1 + 2 * half) * size) / size;
  let ascent = isExact(leading) ? exactAscent * height : emAscent + half;
  let descent = height - ascent;
  const runs: LineRun[] = [];
  let x = place.x;
  for (let first = place.from; first < place.to; ) {
    const { end, spacing, width } = runFrom(clusters, first, place);
    const field = paragraph.parts[clusters.parts[first] ?? 0]?.field;
    const face = clusters.faces[first];
    if (!face) throw new Error('a cluster without a face');
    const text = clusters.text.slice(clusters.starts[first], clusters.starts[end]);
    runs.push({ x, text, face, size, width, spacing, field });
    // A taller script may use the air of the leading before it moves lines apart.
    ascent = Math.max(ascent, face.ascent - half);
    descent = Math.max(descent, face.descent - half);
    x += width;
    first = end;
  }
  return { runs, width: x - place.x, ascent: ascent * size, descent: descent * size };
}

/** The longest run of one face, one part and one spacing that begins at a cluster. */
function runFrom(
  clusters: Clusters,
  first: number,
  { to, visible, gap }: Place,
): { readonly end: number; readonly spacing: number; readonly width: number } {
  const { faces, parts, kinds, widths } = clusters;
  const gapAfter = (index: number): number =>
    gap > 0 && index < visible - 1 && opensAfter(clusters, index) ? gap : 0;
  let width = 0;
  let spacing: number | undefined;
  let index = first;
  for (; ; index++) {
    if (index < visible) width += (widths[index] ?? 0) + gapAfter(index);
    const next = index + 1;
    if (next >= to || faces[next] !== faces[first] || parts[next] !== parts[first]) break;
    if (gap === 0) continue;
    const wordEdge = (kinds[index] === kind.western) !== (kinds[next] === kind.western);
    if (wordEdge || (spacing ?? gapAfter(index)) !== gapAfter(index)) break;
    spacing = gapAfter(index);
  }
  return { end: index + 1, spacing: spacing ?? 0, width };
}
