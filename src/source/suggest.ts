/** "Did you mean": the nearest of the names that would be right. */
import { distance } from 'fastest-levenshtein';

/** The nearest candidate when it is near enough to be a slip of the pen, else undefined. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const steps = distance(name.toLowerCase(), candidate.toLowerCase());
    if (steps < least) {
      best = candidate;
      least = steps;
    }
  }
  if (best === undefined) return undefined;
  return least <= Math.max(1, Math.floor(Math.min(name.length, best.length) / 2))
    ? best
    : undefined;
}
