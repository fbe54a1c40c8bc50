/** The words in which two texts differ. */
import { diffArrays } from 'diff';
import type { WordRun } from './change.ts';

/** A number or a latin word is compared whole, all else character by character. */
const TOKEN = /\d+(?:[.,]\d+)*|[A-Za-z]+|./gsu;

/** Texts that differ in more words are not taken apart, since the work grows with the square of it. */
const MOST_EDITS = 2_000;

/** Texts up to so many characters are read more easily as they are. */
const SHORT_TEXT = 10;

/** Characters that two changes have between them at the most if they are told as one. */
const SHORT_RUN = 1;

/** The words of two texts; undefined where both are read more easily as they are. */
export function wordRuns(before: string, after: string): readonly WordRun[] | undefined {
  if (Math.max(before.length, after.length) <= SHORT_TEXT) return undefined;
  const runs = textRuns(before, after);
  const same = runs.reduce((sum, { kind, text }) => sum + (kind === 'same' ? text.length : 0), 0);
  return 3 * same >= Math.max(before.length, after.length) ? runs : undefined;
}

/** What is the same in two texts and what is not; all of both where they differ in too much. */
export function textRuns(before: string, after: string): readonly WordRun[] {
  const [a, b] = [tokensOf(before), tokensOf(after)];
  const found = diffArrays(a, b, { maxEditLength: MOST_EDITS });
  if (!found)
    return [
      { kind: 'deleted', text: before },
      { kind: 'inserted', text: after },
    ];
  return withoutShort(
    found.map(({ value, added, removed }) => ({
      kind: added ? 'inserted' : removed ? 'deleted' : 'same',
      text: value.join(''),
    })),
  );
}

const tokensOf = (text: string): string[] => text.match(TOKEN) ?? [];

/** Runs joined where only a character that happens to be the same stands between changes; what is deleted goes first. */
function withoutShort(runs: readonly WordRun[]): readonly WordRun[] {
  const joined: WordRun[] = [];
  let deleted = '';
  let inserted = '';
  const flush = () => {
    if (deleted !== '') joined.push({ kind: 'deleted', text: deleted });
    if (inserted !== '') joined.push({ kind: 'inserted', text: inserted });
    deleted = '';
    inserted = '';
  };
  for (const [index, { kind, text }] of runs.entries()) {
    const isBetween = index > 0 && index < runs.length - 1;
    if (kind === 'same' && !(isBetween && text.length <= SHORT_RUN)) {
      flush();
      joined.push({ kind, text });
      continue;
    }
    if (kind !== 'inserted') deleted += text;
    if (kind !== 'deleted') inserted += text;
  }
  flush();
  return joined;
}
