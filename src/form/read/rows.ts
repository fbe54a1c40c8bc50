/** The rows of a template as written: parts put in the place of `use`, and the columns that each row is written in. */
import type { Path } from '../../finding.ts';
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
import { contentOf, type RawCell, type RawRow, type RawTemplate } from './raw.ts';

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

/** The width in mm between the margins. */
export function tableWidth({ paper }: RawTemplate): number {
  return rounded(Number(paper.width ?? 210) - Number(paper.left) - Number(paper.right));
}

/** The columns of the table. */
export const tableGrid = (raw: RawTemplate): Grid => gridFrom(0, tableWidth(raw), raw.columns);

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

/** All edges of columns that rows are written in, from left to right in mm, each with the columns that say it first. */
export function allEdges(raw: RawTemplate): readonly (readonly [edge: number, saidBy: Path])[] {
  const table = tableGrid(raw);
  const edges = new Map<number, Path>(table.edges.map(edge => [edge, ['columns']]));
  const walk = (rows: readonly RawRow[], path: Path, around: Grid): void => {
    for (const { row, path: place } of usedRows(rows, raw, path)) {
      for (const edge of rowGrid(row, around).edges)
        if (!edges.has(edge)) edges.set(edge, [...place, 'columns']);
      walk(row.rows ?? [], [...place, 'rows'], innerGrid(row, around));
    }
  };
  walk(raw.rows, ['rows'], table);
  return [...edges].sort(([a], [b]) => a - b);
}

/** The edges alone. */
export const edgesOfTable = (raw: RawTemplate): readonly number[] =>
  allEdges(raw).map(([edge]) => edge);
