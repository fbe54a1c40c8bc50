/** Where the lines of a paragraph end. */
import { breakCosts, cost } from './break-rules.ts';
import { type Clusters, kind } from './clusters.ts';
import { evenEnds } from './even-ends.ts';
import type { LineMeasure, LineRoom } from './line-measure.ts';

const slack = 1e-6;

/** Indexes of the clusters after each line; spaces never begin a line, they hang at the end of the one before. */
export function lineEnds(
  clusters: Clusters,
  measure: LineMeasure,
  room: LineRoom,
): readonly number[] {
  const costs = breakCosts(clusters.text, clusters.starts);
  const ends = avoidShortLastLine(
    fullLines(clusters, measure, costs, room),
    costs,
    (from, to) => measure.trimmed(from, to) <= room.width + slack,
  );
  return room.isJustified && !areFilled(ends, measure, room)
    ? evenEnds(measure, costs, room)
    : ends;
}

/** Each line as long as it can be. */
function fullLines(
  { starts, kinds }: Clusters,
  measure: LineMeasure,
  costs: Uint8Array,
  { width, indent }: LineRoom,
): readonly number[] {
  const ends: number[] = [];
  const best: number[] = Object.values(cost).map(() => 0);
  let from = 0;
  const isOver = (index: number): boolean =>
    measure.trimmed(from, index + 1) + (from === 0 ? indent : 0) > width + slack;
  for (let index = 0; index < starts.length; index++) {
    if (index > from) best[costs[index] ?? 0] = index;
    while (index > from && kinds[index] !== kind.space && isOver(index)) {
      // The last place of the lowest cost; what lies behind it is looked at again as the next line's.
      from = best.find(place => place > from) ?? index;
      ends.push(from);
    }
  }
  return [...ends, starts.length];
}

/** Whether the gaps of every line but the last can fill it. */
function areFilled(ends: readonly number[], measure: LineMeasure, room: LineRoom): boolean {
  let from = 0;
  for (const to of ends.slice(0, -1)) {
    const own = room.width - (from === 0 ? room.indent : 0);
    if (measure.most(from, to) < own - slack) return false;
    from = to;
  }
  return true;
}

/** Short-last-line control: a paragraph that would end in a line of one character takes one more down to it, if it may and the line `fits`. */
function avoidShortLastLine(
  ends: readonly number[],
  costs: Uint8Array,
  fits: (from: number, to: number) => boolean,
): readonly number[] {
  const end = ends.at(-1) ?? 0;
  const last = ends.at(-2) ?? 0;
  const before = ends.at(-3) ?? 0;
  const heads = costs.subarray(last + 1, end).filter(one => one !== cost.punctuation);
  if (ends.length < 2 || last === end || heads.length > 0) return ends;
  for (let place = last - 1; place > Math.max(before + 1, last - 5); place--) {
    if (costs[place] === cost.free && fits(place, end)) return [...ends.slice(0, -2), place, end];
  }
  return ends;
}
