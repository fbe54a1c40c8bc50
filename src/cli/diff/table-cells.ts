/** The table of changes in pages and in Markdown: the same cells, each made safe for its format. */
import type { FilingChange, WordRun } from '../../internal.ts';
import type { Language } from '../language.ts';
import { type DiffReport, differenceText, kindWords, sideText, words, wordsOf } from './report.ts';

/** Text without anything that the format would take for its own. */
type Safe = (text: string) => string;

export const tableHeads = (
  { names }: Pick<DiffReport, 'names'>,
  language: Language,
  safe: Safe,
): readonly string[] => [
  words.kind[language],
  words.place[language],
  safe(names.a),
  safe(names.b),
  words.difference[language],
];

export function tableCells(
  change: FilingChange,
  language: Language,
  safe: Safe,
): readonly [kind: string, ...others: string[]] {
  const { kind, label, before, after } = change;
  const side = (stated: typeof before) => (stated ? safe(sideText(change, stated, language)) : '');
  return [
    kindWords[kind][language],
    safe(label[language]),
    change.words ? marked(change.words, 'deleted', 'del', safe) : side(before),
    change.words ? marked(change.words, 'inserted', 'ins', safe) : side(after),
    safe(differenceText(change) ?? ''),
  ];
}

/** Tags in Markdown too, since signs of emphasis are not seen as such beside Chinese punctuation. */
const marked = (
  runs: readonly WordRun[],
  side: 'deleted' | 'inserted',
  tag: 'del' | 'ins',
  safe: Safe,
) =>
  wordsOf(runs, side)
    .map(({ kind, text }) => (kind === 'same' ? safe(text) : `<${tag}>${safe(text)}</${tag}>`))
    .join('');
