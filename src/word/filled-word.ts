/** A Word file as a filled form: its grid with a name for each cell, and the lines around. */
import type { Localized } from '../finding.ts';
import type { FilledCell, FilledForm, FilledLine } from '../form/filled-form.ts';
import { type GridCell, gridOf } from './grid.ts';
import { readOutside } from './remarks.ts';
import { readWord } from './word.ts';
import type { WordForm } from './word-form.ts';
import type { WordParagraph } from './word-text.ts';
import { openZip } from './zip.ts';

export interface FilledWord {
  readonly form: FilledForm;
  /** What of it was not read, as sentences for its sender. */
  readonly notes: readonly Localized[];
}

/** Reads the form in a .docx. Throws UserError like `readWord`. */
export function readFilledWord(docx: Uint8Array): FilledWord {
  const readPart = openZip(docx);
  const { path, paper, above, tables, below, leftOut } = readWord(readPart, { formats: false });
  const { columns, rows, at } = gridOf(tables, paper.width - paper.left - paper.right);
  const cells = rows.flatMap((_, row) => {
    const covering = new Set(columns.map((_, column) => at(row, column)));
    return [...covering].flatMap((cell, index) =>
      cell.row === row ? [filledCell(cell, index)] : [],
    );
  });
  const form = {
    above: above.map((line, index) =>
      filledLine(line, `表上第${index + 1}行`, `line ${index + 1} above the table`),
    ),
    columns,
    cells,
    below: below.map((line, index) =>
      filledLine(line, `表下第${index + 1}行`, `line ${index + 1} below the table`),
    ),
    ...readOutside(readPart, path),
  };
  return { form, notes: leftOut.tables + leftOut.lines > 0 ? [notRead(leftOut)] : [] };
}

function notRead({ tables, lines }: WordForm['leftOut']): Localized {
  const zh = [
    ...(tables > 0 ? [`${tables} 个表格`] : []),
    ...(lines > 0 ? [`${lines} 段文字`] : []),
  ];
  const en = [
    ...(tables > 0 ? [`${tables} other table${tables > 1 ? 's' : ''}`] : []),
    ...(lines > 0 ? [`${lines} other line${lines > 1 ? 's' : ''} of text`] : []),
  ];
  return {
    zh: `只读最大的一张表和紧挨着它的文字；另有 ${zh.join('、')}没有读`,
    en: `only the largest table and the lines around it were read; ${en.join(' and ')} were not`,
  };
}

/** A cell, the so many-th that stands in its row, those merged from above counted. */
function filledCell(
  { row, column, rowSpan, colSpan, paragraphs }: GridCell,
  index: number,
): FilledCell {
  const lines = paragraphs.flatMap(({ text }) => text.split('\n'));
  const name = {
    zh: `第${row + 1}行第${index + 1}格`,
    en: `row ${row + 1}, cell ${index + 1}`,
  };
  return {
    row,
    column,
    rowSpan,
    colSpan,
    lines: lines.some(line => line.trim() !== '') ? lines : [],
    name,
  };
}

const filledLine = ({ text }: WordParagraph, zh: string, en: string): FilledLine => ({
  text: text.replaceAll('\n', ' '),
  name: { zh, en },
});
