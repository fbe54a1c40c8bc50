/**
 * The rows of a template as written: parts put in the place of `use`, labels in the form's own wording, and the columns
 * that each row is written in.
 */
import type { Path } from '../../finding.ts';
import { didYouMean } from '../../source/suggest.ts';
import {
  type ColumnGrid,
  columnGrid,
  nothingOccupied,
  placeCells,
  type Requested,
  rightOf,
} from './grid.ts';
import { contentOf, type RawCell, type RawRow, type RawTemplate } from './raw.ts';
import { isKnown, type ReportProblem } from './report.ts';

/** A row, where it is written, and its columns. */
export interface WrittenRow {
  readonly row: RawRow;
  readonly path: Path;
  /** The columns that its cells are written in. */
  readonly grid: ColumnGrid;
  /** Those of the rows in it, which stand beside its label. */
  readonly inner: ColumnGrid;
  readonly rows: readonly WrittenRow[];
}

/** Most rows of a template. Why: parts that use parts ten times over make millions of rows of a few lines. */
const MOST_ROWS = 20_000;

/** The rows of a template in the columns of its table. Reports parts and labels that there are not, and parts that are not used. */
export function writtenRows(
  raw: RawTemplate,
  table: ColumnGrid,
  report: ReportProblem,
): readonly WrittenRow[] {
  const parts = Object.keys(raw.parts ?? {});
  const used = new Set<string>();
  let count = 0;
  checkLabels(raw, report);
  const rows = expand(raw.rows, ['rows'], table, []);
  for (const name of parts.filter(part => !used.has(part)))
    report(
      ['parts', name],
      { zh: `部分「${name}」没有用到`, en: `the part “${name}” is not used` },
      undefined,
      'warning',
    );
  return rows;

  function expand(
    rows: readonly RawRow[],
    path: Path,
    around: ColumnGrid,
    within: readonly string[],
  ): readonly WrittenRow[] {
    return rows.flatMap((row, index) => {
      const place = [...path, index];
      if (++count > MOST_ROWS) return tooMany(place);
      if (row.use !== undefined) return expandPart(row.use, [...place, 'use'], around, within);
      const grid = row.columns ? gridWithin(around, row.columns) : around;
      const inner = row.label === undefined ? grid : besideLabel(row.label, grid);
      return [
        {
          row: raw.labels ? relabelled(row, raw.labels) : row,
          path: place,
          grid,
          inner,
          rows: expand(row.rows ?? [], [...place, 'rows'], inner, within),
        },
      ];
    });
  }

  function expandPart(
    name: string,
    path: Path,
    around: ColumnGrid,
    within: readonly string[],
  ): readonly WrittenRow[] {
    if (!isKnown(report, name, parts, path, { zh: '部分', en: 'part' })) return [];
    if (within.includes(name)) {
      const circle = [...within, name].join(' → ');
      report(path, {
        zh: `部分互相使用，绕成一圈：${circle}`,
        en: `the parts use each other in a circle: ${circle}`,
      });
      return [];
    }
    used.add(name);
    return expand(raw.parts?.[name] ?? [], ['parts', name], around, [...within, name]);
  }

  function tooMany(path: Path): readonly WrittenRow[] {
    if (count === MOST_ROWS + 1)
      report(path, {
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

type Labels = NonNullable<RawTemplate['labels']>;

/** A row whose cells that only print a label of `labels` print the wording given for it. */
function relabelled(row: RawRow, labels: Labels): RawRow {
  return {
    ...row,
    ...(row.label !== undefined && { label: relabelledCell(row.label, labels) }),
    ...(row.cells && { cells: row.cells.map(cell => relabelledCell(cell, labels)) }),
  };
}

function relabelledCell(cell: RawCell, labels: Labels): RawCell {
  const label = labelOf(cell);
  const wording = label === undefined ? undefined : labels[label];
  if (wording === undefined) return cell;
  return typeof cell === 'string' ? wording : { ...cell, text: wording };
}

function checkLabels({ rows, parts = {}, labels = {} }: RawTemplate, report: ReportProblem): void {
  const known = new Set([rows, ...Object.values(parts)].flat().flatMap(labelsIn));
  for (const label of Object.keys(labels)) {
    if (known.has(label)) continue;
    report(
      ['labels', label],
      { zh: `表上没有标签「${label}」`, en: `the form has no label “${label}”` },
      didYouMean(label, known),
    );
  }
}

function labelsIn({ label, cells = [], rows = [] }: RawRow): readonly string[] {
  const all = label === undefined ? cells : [label, ...cells];
  return [...all.flatMap(cell => labelOf(cell) ?? []), ...rows.flatMap(labelsIn)];
}

function labelOf(cell: RawCell): string | undefined {
  const { text } = contentOf(cell);
  return typeof text === 'string' ? text : undefined;
}

/** All edges of columns that rows are written in, from left to right in mm, each with the columns that say it first. */
export function edgesOfRows(
  table: ColumnGrid,
  rows: readonly WrittenRow[],
): readonly (readonly [edge: number, saidBy: Path])[] {
  const edges = new Map<number, Path>(table.edges.map(edge => [edge, ['columns']]));
  const walk = (row: WrittenRow): void => {
    for (const edge of row.grid.edges)
      if (!edges.has(edge)) edges.set(edge, [...row.path, 'columns']);
    row.rows.forEach(walk);
  };
  rows.forEach(walk);
  return [...edges].sort(([a], [b]) => a - b);
}
