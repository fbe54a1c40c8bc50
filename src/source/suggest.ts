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

/**
 * The only candidate that ends in a name (负责人 for 项目负责人), else the only one that holds it or is held by it,
 * else the only one of which one has all hanzi of the other in their order (立项依据 for 项目立项的依据).
 */
export function soleMatch(name: string, candidates: readonly string[]): string | undefined {
  const plain = name.toLowerCase();
  if (plain.length < (HANZI.test(name) ? 2 : 4)) return undefined;
  const tests: readonly ((candidate: string) => boolean)[] = [
    candidate => candidate.endsWith(plain),
    candidate => candidate.includes(plain) || holds(plain, candidate),
    candidate => HANZI.test(name) && (isSpread(plain, candidate) || isSpread(candidate, plain)),
  ];
  for (const test of tests) {
    const found = candidates.filter(candidate => test(candidate.toLowerCase()));
    if (found.length === 1) return found[0];
    if (found.length > 1) return undefined;
  }
  return undefined;
}

const HANZI = /^\p{Script=Han}/u;

/** A name in a longer one; two letters say nothing. */
const holds = (plain: string, candidate: string) =>
  candidate.length >= (HANZI.test(candidate) ? 2 : 4) && plain.includes(candidate);

/** Whether all hanzi of a name stand in another, longer one in their order. */
export function isSpread(name: string, other: string): boolean {
  if (name.length < 3 || !HANZI.test(name)) return false;
  let at = 0;
  for (const character of other) if (character === name[at]) at += 1;
  return at === name.length;
}

/** Whether a name can only be a slip for another: one holds the other, or next to nothing or only the order differs. */
export function isSurelyMeant(name: string, guess: string): boolean {
  const [a, b] = [name.toLowerCase(), guess.toLowerCase()];
  if (soleMatch(a, [b]) !== undefined) return true;
  const steps = distance(a, b);
  const inOrder = (text: string) => [...text].sort().join('');
  return steps <= Math.max(1, Math.floor(b.length / 3)) || inOrder(a) === inOrder(b);
}

/** Whether one character more, less or other makes one name of the other. */
export const isOneSlipFrom = (name: string, other: string): boolean => distance(name, other) <= 1;

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

/** The candidate that a name was meant to be: the nearest, or the only one that holds it. */
export const meantName = (name: string, candidates: readonly string[]): string | undefined =>
  nearest(name, candidates) ?? soleMatch(name, candidates);

/** The nearest candidate as a question, or else all of them. */
export function suggestion(name: string, candidates: readonly string[]): Localized {
  const guess = meantName(name, candidates);
  if (guess !== undefined) return asQuestion(guess);
  return {
    zh: `可以是：${candidates.join('、')}`,
    en: `One of: ${candidates.join(', ')}`,
  };
}
