/** How alike two names are, for rules that look for the same thing said twice. */
import { memoize } from '../../source/memoize.ts';

/** A name made comparable. */
export interface ComparableName {
  readonly text: string;
}

/** Words that change nothing in what a name measures. */
const FILLERS = /[\s\p{P}\p{S}的可]|本项目|项目/gu;
/** Nearly all names have no signs but these, which are found far sooner than any sign. */
const USUAL_SIGNS = '\\s、。，；：（）《》“”—,.()%/';
const USUAL_NAME = new RegExp(`^[\\u4E00-\\u9FFFA-Za-z0-9${USUAL_SIGNS}]*$`);
const USUAL_FILLERS = new RegExp(`[${USUAL_SIGNS}的可]|本项目|项目`, 'g');

export function comparableName(name: string): ComparableName {
  return { text: name.replace(USUAL_NAME.test(name) ? USUAL_FILLERS : FILLERS, '') };
}

/** 1 for the same characters in any order, 0 for none in common; else Dice's coefficient over their pairs. */
export function likeness(a: ComparableName, b: ComparableName): number {
  if (a.text === '' || b.text === '') return 0;
  if (lettersOf(a) === lettersOf(b)) return 1;
  const [ofA, ofB] = [pairsOf(a), pairsOf(b)];
  let common = 0;
  for (const pair of ofA) if (ofB.has(pair)) common++;
  return (2 * common) / Math.max(1, ofA.size + ofB.size);
}

/** Pairs of neighbouring characters. */
const pairsOf = memoize(({ text }: ComparableName): ReadonlySet<string> => {
  const pairs = new Set<string>();
  for (let index = 0; index + 1 < text.length; index++) pairs.add(text.slice(index, index + 2));
  return pairs;
});

/** The characters in order of code, for names that only turn words round. */
const lettersOf = memoize(({ text }: ComparableName): string => [...text].sort().join(''));
