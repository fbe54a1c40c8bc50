/** Whether `each` repeats what a filing lists, and prints the names of its groups. */
import { levelsOf } from '../filing/fields.ts';
import type { Path } from '../finding.ts';
import type { CellPlace } from './check-cells.ts';
import { placeOf } from './read/pieces.ts';
import { contentOf, type RawCell, type RawRow } from './read/raw.ts';
import type { Checking } from './read/report.ts';
import type { Items } from './read/resolve-cell.ts';
import { itemOf } from './read/resolve-rows.ts';

/** What is known of the cells of a row, but their width. */
export type Scope = Omit<CellPlace, 'width'>;

/** Checks the lists of a row that repeats; what its cells may name. */
export function checkEach(checking: Checking, row: RawRow, path: Path, items: Items): Scope {
  const list = checkList(checking, row.each ?? '', [...path, 'each'], items);
  if (row.rows && list && list.levels > 0)
    checking.report([...path, 'each'], {
      zh: '指标表每条指标印一行（cells），不能每条印几行（rows）',
      en: 'a table of indicators repeats one row (cells), not several (rows)',
    });
  const beside =
    row.beside === undefined
      ? undefined
      : checkList(checking, row.beside, [...path, 'beside'], items);
  if (list && beside && list.levels !== beside.levels)
    checking.report([...path, 'beside'], {
      zh: '并排的两张表级数不同',
      en: 'the two tables side by side have different levels',
    });
  if (list && row.cells) checkLevels(checking, row.cells, [...path, 'cells'], list.levels);
  return {
    items: { item: list?.item ?? [], beside: beside?.item ?? [] },
    levels: list?.levels ?? 0,
    beside: row.beside !== undefined,
  };
}

function checkList({ report }: Checking, list: string, path: Path, items: Items) {
  const place = placeOf(list);
  const full = place.from === 'item' ? [...items.item, ...place.path] : place.path;
  const homeless = place.from === 'item' && items.item.length === 0;
  const levels = homeless ? undefined : levelsOf(full);
  if (levels !== undefined) return { levels, item: itemOf(full, levels) };
  report(path, { zh: `「${list}」不是申报里的列表`, en: `“${list}” is no list of a filing` });
  return undefined;
}

/** Names of groups that no cell prints would be lost on the form. */
function checkLevels(
  { report }: Checking,
  cells: readonly RawCell[],
  path: Path,
  levels: number,
): void {
  for (let level = 1; level <= levels; level++) {
    if (cells.some(cell => contentOf(cell).level === String(level))) continue;
    report(
      path,
      { zh: `第 ${level} 级的名称没有印出`, en: `the names of level ${level} are not printed` },
      { zh: `加一格 { level: ${level} }。`, en: `Add a cell { level: ${level} }.` },
    );
  }
}
