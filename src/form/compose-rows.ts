/** The rows of a template repeated for what the filing lists, their cells filled in. */
import type { Path } from '../finding.ts';
import { valueAt } from '../source/path.ts';
import { type Composer, composeContent } from './compose-content.ts';
import { itemsOf, type ListItem } from './list-items.ts';
import type { Cell, Row } from './sheet.ts';
import {
  type EachRow,
  type ListReference,
  type RowLayout,
  resolvePath,
  type TemplateCell,
  type TemplateRow,
} from './template.ts';

/** Rows that belong together; the first `heads` of them stand again on further pages. */
export interface RowGroup {
  readonly rows: readonly Row[];
  readonly heads: number;
}

/** What a row of the template makes: of rows for every item a group for each of them. */
export function composeGroups(composer: Composer, row: TemplateRow): readonly RowGroup[] {
  if (row.kind !== 'group') return [{ rows: composeRow(composer, row), heads: headsOf(row) }];
  return itemPaths(composer, row.list, row.least).flatMap(item =>
    row.rows.flatMap(inner => composeGroups({ ...composer, item }, inner)),
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
        { cells: row.cells.map(cell => composeCell(composer, cell, cell.down)), ...layoutOf(row) },
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

function composeEach(composer: Composer, row: EachRow): readonly Row[] {
  const lists = row.lists.map(list => listAt(composer, list));
  const { filing, template, rowIndexes } = composer;
  return itemsOf(lists, row.levels, row.least).map(({ paths, names }) => {
    const [item = [], beside = []] = paths;
    const inItem: Composer = { filing, template, rowIndexes, item, beside };
    const cells = row.cells.flatMap(cell => {
      const { text, rows } = nameIn(cell, names);
      return rows === 0 ? [] : [composeCell(inItem, cell, rows, text)];
    });
    return { cells, ...layoutOf(row) };
  });
}

/** The name that a cell prints of the levels of its row, and the rows that it is merged over. */
function nameIn({ content }: TemplateCell, names: ListItem['names']) {
  const name = content.kind === 'level' ? names[content.level - 1] : undefined;
  return name ?? { text: '', rows: 1 };
}

function itemPaths(composer: Composer, list: ListReference, least: number): readonly Path[] {
  return itemsOf([listAt(composer, list)], 0, least).flatMap(({ paths }) => paths);
}

function listAt(composer: Composer, list: ListReference) {
  const path = resolvePath(list, composer);
  return { value: valueAt(composer.filing, path), path };
}

function composeCell(
  composer: Composer,
  cell: TemplateCell,
  rowSpan: number,
  levelName = '',
): Cell {
  const { column, span, style, content } = cell;
  return {
    column,
    colSpan: span,
    rowSpan,
    role: style,
    content: composeContent(composer, content, levelName),
  };
}

const layoutOf = ({ height, split, keep }: RowLayout) => ({
  minHeight: height,
  splits: split,
  keepWithNext: keep,
});
