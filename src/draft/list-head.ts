/** The head of a list within a form: what each of its columns prints. */
import type { GridCell } from '../word/grid.ts';
import type { ListKind } from './label-names.ts';
import { bareLabel, fundingSource, listColumn } from './labels.ts';
import { type FormReading, textInCell } from './reading.ts';

/** Rows and columns of the grid, to its right edge; `to` is the first row after it. */
export interface Region {
  readonly from: number;
  readonly to: number;
  readonly column: number;
}

export interface Head {
  readonly kind: ListKind;
  readonly cells: readonly GridCell[];
  /** What each column prints: a field, a level, or nothing known. */
  readonly columns: readonly (string | 1 | 2 | undefined)[];
}

/** The column that numbers the rows. */
export const NUMBER = '#';

/** The head that stands in a region's first row; undefined where there is none. */
export function headIn({ grid }: FormReading, { from, column }: Region): Head | undefined {
  const cells: GridCell[] = [];
  for (let at = column; at < grid.columns.length; at += cells.at(-1)?.colSpan ?? 1) {
    const cell = grid.at(from, at);
    if (cell.row !== from || cell.rowSpan > 1 || textInCell(cell) === '') return undefined;
    cells.push(cell);
  }
  const heads = cells.map(textInCell);
  const kinds: readonly ListKind[] = ['indicators', 'schedule', 'funding'];
  for (const kind of kinds) {
    const columns = columnsOf(kind, heads);
    if (isHead(kind, columns)) return { kind, cells, columns };
  }
  return undefined;
}

function columnsOf(kind: ListKind, heads: readonly string[]): Head['columns'] {
  const found = heads.map(head => {
    if (bareLabel(head) === '序号') return NUMBER;
    if (kind === 'indicators' && bareLabel(head) === '一级指标') return 1;
    if (kind === 'indicators' && bareLabel(head) === '二级指标') return 2;
    return listColumn(kind, head) ?? (kind === 'funding' ? fundingSource(head) : undefined);
  });
  const apart = found.includes('.value.operator') || found.includes('.value.unit');
  return found
    .map(column => {
      if (column === '.value' || column === '.value.target')
        return apart ? '.value.target' : '.value';
      return column;
    })
    .map((column, index, all) => (all.indexOf(column) === index ? column : undefined));
}

function isHead(kind: ListKind, columns: Head['columns']): boolean {
  const has = (...names: readonly (string | number)[]) =>
    names.some(name => columns.some(column => column === name));
  switch (kind) {
    case 'indicators':
      return has(1) && has(2, '.name');
    case 'schedule':
      return has('.task') && has('.start', '.end');
    case 'funding':
      return (
        has('.years', '.total') &&
        columns.some(column => typeof column === 'string' && column.startsWith('.sources.'))
      );
  }
}
