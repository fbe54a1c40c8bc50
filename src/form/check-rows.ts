/** Whether the rows of a template make a grid without gaps, and lists and parts stand where they can. */
import { levelsOf } from '../filing/fields.ts';
import type { Path } from '../finding.ts';
import { type Items, itemOf } from './build-rows.ts';
import { type CellPlace, checkCell, checkLabels } from './check-cells.ts';
import { type Checking, isKnown } from './checking.ts';
import {
  edgesOf,
  type Grid,
  type Held,
  holdsAny,
  nothingHeld,
  placeCells,
  rightOf,
  rounded,
} from './grid.ts';
import { placeOf } from './pieces.ts';
import { innerGrid, rowGrid, tableGrid, usedRows, wantedOf } from './raw-rows.ts';
import { contentOf, type RawCell, type RawRow } from './raw-template.ts';

/** What is known of the cells of a row, but their width. */
type Scope = Omit<CellPlace, 'width'>;

/** Checks all rows of a template. */
export function checkRows(checking: Checking): void {
  const { raw, report } = checking;
  checkUses(checking);
  const grid = tableGrid(raw);
  checkWidths(['columns'], raw.columns, grid, rightOf(grid));
  checkList(raw.rows, ['rows'], grid, {
    items: { item: [], beside: [] },
    levels: 0,
    beside: false,
  });

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
    if (row.columns) checkWidths([...path, 'columns'], row.columns, grid, rightOf(around));
    const inner = row.each === undefined ? scope : checkEach(row, path, scope.items);
    if (row.label !== undefined) checkLabel(row.label, [...path, 'label'], grid, scope);
    if (row.rows) {
      checkList(row.rows, [...path, 'rows'], innerGrid(row, around), inner);
      return held;
    }
    const cells = row.cells ?? [];
    const free = row.columns ? nothingHeld(grid) : held;
    const next = checkCells(cells, [...path, 'cells'], grid, free, inner);
    if (row.each !== undefined) checkLevelCells(cells, [...path, 'cells'], inner.levels);
    if (isPlain) return next;
    if (holdsAny(next))
      report(path, {
        zh: '重复的行和有自己列宽的行里不用 down',
        en: 'a row that repeats or has its own columns takes no down',
      });
    return held;
  }

  function checkWidths(path: Path, widths: readonly string[], grid: Grid, right: number): void {
    const [left = 0] = grid.edges;
    if (widths.filter(width => width === 'rest').length > 1)
      report(path, { zh: '列宽里只能有一个 rest', en: 'one column at most is rest' });
    else if (grid.edges.some((edge, index) => edge <= (grid.edges[index - 1] ?? -1)))
      report(path, { zh: '有一列没有宽度', en: 'a column has no width' });
    else if (Math.abs(rightOf(grid) - right) > 0.01)
      report(
        path,
        {
          zh: `列宽之和 ${rounded(rightOf(grid) - left)} mm，${left === 0 ? '页边距之间' : '这里到表的右边'}是 ${rounded(right - left)} mm`,
          en: `the columns are ${rounded(rightOf(grid) - left)} mm wide, there are ${rounded(right - left)} mm`,
        },
        {
          zh: `改列宽，使其和为 ${rounded(right - left)}，或把一列写作 rest。`,
          en: `Make the columns add up to ${rounded(right - left)}, or make one of them rest.`,
        },
      );
  }

  function checkLabel(label: RawCell, path: Path, grid: Grid, scope: Scope): void {
    const { span, down } = wantedOf(label);
    const columns = grid.edges.length - 1 - grid.from;
    if (span === 'rest' || down > 1 || span >= columns)
      report(path, {
        zh: '合并标签的右边要留出列，也不用 span: rest 和 down',
        en: 'a merged label leaves columns to its right, and takes neither span: rest nor down',
      });
    checkContents([label], path, grid, nothingHeld(grid), scope);
  }

  function checkCells(
    cells: readonly RawCell[],
    path: Path,
    grid: Grid,
    held: Held,
    scope: Scope,
  ): Held {
    const { taken, free, overlaps, held: next } = placeCells(cells.map(wantedOf), grid, held);
    const columns = grid.edges.length - 1;
    if (cells.filter(cell => wantedOf(cell).span === 'rest').length > 1)
      report(path, { zh: '一行里只能有一个 span: rest', en: 'a row has one span: rest at most' });
    else if (taken !== free)
      report(path, {
        zh: `这一行占 ${columns - free + taken} 列，表有 ${columns} 列`,
        en: `the row takes ${columns - free + taken} columns of ${columns}`,
      });
    else if (overlaps)
      report(path, {
        zh: '有格子压在上面向下（down）占的格子上',
        en: 'a cell lies over one that reaches down from above',
      });
    checkContents(cells, path, grid, held, scope);
    return next;
  }

  function checkContents(
    cells: readonly RawCell[],
    path: Path,
    grid: Grid,
    held: Held,
    scope: Scope,
  ): void {
    for (const [index, place] of placeCells(cells.map(wantedOf), grid, held).cells.entries()) {
      const cell = cells[index];
      if (cell === undefined) continue;
      const [left, right] = edgesOf(grid, place);
      const where = path.at(-1) === 'label' ? path : [...path, index];
      checkCell(checking, contentOf(cell), where, { ...scope, width: right - left });
    }
  }

  function checkEach(row: RawRow, path: Path, items: Items): Scope {
    const list = checkListPath(row.each ?? '', [...path, 'each'], items);
    if (row.rows && list && list.levels > 0)
      report([...path, 'each'], {
        zh: '指标表每条指标印一行（cells），不能每条印几行（rows）',
        en: 'a table of indicators repeats one row (cells), not several (rows)',
      });
    const beside =
      row.beside === undefined ? undefined : checkListPath(row.beside, [...path, 'beside'], items);
    if (list && beside && list.levels !== beside.levels)
      report([...path, 'beside'], {
        zh: '并排的两张表级数不同',
        en: 'the two tables side by side have different levels',
      });
    return {
      items: { item: list?.item ?? [], beside: beside?.item ?? [] },
      levels: list?.levels ?? 0,
      beside: row.beside !== undefined,
    };
  }

  function checkListPath(list: string, path: Path, items: Items) {
    const place = placeOf(list);
    const full = place.from === 'item' ? [...items.item, ...place.path] : place.path;
    const levels = place.from === 'item' && items.item.length === 0 ? undefined : levelsOf(full);
    if (levels !== undefined) return { levels, item: itemOf(full, levels) };
    report(path, { zh: `「${list}」不是申报里的列表`, en: `“${list}” is no list of a filing` });
    return undefined;
  }

  /** Names of groups that no cell prints would be lost on the form. */
  function checkLevelCells(cells: readonly RawCell[], path: Path, levels: number): void {
    for (let level = 1; level <= levels; level++) {
      if (cells.some(cell => contentOf(cell).level === String(level))) continue;
      report(
        path,
        { zh: `第 ${level} 级的名称没有印出`, en: `the names of level ${level} are not printed` },
        { zh: `加一格 { level: ${level} }。`, en: `Add a cell { level: ${level} }.` },
      );
    }
  }
}

function isOneKind({ cells, rows, label, each }: RawRow): boolean {
  if ((cells === undefined) === (rows === undefined)) return false;
  if (label !== undefined) return rows !== undefined && rows.length > 0 && each === undefined;
  return true;
}

/** Parts that exist, hold not themselves and are used. */
function checkUses(checking: Checking): void {
  const { raw, report } = checking;
  const names = Object.keys(raw.parts ?? {});
  const used = new Set<string>();

  function walk(rows: readonly RawRow[], path: Path, within: readonly string[]): void {
    for (const [index, row] of rows.entries()) {
      const place = [...path, index];
      if (row.use !== undefined) walkPart(row.use, [...place, 'use'], within);
      walk(row.rows ?? [], [...place, 'rows'], within);
    }
  }

  function walkPart(name: string, path: Path, within: readonly string[]): void {
    if (!isKnown(checking, name, names, path, { zh: '部分', en: 'part' })) return;
    if (within.includes(name)) {
      report(path, {
        zh: `部分互相使用，绕成一圈：${[...within, name].join(' → ')}`,
        en: `the parts use each other in a circle: ${[...within, name].join(' → ')}`,
      });
      return;
    }
    used.add(name);
    walk(raw.parts?.[name] ?? [], ['parts', name], [...within, name]);
  }

  walk(raw.rows, ['rows'], []);
  for (const name of names) {
    if (used.has(name)) continue;
    report(
      ['parts', name],
      { zh: `部分「${name}」没有用到`, en: `the part “${name}” is not used` },
      undefined,
      'warning',
    );
  }
}
