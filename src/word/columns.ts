/** Where the cells of a Word table begin and end in mm, from its grid or, where that is no use, from the cells' widths. */
import type { WordRow, WordTable, WordWidth } from './word-table.ts';

/** The positions between which a row's cells stand, from the left edge of the table; one more than cells. */
export interface TableEdges {
  readonly width: number;
  readonly rows: readonly (readonly number[])[];
}

/** A row that ends this near to the table's edge in mm was meant to end at it. */
const RAGGED = 5;

/** A table narrower than this in mm states no widths: its program left them to Word, which fits them to the text. */
const NARROWEST = 5;

/** The edges of all rows; `around` is the width between the margins in mm. */
export function wordEdges(table: WordTable, around: number): TableEdges {
  const grid = gridFits(table) ? byGrid(table) : [];
  const raw = isWide(grid) ? grid : byCells(table, around);
  const width = largest(raw.map(edges => edges.at(-1) ?? 0));
  const rows = raw.map(edges =>
    edges.map((edge, index) => {
      if (index === 0 && edge < RAGGED) return 0;
      return index === edges.length - 1 && width - edge < RAGGED ? width : edge;
    }),
  );
  return { width, rows };
}

function isWide(rows: TableEdges['rows']): boolean {
  const edges = rows.flat();
  const leftmost = edges.reduce((least, edge) => Math.min(least, edge), Number.POSITIVE_INFINITY);
  return largest(edges) - leftmost >= NARROWEST;
}

/** The positions that stand for all edges: those nearer than `near` mm to one another are one. */
export function boundariesOf(edges: readonly number[], near: number): readonly number[] {
  const groups: number[][] = [];
  for (const edge of [...edges].sort((a, b) => a - b)) {
    const first = groups.at(-1)?.[0];
    if (first !== undefined && edge - first < near) groups.at(-1)?.push(edge);
    else groups.push([edge]);
  }
  return groups.map(commonest);
}

/** The most frequent position to a tenth of a millimetre, the first of equals. */
function commonest(edges: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const edge of edges) {
    const rounded = Math.round(edge * 10) / 10;
    counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best?.[0] ?? 0;
}

const spanOf = (row: WordRow) =>
  row.cells.reduce((sum, cell) => sum + cell.span, row.before + row.after);

/**
 * Whether the grid can be believed: every row fits in it and it has widths of its own. A grid of equal columns under
 * cells that say otherwise was written by a program that sets widths on cells only.
 */
function gridFits({ grid, rows }: WordTable): boolean {
  if (grid.length === 0 || grid.some(width => width <= 0)) return false;
  if (rows.some(row => spanOf(row) > grid.length)) return false;
  const equal = grid.every(width => Math.abs(width - (grid[0] ?? 0)) < 0.1);
  return !(equal && rows.some(row => disagrees(row, grid)));
}

function disagrees(row: WordRow, grid: readonly number[]): boolean {
  let column = row.before;
  return row.cells.some(({ span, width }) => {
    const stated = sum(grid.slice(column, column + span));
    column += span;
    return width?.kind === 'mm' && Math.abs(width.mm - stated) > 2;
  });
}

function byGrid({ grid, rows }: WordTable): readonly (readonly number[])[] {
  return rows.map(row =>
    runningSums(
      row.before,
      row.cells.map(cell => cell.span),
    ).map(column => sum(grid.slice(0, column))),
  );
}

/** Each row's cells side by side, stretched to the width of the table; a cell without a width takes a share by its span. */
function byCells(table: WordTable, around: number): readonly (readonly number[])[] {
  const most = Math.max(1, largest(table.rows.map(spanOf)));
  const stated = table.rows.map(row => sum(row.cells.map(cell => mm(cell.width, around) ?? 0)));
  const whole =
    [mm(table.width, around), largest(stated)].find(
      width => width !== undefined && width >= NARROWEST,
    ) ?? around;
  return table.rows.map(row => {
    const widths = row.cells.map(cell => mm(cell.width, whole) ?? (whole * cell.span) / most);
    const before = (whole * row.before) / most;
    const room = whole - before - (whole * row.after) / most;
    const scale = room / (sum(widths) || 1);
    // A row that is much narrower than the table is so on purpose.
    const factor = scale > 1.2 && sum(widths) >= NARROWEST ? 1 : scale;
    return runningSums(
      before,
      widths.map(width => width * factor),
    );
  });
}

function mm(width: WordWidth | undefined, around: number): number | undefined {
  if (width === undefined) return undefined;
  return width.kind === 'mm' ? width.mm : width.share * around;
}

function runningSums(start: number, steps: readonly number[]): readonly number[] {
  const sums = [start];
  for (const step of steps) sums.push((sums.at(-1) ?? 0) + step);
  return sums;
}

/** The largest of lengths, 0 of none; no call takes as many arguments as a table may have cells. */
const largest = (lengths: readonly number[]) =>
  lengths.reduce((most, one) => Math.max(most, one), 0);

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
