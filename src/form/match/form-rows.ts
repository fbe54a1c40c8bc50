/** The rows of a filled form with what covers each of them, and the keys by which labels are found. */
import type { FilledCell, FilledForm } from '../filled-form.ts';
import { labelKeys } from '../label-text.ts';

export interface RowCell extends FilledCell {
  /** Its paragraphs below one another, without blanks around. */
  readonly text: string;
  /** What its text may be as a label. */
  readonly keys: readonly string[];
  /** The label that stands in the cell with its value; none where it has no colon. */
  readonly inline: { readonly keys: readonly string[]; readonly value: string } | undefined;
}

export interface FormRow {
  readonly row: number;
  /** What covers the row, from left to right. */
  readonly cells: readonly RowCell[];
  /** Those of them that begin here. */
  readonly own: readonly RowCell[];
  readonly isEmpty: boolean;
}

/** The rows of a form; a row in which no cell begins only makes those above it taller and is left out. */
export function formRows({ cells }: FilledForm): readonly FormRow[] {
  const rows: RowCell[][] = [];
  for (const cell of cells.map(withKeys)) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      const covering = rows[row] ?? [];
      covering.push(cell);
      rows[row] = covering;
    }
  }
  return rows.map((covering, row) => {
    const sorted = covering.toSorted((a, b) => a.column - b.column);
    const own = sorted.filter(cell => cell.row === row);
    return { row, cells: sorted, own, isEmpty: own.every(({ text }) => text === '') };
  });
}

const COLON = /^([^：:\n]{2,30})[：:]\s*(?=\S)/;
const OTHER_LABEL = /[\s　][^\s　：:]{2,16}[：:]/;

function withKeys(cell: FilledCell): RowCell {
  const text = cell.lines.join('\n').trim();
  const [head = '', label = ''] = COLON.exec(text) ?? [];
  const value = text.slice(head.length);
  const isInline = head !== '' && !OTHER_LABEL.test(value.slice(0, LONGEST_LOOK));
  const { row, column, rowSpan, colSpan, lines, name } = cell;
  const keys = labelKeys(text);
  const inline = isInline ? { keys: labelKeys(label), value } : undefined;
  // Spelt out, since spreading takes as long as all the rest.
  return { row, column, rowSpan, colSpan, lines, name, text, keys, inline };
}

/** So much of a text is looked at for labels. */
const LONGEST_LOOK = 200;
