/** A worksheet as a filled form: the lines of its table's grid at which a cell begins, and the texts around it. */
import type { Localized } from '../finding.ts';
import type { FilledCell, FilledForm, FilledLine } from '../form/filled-form.ts';
import { isBlankText } from '../source/characters.ts';
import type { CellRange } from './addresses.ts';
import { isBoxed, isEmptyCell, tableBounds } from './table-bounds.ts';
import type { UsedCell, UsedRange } from './used-range.ts';

/** The form on a worksheet of a name; undefined where it has no table. */
export function worksheetForm(
  sheet: string,
  used: UsedRange,
): Omit<FilledForm, 'pages' | 'remarks'> | undefined {
  const table = tableBounds(used);
  if (!table) return undefined;
  const rows = beginnings(used, table, 'top');
  const columns = beginnings(used, table, 'left');
  const nameOf = ({ address }: UsedCell): Localized => cellName(sheet, address);
  const cells: FilledCell[] = [];
  const seen = new Set<UsedCell>();
  for (const row of rows)
    for (const column of columns) {
      const cell = used.at(row, column);
      if (seen.has(cell)) continue;
      seen.add(cell);
      cells.push({
        row: rows.indexOf(row),
        column: columns.indexOf(column),
        rowSpan: rows.filter(one => one >= row && one <= cell.bottom).length,
        colSpan: columns.filter(one => one >= column && one <= cell.right).length,
        lines: linesOf(cell),
        name: nameOf(cell),
      });
    }
  const linesFor = (cell: UsedCell): readonly FilledLine[] =>
    linesOf(cell)
      .filter(text => !isBlankText(text))
      .map(text => ({ text, name: nameOf(cell) }));
  const around = used.cells.filter(cell => !seen.has(cell));
  const widthOf = (index: number) => {
    const next = columns[index + 1] ?? table.right + 1;
    const width = used.columns.slice(columns[index], next).reduce((sum, one) => sum + one, 0);
    return Math.round(width * 10) / 10;
  };
  return {
    above: around.filter(({ top }) => top < table.top).flatMap(linesFor),
    columns: columns.map((_, index) => widthOf(index)),
    cells,
    // What stands beside the table, too: it is no cell of it, and must not be lost.
    below: around.filter(({ top }) => top >= table.top).flatMap(linesFor),
  };
}

/** The name of a cell as a person finds it. */
export const cellName = (sheet: string, address: string): Localized => ({
  zh: `${sheet}!${address}`,
  en: `${sheet}!${address}`,
});

/**
 * The rows or columns of the table in which a cell begins. Why not all: a tall row is several of the worksheet, merged in
 * all their columns, and some leave rows between parts of a form empty and without lines.
 */
function beginnings(used: UsedRange, table: CellRange, edge: 'top' | 'left'): readonly number[] {
  const [from, to] = edge === 'top' ? [table.top, table.bottom] : [table.left, table.right];
  const [first, last] = edge === 'top' ? [table.left, table.right] : [table.top, table.bottom];
  const found: number[] = [];
  for (let index = from; index <= to; index++) {
    let begins = false;
    for (let across = first; across <= last && !begins; across++) {
      const cell = edge === 'top' ? used.at(index, across) : used.at(across, index);
      const isStart = index === from || cell[edge] === index;
      begins = isStart && (isBoxed(cell) || !isEmptyCell(cell));
    }
    if (begins) found.push(index);
  }
  return found;
}

/** The paragraphs of a cell; blanks before them are a first-line indent, as people type it. */
function linesOf(cell: UsedCell): readonly string[] {
  if (isBlankText(cell.text)) return [];
  return cell.text.split(/\r\n|\r|\n/).map(line => line.trim());
}
