/** Differences as Markdown: a table for each part of the form, for comments and chats. */
import { escapeMarkup } from '../../internal.ts';
import { visible } from '../visible.ts';
import { blocksOf, countText, type DiffWriter, notesOf } from './report.ts';
import { tableCells, tableHeads } from './table-cells.ts';

export const markdownDiff: DiffWriter = (report, { language }) => {
  const { names, comparison } = report;
  const blocks = blocksOf(comparison).map(({ title, changes }) => {
    const heads = tableHeads(report, language, escaped);
    const lines = [
      heads,
      heads.map(() => '---'),
      ...changes.map(change => tableCells(change, language, escaped)),
    ];
    return `## ${escaped(title[language])}\n\n${lines.map(line => `| ${line.join(' | ')} |`).join('\n')}`;
  });
  const notes = notesOf(report, language).map(escaped);
  const title = `# ${escaped(names.a)} → ${escaped(names.b)}`;
  return `${[title, countText(comparison, language), ...notes, ...blocks].join('\n\n')}\n`;
};

/** Text that is neither Markdown nor HTML, on one line of a table. */
const escaped = (text: string): string =>
  text
    .split('\n')
    .map(line =>
      escapeMarkup(visible(line)).replace(/[\\`*_{}[\]|~#]/g, sign => `&#${sign.charCodeAt(0)};`),
    )
    .join('<br>');
