/** The head of a list within a form: what each of its columns prints. */

import type { ListKind } from '../form/label-names.ts';
import { bareLabel } from '../form/label-text.ts';
import type { GridCell } from '../word/grid.ts';
import { textInCell } from './cell-text.ts';
import { sourceColumn } from './fund-labels.ts';
import { levelOfHead, listColumn } from './labels.ts';
import { cellsAlong, type FormReading } from './reading.ts';

/** Rows and columns of the grid, to its right edge; `to` is the first row after it. */
export interface Region {
  readonly from: number;
  readonly to: number;
  readonly column: number;
}

export interface Head {
  readonly kind: ListKind;
  /** The cells of its rows, of which there may be two. */
  readonly rows: readonly (readonly GridCell[])[];
  /** The lowest cell of each column. */
  readonly cells: readonly GridCell[];
  /** What each column prints: a field, a level, or nothing known. */
  readonly columns: readonly (string | 1 | 2 | undefined)[];
  /** The first column of a second list of indicators that stands beside the first. */
  readonly beside?: number;
  /** Whether the first column is the goal that the indicators belong to. */
  readonly hasGoal: boolean;
}

/** The column that numbers the rows. */
export const NUMBER = '#';

/** The head that stands in a region's first row, or its first two; undefined where there is none. */
export function headIn({ grid }: FormReading, { from, to, column }: Region): Head | undefined {
  const upper = cellsAlong(grid, from, column);
  const isTall = upper.some(cell => cell.rowSpan === 2) && upper.some(cell => cell.rowSpan === 1);
  if (isTall && from + 2 >= to) return undefined;
  const leaves = isTall ? cellsAlong(grid, from + 1, column) : upper;
  const least = isTall ? from + 2 : from + 1;
  for (const cell of [...upper, ...leaves]) {
    const isOwn = cell.row >= from && cell.row + cell.rowSpan <= least;
    if (!isOwn || textInCell(cell) === '') return undefined;
  }
  const heads = leaves.map(cell => {
    const group = grid.at(from, cell.column);
    return { text: textInCell(cell), group: group === cell ? '' : textInCell(group) };
  });
  const rows = isTall ? [upper, leaves.filter(cell => cell.row > from)] : [upper];
  const kinds: readonly ListKind[] = ['indicators', 'schedule', 'tasks', 'funding'];
  for (const kind of kinds) {
    const hasGoal = kind === 'indicators' && GOAL.test(bareLabel(heads[0]?.text ?? ''));
    const { columns, beside } = columnsOf(kind, heads, hasGoal);
    if (isHead(kind, columns))
      return { kind, rows, cells: leaves, columns, hasGoal, ...(beside && { beside }) };
  }
  return undefined;
}

const GOAL = /^(?:项目|年度|绩效)*目标(?:内容|名称)?$/;

interface HeadText {
  readonly text: string;
  readonly group: string;
}

function columnsOf(
  kind: ListKind,
  heads: readonly HeadText[],
  hasGoal: boolean,
): Pick<Head, 'columns' | 'beside'> {
  const found = heads.map((head, index) =>
    index === 0 && hasGoal ? '.text' : columnOf(kind, head),
  );
  const apart = found.includes('.value.operator') || found.includes('.value.unit');
  const columns = found.map(column =>
    column === '.value' || column === '.value.target'
      ? apart
        ? '.value.target'
        : '.value'
      : column,
  );
  const beside = kind === 'indicators' ? besideFrom(columns) : undefined;
  const isFirst = (column: (typeof columns)[number], index: number) =>
    columns.indexOf(column, beside !== undefined && index >= beside ? beside : 0) === index;
  return {
    columns: columns.map((column, index) => (isFirst(column, index) ? column : undefined)),
    ...(beside !== undefined && { beside }),
  };
}

function columnOf(kind: ListKind, { text, group }: HeadText): Head['columns'][number] {
  if (bareLabel(text) === '序号') return NUMBER;
  if (kind === 'indicators') {
    const level = levelOfHead(text);
    if (level !== undefined) return level;
  }
  const hasSources = kind === 'funding' || kind === 'tasks';
  if (kind === 'funding' && /[:：]$/.test(text)) return undefined;
  return listColumn(kind, text) ?? (hasSources ? sourceColumn(text, group) : undefined);
}

/** Where the columns of indicators begin anew. */
function besideFrom(columns: Head['columns']): number | undefined {
  const names = columns.flatMap((column, index) => (column === '.name' ? [index] : []));
  const [first, second] = names;
  if (first === undefined || second === undefined) return undefined;
  const isLevel = typeof columns[second - 1] === 'number' && second - 1 > first;
  return isLevel ? second - 1 : second;
}

function isHead(kind: ListKind, columns: Head['columns']): boolean {
  const has = (...names: readonly (string | number)[]) =>
    names.some(name => columns.some(column => column === name));
  switch (kind) {
    case 'indicators':
      return has('.name') ? has(1) || has('.value', '.value.target') : has(1) && has(2);
    case 'schedule':
      return has('.task') && has('.start', '.end');
    case 'tasks':
      return has('.name') && has('.content');
    case 'funding':
      return (
        has('.years', '.total') &&
        columns.some(column => typeof column === 'string' && column.startsWith('.sources.'))
      );
  }
}
