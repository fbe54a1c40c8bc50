/**
 * The rows of a template as written: parts put in the place of `use`, labels in the form's own wording, and the columns
 * that each row is written in.
 */
import type { SaidEdge } from './check-grid.ts';
import {
  type ColumnGrid,
  columnGrid,
  nothingOccupied,
  placeCells,
  type Requested,
  rightOf,
} from './grid.ts';
import { relabelled } from './labels.ts';
import { MOST_ROWS } from './limits.ts';
import type { Location } from './location.ts';
import { contentOf, type RawCell, type RawRow, type RawTemplate } from './raw.ts';

/** A row and its columns. */
export interface WrittenRow {
  readonly row: RawRow;
  readonly at: Location;
  /** The columns that its cells are written in. */
  readonly grid: ColumnGrid;
  /** Those of the rows in it, which stand beside its label. */
  readonly inner: ColumnGrid;
  readonly rows: readonly WrittenRow[];
}

/** The rows of a template whose table has the columns of `table`. Reports parts that are not there or not used. */
export function writtenRows(
  raw: RawTemplate,
  table: ColumnGrid,
  at: Location,
): readonly WrittenRow[] {
  const parts = Object.keys(raw.parts ?? {});
  const used = new Set<string>();
  let count = 0;
  const written = expand(raw.rows, at.child('rows'), table, []);
  for (const name of parts.filter(part => !used.has(part)))
    at.child('parts', name).warn({
      zh: `部分「${name}」没有用到`,
      en: `the part “${name}” is not used`,
    });
  return written;

  function expand(
    rows: readonly RawRow[],
    list: Location,
    around: ColumnGrid,
    within: readonly string[],
  ): readonly WrittenRow[] {
    return rows.flatMap((row, index) => {
      const place = list.child(index);
      if (++count > MOST_ROWS) return tooMany(place);
      if (row.use !== undefined) return expandPart(row.use, place.child('use'), around, within);
      const grid = row.columns ? gridWithin(around, row.columns) : around;
      const inner = row.label === undefined ? grid : besideLabel(row.label, grid);
      const inRow = expand(row.rows ?? [], place.child('rows'), inner, within);
      return [{ row: relabelled(row, raw.labels), at: place, grid, inner, rows: inRow }];
    });
  }

  function expandPart(
    name: string,
    place: Location,
    around: ColumnGrid,
    within: readonly string[],
  ): readonly WrittenRow[] {
    if (!place.knows(name, parts, { zh: '部分', en: 'part' })) return [];
    const chain = [...within, name];
    if (within.includes(name)) {
      place.error({
        zh: `部分互相使用，绕成一圈：${chain.join(' → ')}`,
        en: `circular use of parts: ${chain.join(' → ')}`,
      });
      return [];
    }
    used.add(name);
    return expand(raw.parts?.[name] ?? [], at.child('parts', name), around, chain);
  }

  function tooMany(place: Location): readonly WrittenRow[] {
    if (count === MOST_ROWS + 1)
      place.error({
        zh: `表样的行太多，超过 ${MOST_ROWS} 行`,
        en: `the template has more than ${MOST_ROWS} rows`,
      });
    return [];
  }
}

const gridWithin = (around: ColumnGrid, widths: readonly string[]): ColumnGrid =>
  columnGrid(around.edges[around.from] ?? 0, rightOf(around), widths);

function besideLabel(label: RawCell, grid: ColumnGrid): ColumnGrid {
  const [placed] = placeCells([requestedOf(label)], grid, nothingOccupied(grid)).cells;
  return { ...grid, from: grid.from + (placed?.span ?? 1) };
}

/** The room that a cell asks for. */
export function requestedOf(cell: RawCell): Requested {
  const { span = '1', down = '1' } = contentOf(cell);
  return { span: span === 'rest' ? 'rest' : Number(span), down: Number(down) };
}

/** The edges of all columns that rows are written in, from left to right. */
export function edgesOfRows(
  table: ColumnGrid,
  rows: readonly WrittenRow[],
  at: Location,
): readonly SaidEdge[] {
  const edges = new Map<number, Location>(table.edges.map(edge => [edge, at.child('columns')]));
  const walk = (row: WrittenRow): void => {
    for (const edge of row.grid.edges)
      if (!edges.has(edge)) edges.set(edge, row.at.child('columns'));
    row.rows.forEach(walk);
  };
  rows.forEach(walk);
  return [...edges].map(([edge, at]) => ({ edge, at })).sort((a, b) => a.edge - b.edge);
}
