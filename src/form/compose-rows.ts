/** The rows of a template repeated for what the filing lists, their cells filled in. */
import type { Path } from '../finding.ts';
import { valueAt } from '../source/path.ts';
import { type Composer, paragraphsOf, textOfCell } from './cell-text.ts';
import { itemsOf } from './items.ts';
import type { Cell, Paragraph, Row } from './sheet.ts';
import type { ListPlace, RowLayout, TemplateCell, TemplateRow } from './template.ts';

/** Rows that belong together; the first `heads` of them stand again on further pages. */
export interface RowGroup {
  readonly rows: readonly Row[];
  readonly heads: number;
}

/** What a row of the template makes: of rows for every item a group for each of them. */
export function composeGroups(composer: Composer, row: TemplateRow): readonly RowGroup[] {
  if (row.kind !== 'group') return [{ rows: composeRow(composer, row), heads: headsOf(row) }];
  const { list, least, rows } = row;
  return itemPaths(composer, list, least).flatMap(item =>
    rows.flatMap(inner => composeGroups({ ...composer, item }, inner)),
  );
}

/** How many rows at the head of a block stand again on further pages. */
function headsOf(row: TemplateRow): number {
  if (row.kind !== 'block') return 0;
  const first = row.rows.findIndex(inner => inner.kind !== 'cells' || !inner.head);
  return first === -1 ? row.rows.length : first;
}

function composeRow(composer: Composer, row: TemplateRow): readonly Row[] {
  switch (row.kind) {
    case 'cells':
      return [
        { ...layoutOf(row), cells: row.cells.map(cell => composeCell(composer, cell, cell.down)) },
      ];
    case 'block': {
      const rows = row.rows.flatMap(inner => composeRow(composer, inner));
      const label = composeCell(composer, row.label, rows.length);
      return rows.map((inner, index) =>
        index === 0 ? { ...inner, cells: [label, ...inner.cells] } : inner,
      );
    }
    case 'each':
      return composeEach(composer, row);
    case 'group':
      return composeGroups(composer, row).flatMap(({ rows }) => rows);
  }
}

function composeEach(
  composer: Composer,
  row: Extract<TemplateRow, { kind: 'each' }>,
): readonly Row[] {
  const sides = row.lists.flatMap(list => (list ? [sideOf(composer, list)] : []));
  return itemsOf(sides, row.levels, row.least).map(({ paths, names }) => {
    const [item = [], beside = []] = paths;
    const inItem = { ...composer, item, beside };
    const cells = row.cells.flatMap(cell => {
      if (cell.content.kind !== 'level') return [composeCell(inItem, cell, 1)];
      const name = names[cell.content.level - 1];
      if (name?.rows === 0) return [];
      return [cellOf(cell, name?.rows ?? 1, paragraphsOf([{ text: name?.text ?? '' }]))];
    });
    return { ...layoutOf(row), cells };
  });
}

function itemPaths(composer: Composer, list: ListPlace, least: number): readonly Path[] {
  return itemsOf([sideOf(composer, list)], 0, least).flatMap(({ paths }) => paths);
}

function sideOf({ filing, item }: Composer, list: ListPlace) {
  const path = list.from === 'item' ? [...item, ...list.path] : list.path;
  return { value: valueAt(filing, path), path };
}

function composeCell(composer: Composer, cell: TemplateCell, rowSpan: number): Cell {
  const { content } = cell;
  return cellOf(cell, rowSpan, content.kind === 'level' ? [] : textOfCell(composer, content));
}

const cellOf = (
  { column, span, style }: TemplateCell,
  rowSpan: number,
  content: readonly Paragraph[],
): Cell => ({ column, colSpan: span, rowSpan, role: style, content });

const layoutOf = ({ height, split, keep }: RowLayout) => ({
  minHeight: height,
  splits: split,
  keepWithNext: keep,
});
