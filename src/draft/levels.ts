/** The names of the levels of indicators that a blank form prints: the classification of its filings. */
import type { GridCell } from '../word/grid.ts';
import { textInCell } from './cell-text.ts';
import type { Head } from './list-head.ts';
import type { FormReading } from './reading.ts';

/** Collects the names in the level columns of rows. */
export function collectLevels(
  reading: FormReading,
  head: Head,
  rows: readonly (readonly GridCell[])[],
): void {
  const columnOfLevel = (level: 1 | 2) => head.cells[head.columns.indexOf(level)]?.column;
  const [first, second] = [columnOfLevel(1), columnOfLevel(2)];
  const cellAt = (cells: readonly GridCell[], column: number | undefined) =>
    cells.find(cell => cell.column === column);
  for (const cells of rows) {
    const one = cellAt(cells, first);
    const name = one && levelName(one);
    if (name === undefined) continue;
    const names = reading.classification.get(name) ?? new Set<string>();
    reading.classification.set(name, names);
    const two = cellAt(cells, second);
    const below = two && levelName(two);
    if (below !== undefined) names.add(below);
  }
}

/** Dots stand for more of the same; points in brackets are no part of the name. */
export function levelName(cell: GridCell): string | undefined {
  const name = textInCell(cell)
    .replace(/\s+/g, '')
    .replace(/[（(][\d\-—~～]+(?:分[）)]|[）)]分)$/, '');
  return /^[.…·—\-*]*$/.test(name) ? undefined : name;
}
