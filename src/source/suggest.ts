/** "Did you mean": the nearest of the names that would be right. */
import { distance } from 'fastest-levenshtein';
import type { Localized } from '../finding.ts';

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

/** A guess as a question to the writer. */
export const asQuestion = (guess: string): Localized => ({
  zh: `是不是“${guess}”？`,
  en: `Did you mean “${guess}”?`,
});

/** The nearest candidate as a question to the writer; undefined when none is near. */
export function didYouMean(name: string, candidates: Iterable<string>): Localized | undefined {
  const guess = nearest(name, candidates);
  return guess === undefined ? undefined : asQuestion(guess);
}

/** The nearest candidate as a question, or else all of them. */
export function suggestion(name: string, candidates: readonly string[]): Localized {
  return (
    didYouMean(name, candidates) ?? {
      zh: `可以是：${candidates.join('、')}`,
      en: `One of: ${candidates.join(', ')}`,
    }
  );
}
