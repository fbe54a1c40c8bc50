/** The rows of a template: each of its kind, its cells placed in the columns of the table. */
import type { RowLayout, TemplateCell, TemplateRow } from '../template.ts';
import { checkEdges, checkFilled, checkWidths } from './check-grid.ts';
import { checkRange } from './check-limits.ts';
import { headsHeight } from './check-room.ts';
import {
  type ColumnGrid,
  cellEdges,
  columnGrid,
  isAnyOccupied,
  nothingOccupied,
  type Occupied,
  type Placed,
  placeCells,
  rightOf,
  rounded,
} from './grid.ts';
import { checkLabels, warnRepeatedLabels } from './labels.ts';
import { MOST_COLUMNS, RANGES } from './limits.ts';
import type { Location } from './location.ts';
import { isTrue, type RawCell, type RawRow } from './raw.ts';
import { type CellContext, resolveCell } from './resolve-cells.ts';
import { OUTER_SCOPE, type Scope } from './resolve-content.ts';
import { resolveLists } from './resolve-lists.ts';
import { edgesOfRows, requestedOf, type WrittenRow, writtenRows } from './written-rows.ts';

export interface ResolvedRows {
  /** Widths in mm of the columns of the table, all those of its rows together. */
  readonly columns: readonly number[];
  readonly rows: readonly TemplateRow[];
}

/** Resolves the rows of a template in a table `width` mm wide. */
export function resolveRows(context: CellContext, width: number, at: Location): ResolvedRows {
  const { raw } = context;
  const table = columnGrid(0, width, raw.columns);
  checkWidths(raw.columns, table, width, at.child('columns'));
  checkLabels(raw, at);
  const written = writtenRows(raw, table, at);
  const saidEdges = edgesOfRows(table, written, at);
  checkEdges(saidEdges);
  const edges = saidEdges.map(({ edge }) => edge);
  if (edges.length - 1 > MOST_COLUMNS)
    at.child('rows').error(
      {
        zh: `各行的竖线合在一起，表有 ${edges.length - 1} 列，Word 最多 ${MOST_COLUMNS} 列`,
        en: `the column lines of all rows together make ${edges.length - 1} columns; Word has at most ${MOST_COLUMNS}`,
      },
      { zh: '改列宽，使各行的竖线对齐。', en: 'Change widths so that lines of rows coincide.' },
    );
  const columns = edges.slice(1).map((edge, index) => rounded(edge - (edges[index] ?? 0)));
  return { columns, rows: resolveAll(written, table, OUTER_SCOPE) };

  function resolveAll(
    rows: readonly WrittenRow[],
    around: ColumnGrid,
    scope: Scope,
  ): readonly TemplateRow[] {
    let occupied = nothingOccupied(around);
    const resolved = rows.flatMap(row => {
      const result = resolveRow(row, around, occupied, scope);
      occupied = result.occupied;
      return result.rows;
    });
    const last = rows.at(-1);
    if (last && isAnyOccupied(occupied))
      last.at.error({
        zh: '上面有格子向下（down）占到这一行以下，下面没有行了',
        en: 'a cell above spans more rows than there are',
      });
    warnRepeatedLabels(rows);
    return resolved;
  }

  /** A row in columns that may be occupied from above; gives what the next row finds. */
  function resolveRow(
    written: WrittenRow,
    around: ColumnGrid,
    occupied: Occupied,
    scope: Scope,
  ): { readonly rows: readonly TemplateRow[]; readonly occupied: Occupied } {
    const { row, at, grid } = written;
    checkHeight(row, at);
    const kind = kindOfRow(row);
    if (!kind) {
      at.error({
        zh: '一行只能是：cells；rows；label 加 rows；each 加 cells 或 rows；use',
        en: 'a row must be one of: cells; rows; label with rows; each with cells or rows; use',
      });
      return { rows: [], occupied };
    }
    if (kind === 'cells' && !row.columns) {
      const { cells, next } = fillRow(written, occupied, scope);
      return { rows: [{ kind: 'cells', cells, ...layoutOf(row) }], occupied: next };
    }
    if (isAnyOccupied(occupied)) {
      at.error({
        zh: '上面有格子向下（down）占到这一行，而这一行不是同样列宽的一行格子',
        en: 'a cell above spans into this row, which is not a plain row of the same columns',
      });
      return { rows: [], occupied: nothingOccupied(around) };
    }
    if (row.columns) checkWidths(row.columns, grid, rightOf(around), at.child('columns'));
    return { rows: resolveApart(kind, written, scope), occupied };
  }

  function checkHeight({ height = '0', least }: RawRow, at: Location): void {
    checkRange(least, '至少行数', RANGES.repeats, 'rows', at.child('least'));
    if (Number(height) > context.body)
      at.child('height').error(
        {
          zh: `行高 ${height} mm，页面上下边距之间只有 ${context.body} mm`,
          en: `the row is ${height} mm high; between the margins there are ${context.body} mm`,
        },
        { zh: '改小行高（height）。', en: 'Make height smaller.' },
      );
  }

  /** Heads of more than half a page would not stand again on the next. */
  function checkHeads(rows: readonly TemplateRow[], at: Location): void {
    const { styles, padding, body } = context;
    const height = rounded(headsHeight(rows, { edges, styles, padding }));
    if (height <= body / 2) return;
    const [most, first] = [rounded(body / 2), at.child('rows', 0)];
    first.error(
      {
        zh: `表头（head）高约 ${height} mm，最多是上下边距之间的一半，即 ${most} mm`,
        en: `the head rows are about ${height} mm high; at most half of a page, ${most} mm, may be heads`,
      },
      { zh: '缩短表头，或去掉 head: true。', en: 'Shorten the heads, or remove head: true.' },
    );
  }

  /** A row that stands apart from the cells of the rows around it. */
  function resolveApart(kind: RowKind, written: WrittenRow, scope: Scope): readonly TemplateRow[] {
    const { row, at, inner, rows } = written;
    switch (kind) {
      case 'cells':
        return [{ kind, cells: cellsApart(written, scope), ...layoutOf(row) }];
      case 'rows':
        return resolveAll(rows, inner, scope);
      case 'block': {
        const label = labelOf(written, scope);
        const resolved = resolveAll(rows, inner, scope);
        checkHeads(resolved, at);
        return label ? [{ kind, label, rows: resolved }] : [];
      }
      case 'each': {
        const { lists, levels, scope: inItem } = resolveLists(row, scope.items, at);
        const cells = cellsApart(written, inItem);
        return [{ kind, lists, levels, least: leastOf(row), cells, ...layoutOf(row) }];
      }
      case 'group': {
        const { lists, scope: inItem } = resolveLists(row, scope.items, at);
        const [list] = lists;
        return [{ kind, list, least: leastOf(row), rows: resolveAll(rows, inner, inItem) }];
      }
    }
  }

  /** The cells of a row, and what they leave occupied. */
  function fillRow({ row, at, grid }: WrittenRow, occupied: Occupied, scope: Scope) {
    const cells = row.cells ?? [];
    const requested = cells.map(requestedOf);
    const placed = placeCells(requested, grid, occupied);
    checkFilled(requested, placed, grid, at.child('cells'));
    return {
      cells: placed.cells.map((place, index) =>
        cellAt(place, grid, cells[index] ?? null, scope, at.child('cells', index)),
      ),
      next: placed.occupied,
    };
  }

  function cellsApart(written: WrittenRow, scope: Scope): readonly TemplateCell[] {
    const { cells, next } = fillRow(written, nothingOccupied(written.grid), scope);
    if (isAnyOccupied(next))
      written.at.error({
        zh: '重复的行和有自己列宽的行里不用 down',
        en: 'down is not allowed in a row that repeats or has its own columns',
      });
    return cells;
  }

  function labelOf({ row, at, grid }: WrittenRow, scope: Scope): TemplateCell | undefined {
    const label = row.label ?? null;
    const requested = requestedOf(label);
    const columns = grid.edges.length - 1 - grid.from;
    if (requested.span === 'rest' || requested.down > 1 || requested.span >= columns)
      at.child('label').error({
        zh: '合并标签的右边要留出列，也不用 span: rest 和 down',
        en: 'a merged label must leave columns to its right; span: rest and down are not allowed',
      });
    const [place] = placeCells([requested], grid, nothingOccupied(grid)).cells;
    return place && cellAt(place, grid, label, scope, at.child('label'));
  }

  function cellAt(
    place: Placed,
    grid: ColumnGrid,
    cell: RawCell,
    scope: Scope,
    at: Location,
  ): TemplateCell {
    const [left, right] = cellEdges(grid, place);
    const column = edges.indexOf(left);
    return {
      ...resolveCell(context, cell, right - left, scope, at),
      column,
      span: edges.indexOf(right) - column,
      down: place.down,
    };
  }
}

type RowKind = 'cells' | 'rows' | 'block' | 'each' | 'group';

/** What a row is by its keys; undefined where they do not go together. */
function kindOfRow({ cells, rows, label, each }: RawRow): RowKind | undefined {
  if ((cells === undefined) === (rows === undefined)) return undefined;
  if (label !== undefined) return rows?.length && each === undefined ? 'block' : undefined;
  if (each !== undefined) return rows ? 'group' : 'each';
  return rows ? 'rows' : 'cells';
}

const leastOf = (row: RawRow): number => Number(row.least ?? 1);

const layoutOf = (row: RawRow): RowLayout => ({
  height: Number(row.height ?? 0),
  head: isTrue(row.head),
  keep: isTrue(row.keep) || isTrue(row.head),
  split: isTrue(row.split),
});
