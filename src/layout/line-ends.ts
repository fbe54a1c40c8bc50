/** Where the lines of a paragraph end. */
import { breakCosts, cost } from './break-rules.ts';
import { type Clusters, kind } from './clusters.ts';

const slack = 1e-6;

/** Indexes of the clusters after each line of a width in pt, the first indented; spaces never begin a line, they hang at the end of the one before. */
export function lineEnds(clusters: Clusters, width: number, indent: number): readonly number[] {
  const { text, starts, widths, kinds } = clusters;
  // Most texts of a form fit their cell: where they might be broken need not be known.
  if (indent + widthBetween(widths, 0, starts.length) <= width + slack) return [starts.length];
  const costs = breakCosts(text, starts);
  const ends: number[] = [];
  const best: number[] = [0, 0, 0, 0];
  let from = 0;
  let used = indent;
  for (let index = 0; index < starts.length; index++) {
    const advance = widths[index] ?? 0;
    if (index > from) best[costs[index] ?? 0] = index;
    while (index > from && kinds[index] !== kind.space && used + advance > width + slack) {
      // The last place of the lowest cost; what lies behind it is looked at again as the next line's.
      from = best.find(place => place > from) ?? index;
      ends.push(from);
      used = widthBetween(widths, from, index);
    }
    used += advance;
  }
  ends.push(starts.length);
  return avoidShortLastLine(
    ends,
    costs,
    place => widthBetween(widths, place, starts.length) <= width,
  );
}

/** Short-last-line control: a paragraph that would end in a line of one character takes one more down to it, if it may and `fits` from there. */
function avoidShortLastLine(
  ends: readonly number[],
  costs: Uint8Array,
  fits: (from: number) => boolean,
): readonly number[] {
  const end = ends.at(-1) ?? 0;
  const last = ends.at(-2) ?? 0;
  const before = ends.at(-3) ?? 0;
  const heads = costs.subarray(last + 1, end).filter(one => one !== cost.punctuation);
  if (ends.length < 2 || last === end || heads.length > 0) return ends;
  for (let place = last - 1; place > Math.max(before + 1, last - 5); place--) {
    if (costs[place] === cost.free && fits(place)) return [...ends.slice(0, -2), place, end];
  }
  return ends;
}

/** Widths in pt from one cluster up to another (exclusive). */
export function widthBetween(widths: Float64Array, from: number, to: number): number {
  let total = 0;
  for (let index = from; index < to; index++) total += widths[index] ?? 0;
  return total;
}
