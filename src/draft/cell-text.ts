/** The text of a cell. */
import type { GridCell } from '../word/grid.ts';
import type { WordParagraph } from '../word/word-text.ts';

/** What is longer is no label. */
const LONGEST_LABEL = 40;

/** The text of a cell, a line for each paragraph; characters set one below the other are one line. */
export function linesInCell(cell: GridCell): readonly string[] {
  const lines = cell.paragraphs
    .flatMap(linesOf)
    .map(line => line.replaceAll('\t', ' ').replace(/ {3,}/g, '  ').trim())
    .filter(line => line !== '');
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  const upright = lines.length > 1 && (longest === 1 || (longest === 2 && lines.length > 2));
  return upright ? [lines.join('')] : lines;
}

/** The lines of a paragraph. A centred label broken within its paragraph is one: it breaks by its meaning where it is printed. */
function linesOf({ text, format }: WordParagraph): readonly string[] {
  const lines = withoutBraces(text).split('\n');
  if (lines.length === 1 || text.length > LONGEST_LABEL || format().align !== 'center')
    return lines;
  const label = lines.join('');
  const asksForMore = /[:：□☐○]/.test(label.replace(/[（(][^（()）]*[）)]/g, ''));
  return asksForMore ? lines : [label];
}

/** Text without braces, which a template would read as fields. */
export const withoutBraces = (text: string): string =>
  text.replaceAll('{', '｛').replaceAll('}', '｝');

export const textInCell = (cell: GridCell) => linesInCell(cell).join('');

/** Text that numbers a row whose rest is left blank: what stands before the number and behind it. */
export const NUMBERED = /^([（(]?)\d{1,2}([）)]?[.．、]?[ 　]?)$/;
