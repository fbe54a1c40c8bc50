/** What a cell of a blank form is: a label, the place of a field, a choice, or room for a seal. */

import type { Path } from '../finding.ts';
import type { GridCell } from '../word/grid.ts';
import { choiceIn } from './choices.ts';
import { PERIOD } from './label-names.ts';
import { fieldsOfLabel, fundOf, isNarrative } from './labels.ts';
import {
  type FormReading,
  leaveNote,
  linesInCell,
  noteFormat,
  type TextRole,
  take,
  textInCell,
  unknownLabel,
  widthInGrid,
} from './reading.ts';
import type { DraftCell } from './template-draft.ts';

const ROOM = /^[\s　_＿年月日时分自从至到起止—–\-~～.…·（）()/]*$/;
const SIGNED = /盖章|签章|签字|签名|公章/;
const REVIEW = /意见|审核|审批|盖章|签章|签字|公章/;

/** Whether text only makes room: dates without digits, lines to write on, dots; none at all does too. */
export const isRoom = (text: string) => ROOM.test(text);

/** Reads a cell and remembers what it took; cells are to be read in the order of the form. Notes are left at the path. */
export function readCell(reading: FormReading, cell: GridCell, path: Path): DraftCell {
  const text = textInCell(cell);
  const label = labelOf(reading, cell);
  const name = label ? textInCell(label) : '';
  const fields = label ? fieldsOfLabel(name) : [];
  const choice = choiceIn(text);
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
    return { span: cell.colSpan, choice: field, options: choice.options };
  }
  if (text === '') return emptyCell(reading, cell, path, { name, fields });
  if (fields.length > 0 && !isLabel(reading, cell, text)) {
    const field = take(reading, fields);
    if (field !== undefined) {
      const kept = field === PERIOD || isRoom(text);
      if (!kept) leaveNote(reading, path, `原表此处有文字「${shortened(text)}」`);
      return fieldCell(reading, cell, field);
    }
  }
  if (SIGNED.test(text) || isRoom(text)) return labelCell(reading, cell, 'seal');
  return labelCell(reading, cell, 'label');
}

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

function emptyCell(
  reading: FormReading,
  cell: GridCell,
  path: Path,
  { name, fields }: { readonly name: string; readonly fields: readonly string[] },
): DraftCell {
  const fund = fields.length === 0 ? fundOf(name, reading.heading) : undefined;
  const field = take(reading, fund === undefined ? fields : [fund]);
  if (field !== undefined) {
    const partial = fund !== undefined && /其中/.test(name);
    if (partial) leaveNote(reading, path, '「其中」各项若是上面某项的小计，写进 subtotals');
    return fieldCell(reading, cell, field);
  }
  if (REVIEW.test(name)) return labelCell(reading, cell, 'seal');
  noteFormat(reading, 'value', cell);
  const isKnown = fields.length > 0;
  const note = name === '' ? '空格，没有认出填什么' : unknownLabel(reading, name, isKnown);
  leaveNote(reading, path, note);
  return { span: cell.colSpan, style: 'value' };
}

/** Narrower cells, in mm, have no room for paragraphs with indents. */
const LEAST_NARRATIVE = 25;

function fieldCell(reading: FormReading, cell: GridCell, field: string): DraftCell {
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

/** Whether a row of empty cells stands exactly below a row without any. */
function isUnderHead(at: At, row: number, columns: number): boolean {
  for (let column = 0; column < columns; column++) {
    const [above, below] = [at(row - 1, column), at(row, column)];
    if (above === below) continue;
    if (above.column !== below.column || above.colSpan !== below.colSpan) return false;
    if (textInCell(above) === '' || textInCell(below) !== '') return false;
  }
  return true;
}

/** Whether text beside a known label is a label as well, and not a hint in the label's field. */
function isLabel({ grid }: FormReading, cell: GridCell, text: string): boolean {
  if (fieldsOfLabel(text).length > 0) return true;
  const right = cell.column + cell.colSpan;
  if (right < grid.columns.length && textInCell(grid.at(cell.row, right)) === '') return true;
  const below = cell.row + cell.rowSpan;
  return below < grid.rows.length && isUnderHead(grid.at, below, grid.columns.length);
}

/** The form's own text with what changes from filing to filing as fields: the year, the unit of money. */
function withFields(reading: FormReading, line: string): string {
  const year = /^[（(][\s　]*(?:20\d\d)?[\s　]*年(度?)[\s　]*[）)]$/.exec(line);
  if (year) {
    reading.used.add('year');
    return `（{year}年${year[1] ?? ''}）`;
  }
  return line.replace(
    /([（(](?:单位[:：])?)(?:万元|元)([）)])/g,
    (_, open: string, close: string) => {
      reading.used.add('funding.unit');
      return `${open}{funding.unit}${close}`;
    },
  );
}

const shortened = (text: string) => (text.length > 30 ? `${text.slice(0, 30)}…` : text);
