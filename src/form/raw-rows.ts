/** The rows of a template as written: parts put in the place of `use`, and the columns that each row is written in. */
import type { Path } from '../finding.ts';
import {
  after,
  type Grid,
  gridFrom,
  nothingHeld,
  placeCells,
  rightOf,
  rounded,
  type Wanted,
} from './grid.ts';
import { contentOf, type RawCell, type RawRow, type RawTemplate } from './raw-template.ts';

/** A row and where it is written. */
export interface WrittenRow {
  readonly row: RawRow;
  readonly path: Path;
}

type Parts = Pick<RawTemplate, 'parts'>;

/** Rows with parts in the place of `use`; a part that does not exist or holds itself is left out. */
export function usedRows(
  rows: readonly RawRow[],
  template: Parts,
  path: Path = [],
  within: readonly string[] = [],
): readonly WrittenRow[] {
  return rows.flatMap((row, index) => {
    const name = row.use;
    if (name === undefined) return [{ row, path: [...path, index] }];
    const part = template.parts?.[name];
    if (!part || within.includes(name)) return [];
    return usedRows(part, template, ['parts', name], [...within, name]);
  });
}

/** The room that a cell asks for. */
export function wantedOf(cell: RawCell): Wanted {
  const { span = '1', down = '1' } = contentOf(cell);
  return { span: span === 'rest' ? 'rest' : Number(span), down: Number(down) };
}

/** The columns of the table. */
export function tableGrid({ paper, columns }: RawTemplate): Grid {
  const width = Number(paper.width ?? 210) - Number(paper.left) - Number(paper.right);
  return gridFrom(0, rounded(width), columns);
}

/** The columns that a row is written in, where those around it are given. */
export function rowGrid(row: RawRow, around: Grid): Grid {
  if (row.columns === undefined) return around;
  return gridFrom(around.edges[around.from] ?? 0, rightOf(around), row.columns);
}

/** The columns of the rows that stand in a row. */
export function innerGrid(row: RawRow, around: Grid): Grid {
  const grid = rowGrid(row, around);
  if (row.label === undefined) return grid;
  const [label] = placeCells([wantedOf(row.label)], grid, nothingHeld(grid)).cells;
  return after(grid, label?.span ?? 1);
}

/** All edges of columns that rows are written in, from left to right in mm. */
export function allEdges(raw: RawTemplate): readonly number[] {
  const table = tableGrid(raw);
  const edges = new Set(table.edges);
  const walk = (rows: readonly RawRow[], around: Grid): void => {
    for (const { row } of usedRows(rows, raw)) {
      for (const edge of rowGrid(row, around).edges) edges.add(edge);
      walk(row.rows ?? [], innerGrid(row, around));
    }
  };
  walk(raw.rows, table);
  return [...edges].sort((a, b) => a - b);
}
