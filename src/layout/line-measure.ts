/** How wide a line of a paragraph is, and how far it may give way: what breaking and setting of lines both ask. */
import { type Clusters, kind } from './clusters.ts';
import { blank } from './punctuation.ts';

/** The most that a line is opened between two characters, in em: from a tenth on, programs read a space there. */
export const MOST_GAP = 0.09;
/** The most that two characters are drawn together, in em: too little to be seen. */
const MOST_TIGHT = 0.03;
/** How much of its em a stop or bracket gives way at the end of a line, and within a justified one. */
const END_SQUEEZE = 1 / 2;
const INNER_SQUEEZE = 1 / 4;

/** The room for the lines of a paragraph in pt; the first is indented. */
export interface LineRoom {
  readonly width: number;
  readonly indent: number;
  readonly size: number;
  readonly isJustified: boolean;
}

/** Widths in pt of the line from one cluster up to another (exclusive), the spaces that hang at its end left out. */
export interface LineMeasure {
  /** The end of what shows of a line that ends before a cluster. */
  visibleEnd(from: number, to: number): number;
  /** As it stands, meeting signs of punctuation drawn together. */
  natural(from: number, to: number): number;
  /** With the blank of its last sign taken. */
  trimmed(from: number, to: number): number;
  /** With all of a justified line drawn together as far as it may be. */
  least(from: number, to: number): number;
  /** With every gap of a justified line as wide as it may be. */
  most(from: number, to: number): number;
  /** The blank that the last sign of a line may lose. */
  endSqueeze(last: number): number;
  /** The blank that a sign within a justified line may lose. */
  innerSqueeze(index: number): number;
}

/** Measures the lines of a paragraph set in a size in pt; in time that grows with its length, and then at once. */
export function measureLines(clusters: Clusters, size: number): LineMeasure {
  const { widths, kinds, blanks, pairs } = clusters;
  const count = widths.length;
  /** Up to each cluster: widths, blanks within, gaps, and where what shows ends. */
  const sums = [0];
  const squeezes = [0];
  const gaps = [0];
  const ends = [0];
  const innerSqueeze = (index: number): number =>
    maySqueeze(clusters, index) ? size * INNER_SQUEEZE : 0;
  const endSqueeze = (last: number): number =>
    blanks[last] === blank.after ? size * END_SQUEEZE : 0;
  for (let index = 0; index < count; index++) {
    const next = index + 1;
    sums.push((sums[index] ?? 0) + (widths[index] ?? 0) + (pairs?.[index] ?? 0));
    squeezes.push((squeezes[index] ?? 0) + innerSqueeze(index));
    gaps.push((gaps[index] ?? 0) + (opensAfter(clusters, index) ? 1 : 0));
    ends.push(kinds[index] === kind.space ? (ends[index] ?? 0) : next);
  }
  const between = (all: readonly number[], from: number, to: number): number =>
    (all[to] ?? 0) - (all[from] ?? 0);
  const visibleEnd = (from: number, to: number): number => Math.max(from, ends[to] ?? 0);

  function natural(from: number, to: number): number {
    const end = visibleEnd(from, to);
    // The last sign stands beside no other.
    return end === from ? 0 : between(sums, from, end) - (pairs?.[end - 1] ?? 0);
  }

  const trimmed = (from: number, to: number): number =>
    natural(from, to) - endSqueeze(visibleEnd(from, to) - 1);

  /** Gaps of a line; none behind its last character. */
  const gapsIn = (from: number, to: number): number =>
    between(gaps, from, Math.max(from, visibleEnd(from, to) - 1));

  return {
    visibleEnd,
    natural,
    trimmed,
    least(from, to) {
      const last = Math.max(from, visibleEnd(from, to) - 1);
      const within = between(squeezes, from, last) + gapsIn(from, to) * size * MOST_TIGHT;
      return trimmed(from, to) - within;
    },
    most: (from, to) => natural(from, to) + gapsIn(from, to) * size * MOST_GAP,
    endSqueeze,
    innerSqueeze,
  };
}

/** Whether the sign before another character of its run may lose some of its blank. */
function maySqueeze(clusters: Clusters, index: number): boolean {
  const { blanks, pairs, kinds, faces, parts, starts } = clusters;
  const next = index + 1;
  return (
    blanks[index] === blank.after &&
    (pairs?.[index] ?? 0) === 0 &&
    next < starts.length &&
    (kinds[next] === kind.plain || kinds[next] === kind.western) &&
    faces[next] === faces[index] &&
    parts[next] === parts[index] &&
    (starts[next + 1] ?? clusters.text.length) - (starts[next] ?? 0) === 1
  );
}

/** Whether a justified line may open after a cluster: not within words and stacks, before spaces, in a pair of dashes or of signs drawn together. */
export function opensAfter({ kinds, starts, text, pairs }: Clusters, index: number): boolean {
  const here = kinds[index];
  const next = kinds[index + 1];
  if (next === kind.space || (pairs?.[index] ?? 0) !== 0) return false;
  if (here === kind.western || here === kind.shaped) return next !== here;
  return !(here === kind.dash && text[starts[index] ?? 0] === text[starts[index + 1] ?? 0]);
}

/** Whether a gap after a cluster stands between hanzi and a western word, where it shows least. */
export function isWordEdge({ kinds }: Clusters, index: number): boolean {
  return (kinds[index] === kind.western) !== (kinds[index + 1] === kind.western);
}
