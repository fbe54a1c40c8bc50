/** Differences as Markdown: a table for each part of the form, for comments and chats. */
import { escapeMarkup, type FilingChange, type WordRun } from '../../internal.ts';
import type { Language } from '../language.ts';
import { visible } from '../visible.ts';
import {
  blocksOf,
  countText,
  type DiffWriter,
  differenceText,
  kindWords,
  notesOf,
  sideText,
  words,
  wordsOf,
} from './report.ts';

export const markdownDiff: DiffWriter = (report, { language }) => {
  const { names, comparison } = report;
  const blocks = blocksOf(comparison).map(({ title, changes }) => {
    const heads = [
      words.kind[language],
      words.place[language],
      escaped(names.a),
      escaped(names.b),
      words.difference[language],
    ];
    const lines = [
      heads,
      heads.map(() => '---'),
      ...changes.map(change => cells(change, language)),
    ];
    return `## ${escaped(title[language])}\n\n${lines.map(line => `| ${line.join(' | ')} |`).join('\n')}`;
  });
  const notes = notesOf(report, language).map(escaped);
  const title = `# ${escaped(names.a)} → ${escaped(names.b)}`;
  return `${[title, countText(comparison, language), ...notes, ...blocks].join('\n\n')}\n`;
};

function cells(change: FilingChange, language: Language): readonly string[] {
  const { kind, label, before, after } = change;
  return [
    kindWords[kind][language],
    escaped(label[language]),
    change.words
      ? marked(change.words, 'deleted', 'del')
      : before
        ? escaped(sideText(change, before, language))
        : '',
    change.words
      ? marked(change.words, 'inserted', 'ins')
      : after
        ? escaped(sideText(change, after, language))
        : '',
    escaped(differenceText(change) ?? ''),
  ];
}

/** Tags, since signs of emphasis are not seen as such beside Chinese punctuation. */
const marked = (runs: readonly WordRun[], side: 'deleted' | 'inserted', tag: string) =>
  wordsOf(runs, side)
    .map(({ kind, text }) =>
      kind === 'same' ? escaped(text) : `<${tag}>${escaped(text)}</${tag}>`,
    )
    .join('');

/** Text that is neither Markdown nor HTML, on one line of a table. */
const escaped = (text: string): string =>
  text
    .split('\n')
    .map(line =>
      escapeMarkup(visible(line)).replace(/[\\`*_{}[\]|~#]/g, sign => `&#${sign.charCodeAt(0)};`),
    )
    .join('<br>');
