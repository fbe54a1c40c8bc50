/** Tables within a form that repeat a row: funds by year, the schedule, indicators by level. */

import type { Path } from '../finding.ts';
import type { GridCell } from '../word/grid.ts';
import { isRoom, labelCell } from './cells.ts';
import type { ListKind } from './label-names.ts';
import { fieldsOfLabel } from './labels.ts';
import { type Head, headIn, NUMBER, type Region } from './list-head.ts';
import {
  type FormReading,
  leaveNote,
  noteFormat,
  take,
  textInCell,
  unknownLabel,
} from './reading.ts';
import { type DraftCell, type DraftRow, rawCell } from './template-draft.ts';

/** Text that numbers a row whose rest is left blank. */
const NUMBERED = /^[（(]?\d{1,2}[）)]?([.．、]?)$/;

/** Where indicators of longer than a year are meant. */
const LONG_TERM = /长期|中期|实施期|总体|项目期/;

/**
 * The list whose head is the region's first row, as the rows of the template from `index` on in `path`; and the row of
 * the grid after it. Undefined where there is none.
 */
export function listAt(
  reading: FormReading,
  region: Region,
  { path, index }: { readonly path: Path; readonly index: number },
): { readonly rows: readonly DraftRow[]; readonly next: number } | undefined {
  const head = headIn(reading, region);
  if (!head) return undefined;
  const next = endOf(reading, region, head);
  if (next === region.from + 1) return undefined;
  const list = takeList(reading, head.kind);
  const body = rowsBetween(reading, region, next);
  if (head.kind === 'indicators') collectLevels(reading, head, region.from + 1, next);
  const lost = textsLost(reading, head, body);
  const each = [...path, index + 1];
  if (list.again) leaveNote(reading, each, `${list.path} 前面已经用过`);
  if (lost.length > 0)
    leaveNote(reading, each, `原表各行里有文字「${lost.slice(0, 3).join('」「')}」`);
  const headCells = head.cells.map(cell => rawCell(labelCell(reading, cell, 'label')));
  const repeats = reading.grid.rows[region.from]?.head ?? false;
  const blank = body.every(cells => cells.every(cell => isBlank(textInCell(cell))));
  const least = head.kind !== 'indicators' && blank ? body.length : 1;
  const cells = head.columns.map((_, at) => columnCell(reading, head, at, [...each, 'cells', at]));
  return {
    next,
    rows: [
      { ...(repeats ? { head: true } : { keep: true }), cells: headCells },
      { each: list.path, ...(least > 1 && { least }), cells: cells.map(rawCell) },
    ],
  };
}

const isBlank = (text: string) => isRoom(text) || NUMBERED.test(text);

/** The first row that is not of the list: its cells do not stand below the head's, or it begins with a known label. */
function endOf(reading: FormReading, region: Region, head: Head): number {
  const { grid } = reading;
  const starts = new Set([...head.cells.map(cell => cell.column), grid.columns.length]);
  for (let row = region.from + 1; row < region.to; row++) {
    const cells = cellsOf(reading, row, region.column);
    const first = textInCell(cells[0] ?? grid.at(row, region.column));
    const fits = cells.every(cell => {
      if (!starts.has(cell.column) || !starts.has(cell.column + cell.colSpan)) return false;
      return head.kind === 'indicators' || cell.rowSpan === 1;
    });
    const aligned = head.kind === 'indicators' || cells.length === head.cells.length;
    if (!fits || !aligned || fieldsOfLabel(first).length > 0) return row;
  }
  return region.to;
}

/** The cells that cover a row from a column on. */
function cellsOf({ grid }: FormReading, row: number, column: number): readonly GridCell[] {
  const cells: GridCell[] = [];
  for (let at = column; at < grid.columns.length; ) {
    const cell = grid.at(row, at);
    cells.push(cell);
    at = cell.column + cell.colSpan;
  }
  return cells;
}

const rowsBetween = (reading: FormReading, { from, column }: Region, next: number) =>
  Array.from({ length: next - from - 1 }, (_, index) => cellsOf(reading, from + 1 + index, column));

/** Where the list stands in the filing. */
function takeList(
  reading: FormReading,
  kind: ListKind,
): { readonly path: string; readonly again: boolean } {
  const both = ['indicators.annual', 'indicators.longTerm'];
  const paths = {
    funding: ['funding.rows'],
    schedule: ['schedule'],
    indicators: LONG_TERM.test(reading.heading) ? both.toReversed() : both,
  }[kind];
  const path = take(reading, paths);
  return { path: path ?? paths[0] ?? '', again: path === undefined };
}

/** The names in the level columns are the form's classification. */
function collectLevels(reading: FormReading, head: Head, from: number, to: number): void {
  const columnOfLevel = (level: 1 | 2) => head.cells[head.columns.indexOf(level)]?.column;
  const [first, second] = [columnOfLevel(1), columnOfLevel(2)];
  if (first === undefined) return;
  for (let row = from; row < to; row++) {
    const one = reading.grid.at(row, first);
    const name = levelName(one);
    if (name === undefined) continue;
    const names = reading.classification.get(name) ?? new Set<string>();
    reading.classification.set(name, names);
    const two = second === undefined ? one : reading.grid.at(row, second);
    const below = two === one ? undefined : levelName(two);
    if (below !== undefined) names.add(below);
  }
}

/** Dots stand for more of the same. */
function levelName(cell: GridCell): string | undefined {
  const name = textInCell(cell).replace(/\s+/g, '');
  return /^[.…·—\-*]*$/.test(name) ? undefined : name;
}

/** Text in the rows of a list that the draft does not keep: all but the names of levels, numbers and years. */
function textsLost(
  { classification }: FormReading,
  head: Head,
  body: readonly (readonly GridCell[])[],
): readonly string[] {
  const names = new Set([
    ...classification.keys(),
    ...[...classification.values()].flatMap(set => [...set]),
  ]);
  const years = head.cells[head.columns.indexOf('.years')]?.column;
  const texts = [...new Set(body.flat())]
    .filter(cell => cell.column !== years || !/^[\d年度\-—～~至]*$/.test(textInCell(cell)))
    .map(textInCell)
    .filter(text => !isBlank(text) && !names.has(text.replace(/\s+/g, '')));
  return [...new Set(texts)].map(text => (text.length > 20 ? `${text.slice(0, 20)}…` : text));
}

function columnCell(reading: FormReading, head: Head, index: number, path: Path): DraftCell {
  const column = head.columns[index];
  const cell = head.cells[index];
  if (!cell) throw new Error(`the head has no cell ${index}`);
  const span = cell.colSpan;
  const below = reading.grid.at(cell.row + 1, cell.column);
  if (column === undefined) {
    leaveNote(reading, path, unknownLabel(reading, textInCell(cell), false));
    return { span, style: 'value' };
  }
  if (typeof column === 'number') return { span, level: column };
  if (column === NUMBER) return { span, text: ['{#}'], style: 'value' };
  const role = /^\.(task|name|note|explanation|source)$/.test(column) ? 'text' : 'value';
  noteFormat(reading, role, below);
  const numbered = index === 0 ? NUMBERED.exec(textInCell(below)) : undefined;
  if (numbered && column !== '.years') {
    return { span, text: [`{#}${numbered[1] ?? ''}{${column}}`], style: role };
  }
  return { span, field: column, ...(role === 'text' && { style: role }) };
}
