/**
 * Where the lines of a justified paragraph end so that all of them together are filled best (Knuth and Plass, “Breaking
 * Paragraphs into Lines”): a line that ends earlier, or is squeezed, may spare the next a gap.
 */
import { cost } from './break-rules.ts';
import type { LineMeasure, LineRoom } from './line-measure.ts';

const slack = 1e-6;
/** How far back from the fullest line, in clusters, and how many places for its end are tried: time must grow with the length only. */
const farthestBack = 60;
const mostPlaces = 12;
/** What a break of each cost weighs; a line that falls short by an em weighs ten and more. */
const weights: Readonly<Record<number, number>> = {
  [cost.free]: 0,
  [cost.year]: 3,
  [cost.month]: 4,
  [cost.piece]: 6,
  [cost.unit]: 200,
  [cost.word]: 400,
  [cost.punctuation]: 1000,
};
const shortLine = 4;
const loneCharacter = 30;
/** A single cluster wider than the line: there is no other way. */
const tooLong = 2000;

/** Indexes of the clusters after each line. */
export function evenEnds(
  measure: LineMeasure,
  costs: Uint8Array,
  room: LineRoom,
): readonly number[] {
  const count = costs.length;
  const weight = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
  const lineStart = new Int32Array(count + 1);
  weight[0] = 0;
  let fullest = 0;
  for (let from = 0; from < count; from++) {
    const before = weight[from] ?? 0;
    if (before === Number.POSITIVE_INFINITY) continue;
    const width = room.width - (from === 0 ? room.indent : 0) + slack;
    fullest = Math.max(fullest, from + 1);
    while (fullest < count && measure.least(from, fullest + 1) <= width) fullest++;
    for (const to of placesFor(from, fullest, costs)) {
      const own = before + weightOf(from, to) + (to < count ? (weights[costs[to] ?? 0] ?? 0) : 0);
      if (own >= (weight[to] ?? 0)) continue;
      weight[to] = own;
      lineStart[to] = from;
    }
  }
  const ends: number[] = [];
  for (let to = count; to > 0; to = lineStart[to] ?? 0) ends.push(to);
  return ends.reverse();

  function weightOf(from: number, to: number): number {
    const width = room.width - (from === 0 ? room.indent : 0);
    const natural = measure.natural(from, to);
    if (natural > width) {
      const least = measure.least(from, to);
      return least > width + slack ? tooLong : 1 + ((natural - width) / (natural - least)) ** 2;
    }
    if (to === count) return to - from === 1 ? loneCharacter : 0;
    const most = measure.most(from, to);
    if (most + slack >= width) return ((width - natural) / (most - natural || 1)) ** 2;
    return shortLine + 10 * ((width - most) / room.size) ** 2;
  }
}

/** Places where a line may end that is at most so long: those that part nothing, or else the best there is. */
function placesFor(from: number, fullest: number, costs: Uint8Array): readonly number[] {
  const places: number[] = [];
  let best = fullest;
  for (let to = fullest; to > from && to > fullest - farthestBack; to--) {
    if (to === costs.length || (costs[to] ?? 0) < cost.unit) places.push(to);
    if ((costs[to] ?? 0) < (costs[best] ?? 0)) best = to;
    if (places.length === mostPlaces) break;
  }
  return places.length > 0 ? places : [best];
}
