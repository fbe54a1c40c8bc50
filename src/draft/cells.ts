/** What a cell of a blank form is: a label, the place of a field, a choice, or room for a seal. */

import type { Path } from '../finding.ts';
import { PERIOD } from '../form/label-names.ts';
import { isRoom } from '../form/label-text.ts';
import type { GridCell } from '../word/grid.ts';
import { amountIn } from './amount-columns.ts';
import { linesInCell, textInCell } from './cell-text.ts';
import { choiceIn } from './choices.ts';
import { isPlaceholder, notePlace } from './filled.ts';
import { inlineFields, mayBeFund } from './inline-fields.ts';
import { fieldsOfLabel, fieldsTogether, isNarrative } from './labels.ts';
import {
  type FormReading,
  leaveNote,
  noteFormat,
  type TextRole,
  take,
  unknownLabel,
  widthInGrid,
} from './reading.ts';
import type { DraftCell } from './template-draft.ts';
import { withFields } from './year-fields.ts';

const SIGNED = /盖章|签章|签字|签名|公章/;
const REVIEW = /意见|审核|审批|盖章|签章|签字|公章/;
const DASH = /^[—–\-~～/／]+$/;

/** Reads a cell and remembers what it took; cells are to be read in the order of the form. Notes are left at the path. */
export function readCell(reading: FormReading, cell: GridCell, path: Path): DraftCell {
  const text = textInCell(cell);
  const label = labelOf(reading, cell);
  const name = label ? textInCell(label) : '';
  const amount = amountIn(reading, cell, label);
  if (amount && (text === '' || isAmount(text))) return amountCell(reading, cell, amount, path);
  const fields = label ? fieldsFor(reading, cell, name) : [];
  const choice = choiceIn(linesInCell(cell));
  if (choice && label) {
    const field = take(reading, fields);
    if (field === undefined || field === PERIOD) {
      leaveNote(reading, path, unknownLabel(reading, name, fields.length > 0));
      return labelCell(reading, cell, 'value');
    }
    reading.boxMarks ??= choice.marks;
    if (choice.marks.before !== reading.boxMarks.before)
      leaveNote(reading, path, '方框的位置与前面的选项不同');
    noteFormat(reading, 'value', cell);
    notePlace(reading.filled, 'values', choice.isTicked ? text : '');
    const { options, perLine } = choice;
    return { span: cell.colSpan, choice: field, options, ...(perLine && { perLine }) };
  }
  const isValue = text === '' || !isLabel(reading, cell, text);
  const together = isValue && fields.length === 0 ? fieldsTogether(name) : [];
  if (together.length > 0) return togetherCell(reading, cell, together);
  if (text === '') return emptyCell(reading, cell, path, label);
  if (fields.length > 0 && isValue) {
    const field = take(reading, fields);
    if (field !== undefined) {
      const kept = field === PERIOD || isRoom(text);
      if (!kept) leaveNote(reading, path, `原表此处有文字「${shortened(text)}」`);
      notePlace(reading.filled, 'values', text);
      return fieldCell(reading, cell, field);
    }
  }
  if (DASH.test(text)) return labelCell(reading, cell, 'value');
  if (SIGNED.test(text) || isRoom(text)) return labelCell(reading, cell, 'seal');
  const lines = asksBeside(reading, cell) ? undefined : inlineFields(reading, cell);
  if (lines) {
    noteFormat(reading, 'value', cell);
    return { span: cell.colSpan, text: lines, style: 'value' };
  }
  if (mayBeFund(reading, text, cell)) reading.funds.read(text, cell);
  return labelCell(reading, cell, 'label');
}

/** Amounts are also told with more beside them: 85万元（道路60万元）. */
const isAmount = (text: string) => /^\d[^%％]*$/.test(text);

/** A label, or other text of the form itself. */
export function labelCell(reading: FormReading, cell: GridCell, role: TextRole): DraftCell {
  if (role === 'label') reading.labels.add(cell);
  noteFormat(reading, role, cell);
  const text = linesInCell(cell).map(line => withFields(reading, line));
  return {
    span: cell.colSpan,
    ...(text.length > 0 && { text }),
    ...(role !== 'label' && { style: role }),
  };
}

function amountCell(reading: FormReading, cell: GridCell, amount: string, path: Path): DraftCell {
  notePlace(reading.filled, 'amounts', textInCell(cell));
  const field = take(reading, [amount]);
  if (field !== undefined) return fieldCell(reading, cell, field);
  noteFormat(reading, 'value', cell);
  const label = labelOf(reading, cell);
  leaveNote(reading, path, unknownLabel(reading, label ? textInCell(label) : amount, true));
  return { span: cell.colSpan, style: 'value' };
}

function emptyCell(
  reading: FormReading,
  cell: GridCell,
  path: Path,
  label: GridCell | undefined,
): DraftCell {
  const name = label ? textInCell(label) : '';
  const fields = fieldsFor(reading, cell, name);
  const field = take(reading, fields);
  if (field !== undefined) {
    notePlace(reading.filled, 'values', '');
    return fieldCell(reading, cell, field);
  }
  if (REVIEW.test(name)) return labelCell(reading, cell, 'seal');
  noteFormat(reading, 'value', cell);
  // Of two columns of amounts one may be shorter: then neither a label nor an amount stands there.
  if (reading.inFunds && (name === '' || label?.row !== cell.row || label.rowSpan > 1))
    return { span: cell.colSpan, style: 'value' };
  const isKnown = fields.length > 0;
  const note = name === '' ? '空格，没有认出填什么' : unknownLabel(reading, name, isKnown);
  leaveNote(reading, path, note);
  return { span: cell.colSpan, style: 'value' };
}

/** The fields of a label, those of the preparer first where they stand in the same row. */
function fieldsFor(reading: FormReading, { row }: GridCell, label: string): readonly string[] {
  const fields = fieldsOfLabel(label);
  if (reading.preparerRow !== row) return fields;
  const isPreparers = (field: string) => field.startsWith('preparer.');
  return [...fields.filter(isPreparers), ...fields.filter(field => !isPreparers(field))];
}

/** Fields one below the other, or a code in brackets before its name. */
function togetherCell(reading: FormReading, cell: GridCell, fields: readonly string[]): DraftCell {
  const text = textInCell(cell);
  for (const field of fields) reading.used.add(field);
  const role = fields.every(isNarrative) ? 'narrative' : 'value';
  noteFormat(reading, role, cell);
  const [name, code] = fields;
  const [, open, close] = /^([[【〔（(])[\s　]*([\]】〕）)])$/.exec(text) ?? [];
  notePlace(reading.filled, 'values', open === undefined ? text : '');
  const lines =
    open === undefined ? fields.map(field => `{${field}}`) : [`${open}{${code}}${close}{${name}}`];
  return { span: cell.colSpan, text: lines, style: role };
}

/** Narrower cells, in mm, have no room for paragraphs with indents. */
const LEAST_NARRATIVE = 25;

function fieldCell(reading: FormReading, cell: GridCell, field: string): DraftCell {
  if (field.startsWith('preparer.')) reading.preparerRow = cell.row;
  const isWide = widthInGrid(reading.grid, cell) >= LEAST_NARRATIVE;
  const role = isNarrative(field) && isWide ? 'narrative' : 'value';
  noteFormat(reading, role, cell);
  const span = cell.colSpan;
  if (field === PERIOD) {
    const between = /[至到—–\-~～]+/.exec(textInCell(cell))?.[0] ?? '至';
    return { span, style: role, text: [`{${PERIOD}.start}${between}{${PERIOD}.end}`] };
  }
  return { span, field, ...(role !== 'value' && { style: role }) };
}

/** The label that a cell belongs to: the one above where a row of labels stands over a row of empty cells, else the one to its left. */
function labelOf({ grid, labels }: FormReading, cell: GridCell): GridCell | undefined {
  if (cell.row > 0 && isUnderHead(grid.at, cell.row, grid.columns.length)) {
    const above = grid.at(cell.row - 1, cell.column);
    if (labels.has(above) && above.rowSpan === 1) return above;
  }
  if (cell.column === 0) return undefined;
  const left = grid.at(cell.row, cell.column - 1);
  return labels.has(left) ? left : undefined;
}

type At = (row: number, column: number) => GridCell;

/** Whether a row of cells that are empty, or say what is to be written, stands exactly below a row of text. */
function isUnderHead(at: At, row: number, columns: number): boolean {
  for (let column = 0; column < columns; column++) {
    const [above, below] = [at(row - 1, column), at(row, column)];
    if (above === below) continue;
    if (above.column !== below.column || above.colSpan !== below.colSpan) return false;
    const text = textInCell(below);
    if (textInCell(above) === '' || SIGNED.test(text) || !isPlaceholder(text)) return false;
  }
  return true;
}

/** Whether text beside a known label is a label as well, and not a hint in the label's field. */
function isLabel(reading: FormReading, cell: GridCell, text: string): boolean {
  return fieldsOfLabel(text).length > 0 || asksBeside(reading, cell);
}

/** Whether there is an empty cell beside or below a cell for what it asks for. */
function asksBeside({ grid }: FormReading, cell: GridCell): boolean {
  const right = cell.column + cell.colSpan;
  if (right < grid.columns.length && textInCell(grid.at(cell.row, right)) === '') return true;
  const below = cell.row + cell.rowSpan;
  return below < grid.rows.length && isUnderHead(grid.at, below, grid.columns.length);
}

const shortened = (text: string) => (text.length > 30 ? `${text.slice(0, 30)}…` : text);
