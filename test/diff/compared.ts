import type { Comparison, FilingChange } from '../../src/diff/change.ts';
import { compareFilings } from '../../src/diff/compare.ts';
import { checkText } from '../reading.ts';

/** Compares filings given as plain values, both of one form. */
export function compared(before: object, after: object): Comparison {
  const [a, b] = [before, after].map(value =>
    checkText(JSON.stringify({ ...value, form: 'xizang/fujian2' })),
  );
  if (!a || !b) throw new Error('two filings are compared');
  return compareFilings(a, b);
}

/** Changes on a line each: mark, label, what was and what is. */
export const linesOf = ({ changes }: Pick<Comparison, 'changes'>): readonly string[] =>
  changes.map(change => {
    const { kind, label, before, after } = change;
    const sides = [before, after].flatMap(side => (side ? [`${side.text}${side.unit ?? ''}`] : []));
    return `${kind} ${label.zh} ${sides.join(' → ')}${behind(change)}`;
  });

const behind = ({ difference }: FilingChange) => (difference ? ` ${difference.toFixed()}` : '');
