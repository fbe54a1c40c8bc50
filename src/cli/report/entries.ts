/**
 * The findings of a file as people read them: those of one rule together, errors first. Where the sentences of an entry
 * differ only in part, its further places are told by that part.
 */
import type { Finding, Severity } from '../../internal.ts';
import type { Language } from '../language.ts';
import { visible } from '../visible.ts';

/** The findings of one rule and severity in one file, by place; there is one at least. */
export interface Entry {
  readonly rule: string;
  readonly severity: Severity;
  readonly first: Finding;
  readonly others: readonly Finding[];
}

export const severityOrder: readonly Severity[] = ['error', 'warning', 'info'];

/** Entries by severity, then by the place of their first finding. */
export function entriesOf(findings: readonly Finding[]): readonly Entry[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of [...findings].sort(byPlace)) {
    const key = `${severityOrder.indexOf(finding.severity)} ${finding.rule}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  const entries = [...groups.values()].flatMap(([first, ...others]) =>
    first ? [{ rule: first.rule, severity: first.severity, first, others }] : [],
  );
  return entries.sort(
    (a, b) => severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity),
  );
}

/** What has no place stands last. */
const byPlace = ({ span: a }: Finding, { span: b }: Finding) =>
  a && b ? a.line - b.line || a.column - b.column : Number(!a) - Number(!b);

/** A further place of an entry. */
export interface FurtherPlace {
  readonly finding: Finding;
  /** What its message says other than those of the rest, or the message; empty where all say the same. */
  readonly text: string;
  /** Its help, where the same was not told at a place before. */
  readonly help?: string;
}

/** The further places of an entry, safe to print. */
export function furtherPlaces(
  { first, others }: Entry,
  language: Language,
): readonly FurtherPlace[] {
  const all = [first, ...others];
  const texts = ownParts(all.map(({ message }) => visible(message[language])));
  const helps = all.map(({ help }) => (help ? visible(help[language]) : ''));
  // Helps that differ only in the words of their messages say the same.
  const isSame =
    new Set(helps).size === 1 ||
    new Set(helps.map((help, index) => withoutWords(help, texts[index] ?? ''))).size === 1;
  const told = new Set(helps.slice(0, 1));
  return others.map((finding, index) => {
    const help = helps[index + 1] ?? '';
    const text = texts[index + 1] ?? '';
    const isNew = help !== '' && !isSame && !told.has(help);
    told.add(help);
    return { finding, text, ...(isNew && { help }) };
  });
}

const OPENING = /[“「《（(【〔]/;
const CLOSING = /[”」》）)】〕\s，：、:,]/;

/** The parts of sentences that are not the same in all of them, whole words and quotations; empty where all are alike. */
export function ownParts(texts: readonly string[]): readonly string[] {
  const [first = '', ...rest] = texts;
  if (rest.every(text => text === first)) return texts.map(() => '');
  const shortest = texts.reduce((least, { length }) => Math.min(least, length), first.length);
  let head = 0;
  while (head < shortest && rest.every(text => text[head] === first[head])) head += 1;
  const at = (index: number) => first[first.length - index] ?? '';
  let tail = 0;
  while (
    tail < shortest - head &&
    rest.every(text => text[text.length - tail - 1] === at(tail + 1))
  )
    tail += 1;
  // Back to where a word or a quotation begins, and on to where one ends.
  while (head > 0 && !beginsAt(texts, head)) head -= 1;
  while (tail > 0 && !(/[\s，：、:,“「《（(]/.test(at(tail)) || closesBefore(texts, tail)))
    tail -= 1;
  const parts = texts.map(text => text.slice(head, text.length - tail).trim());
  return parts.every(part => part !== '') ? parts : texts;
}

/** Whether a word begins there in all of them. Hanzi have no blanks between words, so that any may begin one. */
const beginsAt = ([first = '', ...rest]: readonly string[], index: number) =>
  !isQuoting(first.slice(0, index)) &&
  (CLOSING.test(first[index - 1] ?? '') ||
    [first, ...rest].every(text => OPENING.test(text[index] ?? '')) ||
    [first, ...rest].every(text => /^\p{Script=Han}{2}/u.test(text.slice(index - 1, index + 1))));

/** Whether a quotation is open at the end of the text. */
const isQuoting = (text: string) => /[“「《（(【〔][^”」》）)】〕]*$/.test(text);

const closesBefore = (texts: readonly string[], tail: number) =>
  texts.every(text => /[”」》）)】〕]/.test(text[text.length - tail - 1] ?? ''));

/** A help with a sign in place of the words of a message, by which helps of different values can be compared. */
function withoutWords(help: string, message: string): string {
  const words = message
    .split(/[“”「」《》（）()\s，：、:,]+/)
    .filter(word => word !== '')
    .sort((a, b) => b.length - a.length);
  return words.reduce((text, word) => text.replaceAll(word, '\u0000'), help);
}
