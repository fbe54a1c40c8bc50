/** The cells of the row that a list repeats, from the head of each column and the first row below it. */
import type { Path } from '../finding.ts';
import type { GridCell } from '../word/grid.ts';
import { linesInCell, NUMBERED, textInCell } from './cell-text.ts';
import { type Head, NUMBER } from './list-head.ts';
import { type FormReading, leaveNote, noteFormat, unknownLabel } from './reading.ts';
import type { DraftCell } from './template-draft.ts';

/** What the column of a head prints in each row. */
export function columnCell(reading: FormReading, head: Head, index: number, path: Path): DraftCell {
  const column = head.columns[index];
  const cell = head.cells[index];
  if (!cell) throw new Error(`the head has no cell ${index}`);
  const span = cell.colSpan;
  const below = reading.grid.at(cell.row + cell.rowSpan, cell.column);
  if (column === undefined) {
    leaveNote(reading, path, unknownLabel(reading, textInCell(cell), false));
    return { span, style: 'value' };
  }
  if (typeof column === 'number') return { span, level: column };
  if (column === NUMBER) return { span, text: ['{#}'], style: 'value' };
  const role = /^\.(task|name|content|note|explanation|source|deviation)$/.test(column)
    ? 'text'
    : 'value';
  noteFormat(reading, role, below);
  const numbered = index === 0 ? NUMBERED.exec(below.paragraphs[0]?.text ?? '') : undefined;
  if (numbered && column !== '.years') {
    const [, open = '', close = ''] = numbered;
    return { span, text: [`${open}{#}${close}{${column}}`], style: role };
  }
  const isBeside = head.beside !== undefined && index >= head.beside;
  const shown = isBeside ? { beside: column } : { field: column };
  return { span, ...shown, ...(role === 'text' && { style: role }) };
}

/** The goal beside or above its indicators, with the number that the form prints before it. */
export function goalCell(reading: FormReading, cell: GridCell): DraftCell {
  noteFormat(reading, 'text', cell);
  const [, name, colon = ''] = /^(\D*)[1一][.、]?([:：]?)$/.exec(linesInCell(cell)[0] ?? '') ?? [];
  const number = name === undefined ? undefined : `${name}{#}${colon}`;
  const lines =
    number === undefined ? ['{.text}'] : colon === '' ? [number, '{.text}'] : [`${number}{.text}`];
  return { span: cell.colSpan, text: lines, style: 'text' };
}
