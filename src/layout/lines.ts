/** Lines: breaks a paragraph to a width and sets each line as runs of one face, aligned. */

import type { MissingCharacter } from '../errors.ts';
import type { Path } from '../finding.ts';
import type { Paragraph, Style } from '../form/sheet.ts';
import { type Clusters, kind, segmentClusters } from './clusters.ts';
import { insetAgainstShortLine, isExact, wholeTwips } from './estimate.ts';
import type { Face } from './face.ts';
import type { Faces } from './faces.ts';
import { fittingStyle } from './fitting-size.ts';
import { fixedBreaks } from './fixed-breaks.ts';
import { lineEnds } from './line-ends.ts';
import {
  isWordEdge,
  type LineMeasure,
  type LineRoom,
  MOST_GAP,
  measureLines,
  opensAfter,
} from './line-measure.ts';

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

const slack = 1e-6;
/** The share of a Chinese em box above its base line. */
const emAscent = 0.88;
/** The share of a line of exact height above its base line, whatever the font: so Word sets it. */
const exactAscent = 0.8;

/** The lines of a paragraph in a width in pt, one at least. Nothing is lost: what fits no line is cut where it must be. */
export function breakLines(
  paragraph: Paragraph,
  role: Style,
  available: number,
  faces: Faces,
  missing: MissingCharacter[],
): readonly TextLine[] {
  const right = (role.insetRight ?? 0) * role.size;
  const whole = right <= available / 2 ? available - right : available;
  const style = fittingStyle(paragraph, role, whole);
  const clusters = segmentClusters(paragraph, style, faces, missing);
  const inset = insetAgainstShortLine(paragraph, style, whole);
  const width = whole - 2 * inset;
  const align = paragraph.align ?? style.align;
  const indented = align === 'left' || align === 'justify';
  const wanted = indented ? style.indent * style.size : 0;
  const indent = wanted <= width / 2 ? wanted : 0;
  const isJustified = align === 'justify';
  const room: LineRoom = { width, indent, size: style.size, isJustified };
  const { ends, extras } = fitsOneLine(clusters, width - indent)
    ? { ends: [clusters.starts.length], extras: clusters.pairs }
    : brokenLines(clusters, room, fixedBreaks(paragraph, style, whole));
  const lines: TextLine[] = [];
  let from = 0;
  for (const to of ends) {
    const start = from === 0 ? indent : 0;
    const visible = visibleEnd(clusters, from, to);
    const own = widthOf(clusters, from, visible, extras);
    const left = Math.max(0, width - start - own);
    const x = inset + start + (align === 'center' ? left / 2 : align === 'right' ? left : 0);
    const place = { from, to, visible, x, extras, size: style.size };
    // The distance of lines is that of the role, also where the text is smaller.
    lines.push(setLine(clusters, place, paragraph, role));
    from = to;
  }
  return lines;
}

function visibleEnd(clusters: Clusters, from: number, to: number): number {
  let end = to;
  while (end > from && clusters.kinds[end - 1] === kind.space) end--;
  return end;
}

/** Most texts of a form fit their cell: where they might be broken need not be known. */
function fitsOneLine({ widths, pairs }: Clusters, room: number): boolean {
  let total = 0;
  for (let index = 0; index < widths.length; index++)
    total += (widths[index] ?? 0) + (pairs?.[index] ?? 0);
  return total <= room + slack;
}

/** Where lines end, and the space after each cluster in its line in pt, negative where punctuation gives way. */
interface BrokenLines {
  readonly ends: readonly number[];
  readonly extras: readonly number[];
}

function brokenLines(clusters: Clusters, room: LineRoom, breaks: readonly number[]): BrokenLines {
  const measure = measureLines(clusters, room.size);
  const fixed = fixedEnds(clusters, breaks);
  const isFixed = fixed.every(
    (to, line) => measure.trimmed(fixed[line - 1] ?? 0, to) <= room.width,
  );
  const ends = fixed.length > 1 && isFixed ? fixed : lineEnds(clusters, measure, room);
  const extras = clusters.pairs?.slice() ?? clusters.starts.map(() => 0);
  let from = 0;
  for (const to of ends) {
    const line = { from, visible: measure.visibleEnd(from, to) };
    extras.fill(0, Math.max(from, line.visible - 1), to);
    const free = room.width - (from === 0 ? room.indent : 0) - measure.natural(from, to);
    if (free < -slack) squeeze(clusters, line, -free, measure, extras);
    else if (room.isJustified && to < clusters.starts.length)
      open(clusters, line, free, extras, room.size * MOST_GAP);
    from = to;
  }
  return { ends, extras };
}

/** Ends of lines that begin at offsets in the text. */
const fixedEnds = ({ starts }: Clusters, breaks: readonly number[]): readonly number[] => [
  ...breaks.map(offset => starts.indexOf(offset)).filter(index => index > 0),
  starts.length,
];

interface Extent {
  readonly from: number;
  readonly visible: number;
}

/** Takes a width from a line: from the blank at its end, from those within, then from between its characters. */
function squeeze(
  clusters: Clusters,
  { from, visible }: Extent,
  over: number,
  { endSqueeze, innerSqueeze }: LineMeasure,
  extras: number[],
): void {
  const last = visible - 1;
  const atEnd = Math.min(over, endSqueeze(last));
  let within = 0;
  let gaps = 0;
  for (let index = from; index < last; index++) {
    within += innerSqueeze(index);
    if (opensAfter(clusters, index)) gaps++;
  }
  const share = within === 0 ? 0 : Math.min(1, (over - atEnd) / within);
  const rest = over - atEnd - share * within;
  const tight = rest > slack && gaps > 0 ? rest / gaps : 0;
  for (let index = from; index < last; index++) {
    const own = share * innerSqueeze(index) + (opensAfter(clusters, index) ? tight : 0);
    if (own > slack) extras[index] = -own;
  }
  if (atEnd > 0) extras[last] = -atEnd;
}

/** Spreads a width over the gaps of a line, first those at western words, none wider than `most`. */
function open(
  clusters: Clusters,
  { from, visible }: Extent,
  free: number,
  extras: number[],
  most: number,
): void {
  const gaps: number[] = [];
  for (let index = from; index < visible - 1; index++)
    if (opensAfter(clusters, index)) gaps.push(index);
  const edges = gaps.filter(index => isWordEdge(clusters, index));
  const atEdges = edges.length === 0 ? 0 : Math.min(most, free / edges.length);
  const others = gaps.length - edges.length;
  const atOthers = others === 0 ? 0 : Math.min(most, (free - atEdges * edges.length) / others);
  for (const index of gaps) extras[index] = atOthers;
  for (const index of edges) extras[index] = atEdges;
}

/** Width of a line as it is set. */
function widthOf(
  { widths }: Clusters,
  from: number,
  visible: number,
  extras: readonly number[] | undefined,
): number {
  let total = 0;
  for (let index = from; index < visible; index++)
    total += (widths[index] ?? 0) + (extras?.[index] ?? 0);
  return total;
}

/** Which clusters a line holds and where they stand. */
interface Place {
  readonly from: number;
  readonly to: number;
  /** Where the hanging spaces begin. */
  readonly visible: number;
  readonly x: number;
  readonly extras: readonly number[] | undefined;
  /** Of the text. */
  readonly size: number;
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
    runs.push({ x, text, face, size: place.size, width, spacing, field });
    // A taller script gets all of its height: below its line there may be another as tall.
    ascent = Math.max(ascent, face.ascent);
    descent = Math.max(descent, face.descent);
    x += width;
    first = end;
  }
  return { runs, width: x - place.x, ascent: ascent * size, descent: descent * size };
}

/** The longest run of one face, one part and one spacing that begins at a cluster. */
function runFrom(
  clusters: Clusters,
  first: number,
  { to, visible, extras }: Place,
): { readonly end: number; readonly spacing: number; readonly width: number } {
  const { faces, parts, widths } = clusters;
  const extraAfter = (index: number): number =>
    extras && index < visible - 1 ? (extras[index] ?? 0) : 0;
  const spacing = extraAfter(first);
  let width = 0;
  let index = first;
  for (; ; index++) {
    if (index < visible) width += (widths[index] ?? 0) + (extras?.[index] ?? 0);
    const next = index + 1;
    if (next >= to || faces[next] !== faces[first] || parts[next] !== parts[first]) break;
    if (!extras) continue;
    // A sign and the one drawn to it are one run: programs that read the page see them overlap.
    if (extraAfter(index) !== spacing) break;
    if (spacing >= 0 && extraAfter(next) < 0) break;
    if (spacing > 0 && isWordEdge(clusters, index)) break;
  }
  return { end: index + 1, spacing: index === first ? 0 : spacing, width };
}
