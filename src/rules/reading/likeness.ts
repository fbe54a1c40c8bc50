/** How alike two names are, for rules that look for the same thing said twice. */

/** A name made comparable, with its pairs of neighbouring characters. */
export interface ComparableName {
  readonly text: string;
  readonly pairs: ReadonlySet<string>;
  /** Its characters in order of code, for names that only turn words round. */
  readonly letters: string;
}

/** Words that change nothing in what a name measures. */
const FILLERS = /[\s\p{P}\p{S}的可]|本项目|项目/gu;

export function comparableName(name: string): ComparableName {
  const text = name.replace(FILLERS, '');
  const pairs = new Set<string>();
  for (let index = 0; index + 1 < text.length; index++) pairs.add(text.slice(index, index + 2));
  return { text, pairs, letters: [...text].sort().join('') };
}

/** 1 for the same characters in any order, 0 for none in common; else Dice's coefficient over their pairs. */
export function likeness(a: ComparableName, b: ComparableName): number {
  if (a.text === '' || b.text === '') return 0;
  if (a.letters === b.letters) return 1;
  let common = 0;
  for (const pair of a.pairs) if (b.pairs.has(pair)) common++;
  return (2 * common) / Math.max(1, a.pairs.size + b.pairs.size);
}
