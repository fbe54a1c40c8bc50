/** A form's tables as one grid of merged cells that covers every place exactly once, however the file was made. */
import { boundariesOf, wordEdges } from './columns.ts';
import { LIMITS, noTable, wordTooLarge } from './errors.ts';
import type { WordRow, WordTable } from './word-table.ts';
import type { WordParagraph } from './word-text.ts';

export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly paragraphs: readonly WordParagraph[];
}

export interface GridRow {
  /** mm, 0 where none is stated. */
  readonly height: number;
}

export interface WordGrid {
  /** Column widths in mm. */
  readonly columns: readonly number[];
  readonly rows: readonly GridRow[];
  /** The cell that covers a place; throws an Error outside the grid. */
  readonly at: (row: number, column: number) => GridCell;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type OpenCell = Writable<GridCell>;

/** Column boundaries nearer to one another than this, in mm, are one; two that are a millimetre apart may be 0.98 in a file. */
const NEAR = 0.8;

/** The grid of tables that stand directly below one another; `around` is the width between the margins in mm. */
export function gridOf(tables: readonly WordTable[], around: number): WordGrid {
  const edges = tables.map(table => wordEdges(table, around));
  const boundaries = boundariesOf(
    edges.flatMap(({ rows }) => rows.flat()),
    NEAR,
  );
  const columns = boundaries
    .slice(1)
    .map((edge, index) => Math.round((edge - (boundaries[index] ?? 0)) * 10) / 10);
  if (columns.length === 0) throw noTable();
  if (columns.length > LIMITS.columns) {
    throw wordTooLarge(
      `表格超过 ${LIMITS.columns} 列`,
      `the table has more than ${LIMITS.columns} columns`,
    );
  }
  const places: OpenCell[][] = [];
  const rows: GridRow[] = [];
  for (const [index, table] of tables.entries()) {
    let above: readonly OpenCell[] | undefined;
    for (const [rowIndex, row] of table.rows.entries()) {
      const starts = (edges[index]?.rows[rowIndex] ?? []).map(edge => nearest(boundaries, edge));
      const covered = coverRow(row, starts, { row: rows.length, columns: columns.length, above });
      above = covered;
      // A row without cells of its own only makes those above it taller.
      if (covered.every(cell => cell.row < rows.length)) {
        for (const cell of new Set(covered)) cell.rowSpan--;
        continue;
      }
      places.push(covered);
      rows.push({ height: row.height });
    }
  }
  if (rows.length * columns.length > LIMITS.cells * 5) {
    throw wordTooLarge('表格的格子过多', 'the table has too many cells');
  }
  return {
    columns,
    rows,
    at: (row, column) => {
      const cell = places[row]?.[column];
      if (!cell) throw new Error(`no cell at row ${row}, column ${column}`);
      return cell;
    },
  };
}

interface RowPlace {
  readonly row: number;
  readonly columns: number;
  /** What covers the row above, a cell for each column. */
  readonly above: readonly OpenCell[] | undefined;
}

/** The cell that covers each column of a row; holes become empty cells. */
function coverRow(
  row: WordRow,
  starts: readonly number[],
  { row: index, columns, above }: RowPlace,
): OpenCell[] {
  const covered: OpenCell[] = [];
  const cover = (cell: OpenCell, to: number) => {
    while (covered.length < to) covered.push(cell);
  };
  const begin = (to: number, paragraphs: readonly WordParagraph[]) => {
    const column = covered.length;
    if (to > column)
      cover({ row: index, column, rowSpan: 1, colSpan: to - column, paragraphs }, to);
  };
  for (const [place, cell] of row.cells.entries()) {
    begin(Math.min(starts[place] ?? columns, columns), []);
    const column = covered.length;
    const end = Math.min(starts[place + 1] ?? columns, columns);
    const merged = above?.[column];
    const fits = merged?.column === column && column + merged.colSpan === end;
    if (cell.merge === 'continue' && merged && fits) {
      merged.rowSpan++;
      cover(merged, end);
    } else if (end > column) begin(end, cell.merge === 'continue' ? [] : cell.paragraphs);
    else {
      // No room of its own: its text goes with the cell before it.
      const last = covered.at(-1);
      const text = cell.paragraphs.filter(paragraph => paragraph.text.trim() !== '');
      if (last && last.row === index) last.paragraphs = [...last.paragraphs, ...text];
    }
  }
  begin(columns, []);
  return covered;
}

/** The index of the boundary nearest to an edge. */
function nearest(boundaries: readonly number[], edge: number): number {
  return boundaries.reduce(
    (best, boundary, index) =>
      Math.abs(boundary - edge) < Math.abs((boundaries[best] ?? 0) - edge) ? index : best,
    0,
  );
}
