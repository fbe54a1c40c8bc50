/** The rows of a checked template: cells in their columns, lists with their levels, and the demands that they make. */
import { EACH, type FieldDemand } from '../../filing/demands.ts';
import { levelsOf } from '../../filing/fields.ts';
import type { Path } from '../../finding.ts';
import type { ListPlace, RowLayout, TemplateCell, TemplateRow } from '../template.ts';
import { edgesOf, type Grid, type Held, nothingHeld, placeCells } from './grid.ts';
import { placeOf } from './pieces.ts';
import { contentOf, isTrue, type RawCell, type RawRow, type RawTemplate } from './raw.ts';
import { buildContent, contentDemands, type Items } from './resolve-cell.ts';
import { edgesOfTable, innerGrid, rowGrid, tableGrid, usedRows, wantedOf } from './rows.ts';

/** Builds the rows of a template and adds what they demand to `fields`. */
export function buildRows(raw: RawTemplate, fields: FieldDemand[]): readonly TemplateRow[] {
  const edges = edgesOfTable(raw);
  return rowsFrom(raw.rows, tableGrid(raw), { item: [], beside: [] });

  function rowsFrom(rows: readonly RawRow[], grid: Grid, items: Items): readonly TemplateRow[] {
    let held = nothingHeld(grid);
    return usedRows(rows, raw).flatMap(({ row }) => {
      if (row.cells === undefined || row.columns) return buildRow(row, grid, held, items);
      const built = buildRow(row, grid, held, items);
      if (row.each === undefined) held = placeCells(row.cells.map(wantedOf), grid, held).held;
      return built;
    });
  }

  function buildRow(
    row: RawRow,
    around: Grid,
    heldAround: Held,
    items: Items,
  ): readonly TemplateRow[] {
    const grid = rowGrid(row, around);
    const held = row.columns ? nothingHeld(grid) : heldAround;
    if (row.rows && row.each !== undefined) return [buildGroup(row, grid, items)];
    if (row.label !== undefined) {
      const [label] = cellsAt([row.label], grid, held, items);
      if (!label) throw new Error('a label without a place');
      return [
        { kind: 'block', label, rows: rowsFrom(row.rows ?? [], innerGrid(row, around), items) },
      ];
    }
    if (row.rows) return rowsFrom(row.rows, grid, items);
    if (row.each !== undefined) return [buildEach(row, grid, items)];
    const cells = cellsAt(row.cells ?? [], grid, held, items);
    return [{ kind: 'cells', cells, ...layoutOf(row) }];
  }

  function buildEach(row: RawRow, grid: Grid, items: Items): TemplateRow {
    const list = demandList(row.each ?? '', row, items);
    const beside = row.beside === undefined ? undefined : demandList(row.beside, row, items);
    const inItem = { item: list.item, beside: beside?.item ?? [] };
    return {
      kind: 'each',
      lists: beside ? [list.place, beside.place] : [list.place],
      levels: list.levels,
      least: Number(row.least ?? 1),
      cells: cellsAt(row.cells ?? [], grid, nothingHeld(grid), inItem),
      ...layoutOf(row),
    };
  }

  function buildGroup(row: RawRow, grid: Grid, items: Items): TemplateRow {
    const { place, item } = demandList(row.each ?? '', row, items);
    const rows = rowsFrom(row.rows ?? [], grid, { item, beside: [] });
    return { kind: 'group', list: place, least: Number(row.least ?? 1), rows };
  }

  function demandList(list: string, row: RawRow, items: Items) {
    const place: ListPlace = placeOf(list);
    const path = place.from === 'item' ? [...items.item, ...place.path] : place.path;
    const levels = levelsOf(path) ?? 0;
    fields.push({ path, required: isTrue(row.required) });
    return { place, levels, item: itemOf(path, levels) };
  }

  function cellsAt(
    cells: readonly RawCell[],
    grid: Grid,
    held: Held,
    items: Items,
  ): readonly TemplateCell[] {
    const { cells: places } = placeCells(cells.map(wantedOf), grid, held);
    return places.map((place, index) => {
      const cell = contentOf(cells[index] ?? '');
      const { content, style: usual } = buildContent(cell);
      const style = cell.style ?? usual;
      const limit = cell.limit ?? raw.styles[style]?.limit;
      for (const demand of contentDemands(content, items, { ...cell, ...(limit && { limit }) }))
        fields.push(demand);
      const [left, right] = edgesOf(grid, place);
      const column = edges.indexOf(left);
      const span = edges.indexOf(right) - column;
      return { content, column, span, down: place.down, style };
    });
  }
}

/** What the rows of a template demand. */
export function fieldsOf(raw: RawTemplate): readonly FieldDemand[] {
  const fields: FieldDemand[] = [];
  buildRows(raw, fields);
  return fields;
}

/** The pattern of the items of a list below so many levels. */
export const itemOf = (list: Path, levels: number): Path => [
  ...list,
  ...Array.from({ length: levels + 1 }, () => EACH),
];

const layoutOf = (row: RawRow): RowLayout => ({
  height: Number(row.height ?? 0),
  head: isTrue(row.head),
  keep: isTrue(row.keep) || isTrue(row.head),
  split: isTrue(row.split),
});
