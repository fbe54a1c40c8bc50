/** Where the cells of a row stand: columns by their edges, spans, what is left to `rest`, columns occupied from above. */

/** The columns that rows are written in; a row may have its own, and the table's are all of them together. */
export interface ColumnGrid {
  /** In mm from the left edge of the table; the last is its right edge. */
  readonly edges: readonly number[];
  /** The first column that is free: those before it are taken by labels. */
  readonly from: number;
}

/** For each column, how many of the coming rows a cell from above still occupies. */
export type Occupied = readonly number[];

export interface Requested {
  readonly span: number | 'rest';
  /** How many rows it reaches down, itself included. */
  readonly down: number;
}

export interface Placed {
  /** Index in the columns that the row is written in. */
  readonly column: number;
  readonly span: number;
  readonly down: number;
}

export interface PlacedRow {
  readonly cells: readonly Placed[];
  /** Columns that the cells take and that they find free. */
  readonly taken: number;
  readonly free: number;
  /** Whether a cell would lie over one that reaches down from above. */
  readonly overlaps: boolean;
  /** What the next row finds. */
  readonly occupied: Occupied;
}

/** Columns of the given widths in mm from one edge on to another; `rest` takes what the others leave. */
export function columnGrid(left: number, right: number, widths: readonly string[]): ColumnGrid {
  const said = widths.reduce((sum, width) => sum + (width === 'rest' ? 0 : Number(width)), 0);
  const edges = [left];
  for (const width of widths) {
    const wide = width === 'rest' ? right - left - said : Number(width);
    edges.push(rounded((edges.at(-1) ?? left) + wide));
  }
  return { edges, from: 0 };
}

export const rightOf = ({ edges }: ColumnGrid): number => edges.at(-1) ?? 0;

/** The edges of a placed cell in mm. */
export function cellEdges(
  { edges }: ColumnGrid,
  { column, span }: Placed,
): readonly [number, number] {
  return [edges[column] ?? 0, edges[column + span] ?? rightOf({ edges, from: 0 })];
}

/** Millimetres to a hundredth, so that equal edges are equal. */
export const rounded = (millimetres: number): number => Math.round(millimetres * 100) / 100;

/** No column occupied. */
export const nothingOccupied = ({ edges }: ColumnGrid): Occupied => edges.slice(1).map(() => 0);

export const isAnyOccupied = (occupied: Occupied): boolean => occupied.some(rows => rows > 0);

/** Places the cells of a row, each in the first free column. */
export function placeCells(
  cells: readonly Requested[],
  { from }: ColumnGrid,
  occupied: Occupied,
): PlacedRow {
  const free = occupied.filter((rows, column) => column >= from && rows === 0).length;
  const said = cells.reduce((sum, { span }) => sum + (span === 'rest' ? 0 : span), 0);
  const rest = Math.max(1, free - said);
  const next = occupied.map(rows => Math.max(0, rows - 1));
  const placed: Placed[] = [];
  let overlaps = false;
  let taken = 0;
  let column = from;
  for (const { span: requested, down } of cells) {
    const span = requested === 'rest' ? rest : requested;
    while (column < occupied.length && occupied[column] !== 0) column++;
    placed.push({ column, span, down });
    for (let under = column; under < Math.min(column + span, occupied.length); under++) {
      if (occupied[under] !== 0) overlaps = true;
      next[under] = down - 1;
    }
    column += span;
    taken += span;
  }
  return { cells: placed, taken, free, overlaps, occupied: next };
}
