/** Whether the rows of a template make a grid, and their cells print what there is: walks them as they are built. */
import type { Path } from '../finding.ts';
import { checkCell } from './check-cells.ts';
import { checkEach, type Scope } from './check-lists.ts';
import { checkParts } from './check-parts.ts';
import {
  edgesOf,
  type Grid,
  type Held,
  holdsAny,
  nothingHeld,
  placeCells,
  rightOf,
} from './read/grid.ts';
import { contentOf, type RawCell, type RawRow } from './read/raw.ts';
import type { Checking } from './read/report.ts';
import { innerGrid, rowGrid, tableGrid, tableWidth, usedRows, wantedOf } from './read/rows.ts';
import { checkEdges, checkFilled, checkWidths } from './read/warn-grid.ts';
import { checkLabels } from './read/warn-labels.ts';

/** Checks all rows of a template. */
export function checkRows(checking: Checking): void {
  const { raw, report } = checking;
  checkParts(checking);
  const table = tableGrid(raw);
  checkWidths(checking, ['columns'], raw.columns, table, tableWidth(raw));
  const outside: Scope = { items: { item: [], beside: [] }, levels: 0, beside: false };
  checkList(raw.rows, ['rows'], table, outside);
  checkEdges(checking);

  function checkList(rows: readonly RawRow[], path: Path, grid: Grid, scope: Scope): void {
    let held = nothingHeld(grid);
    const used = usedRows(rows, raw, path);
    for (const { row, path: place } of used) held = checkRow(row, place, grid, held, scope);
    const last = used.at(-1);
    if (last && holdsAny(held))
      report(last.path, {
        zh: '上面有格子向下（down）占到这一行以下，下面没有行了',
        en: 'a cell above reaches down below this row, where there is none',
      });
    checkLabels(checking, used);
  }

  function checkRow(row: RawRow, path: Path, around: Grid, held: Held, scope: Scope): Held {
    if (!isOneKind(row)) {
      report(path, {
        zh: '一行只能是：cells；rows；label 加 rows；each 加 cells 或 rows；use',
        en: 'a row is one of: cells; rows; label with rows; each with cells or rows; use',
      });
      return held;
    }
    const isPlain = row.each === undefined && row.cells !== undefined && row.columns === undefined;
    if (!isPlain && holdsAny(held)) {
      report(path, {
        zh: '上面有格子向下（down）占到这一行，而这一行不是同样列宽的一行格子',
        en: 'a cell above reaches down into this row, which is not a plain row of the same columns',
      });
      return nothingHeld(around);
    }
    const grid = rowGrid(row, around);
    if (row.columns)
      checkWidths(checking, [...path, 'columns'], row.columns, grid, rightOf(around));
    const inner = row.each === undefined ? scope : checkEach(checking, row, path, scope.items);
    if (row.label !== undefined) checkLabel(row.label, [...path, 'label'], grid, scope);
    if (row.rows) {
      checkList(row.rows, [...path, 'rows'], innerGrid(row, around), inner);
      return held;
    }
    const cells = row.cells ?? [];
    const free = row.columns ? nothingHeld(grid) : held;
    const next = checkFilled(checking, [...path, 'cells'], cells.map(wantedOf), grid, free);
    checkContents(cells, index => [...path, 'cells', index], grid, free, inner);
    if (isPlain) return next;
    if (holdsAny(next))
      report(path, {
        zh: '重复的行和有自己列宽的行里不用 down',
        en: 'a row that repeats or has its own columns takes no down',
      });
    return held;
  }

  function checkLabel(label: RawCell, path: Path, grid: Grid, scope: Scope): void {
    const { span, down } = wantedOf(label);
    const columns = grid.edges.length - 1 - grid.from;
    if (span === 'rest' || down > 1 || span >= columns)
      report(path, {
        zh: '合并标签的右边要留出列，也不用 span: rest 和 down',
        en: 'a merged label leaves columns to its right, and takes neither span: rest nor down',
      });
    checkContents([label], () => path, grid, nothingHeld(grid), scope);
  }

  function checkContents(
    cells: readonly RawCell[],
    pathOf: (index: number) => Path,
    grid: Grid,
    held: Held,
    scope: Scope,
  ): void {
    for (const [index, place] of placeCells(cells.map(wantedOf), grid, held).cells.entries()) {
      const [left, right] = edgesOf(grid, place);
      const cell = contentOf(cells[index] ?? null);
      checkCell(checking, cell, pathOf(index), { ...scope, width: right - left });
    }
  }
}

function isOneKind({ cells, rows, label, each }: RawRow): boolean {
  if ((cells === undefined) === (rows === undefined)) return false;
  if (label !== undefined) return rows !== undefined && rows.length > 0 && each === undefined;
  return true;
}
