/** A Word file as a filled form: its grid with a name for each cell, and the lines around. */
import type { FilledCell, FilledForm, FilledLine } from '../form/filled-form.ts';
import { type GridCell, gridOf } from './grid.ts';
import { readWord } from './word.ts';
import type { WordParagraph } from './word-text.ts';
import { openZip } from './zip.ts';

/** Reads the form in a .docx. Throws UserError like `readWord`. */
export function filledWord(docx: Uint8Array): FilledForm {
  const { paper, above, tables, below } = readWord(openZip(docx));
  const { columns, rows, at } = gridOf(tables, paper.width - paper.left - paper.right);
  const cells = rows.flatMap((_, row) => {
    const covering = new Set(columns.map((_, column) => at(row, column)));
    return [...covering].flatMap((cell, index) =>
      cell.row === row ? [filledCell(cell, index)] : [],
    );
  });
  return {
    above: above.map((line, index) =>
      filledLine(line, `表上第${index + 1}行`, `line ${index + 1} above the table`),
    ),
    columns,
    cells,
    below: below.map((line, index) =>
      filledLine(line, `表下第${index + 1}行`, `line ${index + 1} below the table`),
    ),
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
