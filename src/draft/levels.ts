/** The names of the levels of indicators that a blank form prints: the classification of its filings. */
import type { GridCell } from '../word/grid.ts';
import { textInCell } from './cell-text.ts';
import type { Head } from './list-head.ts';
import type { FormReading } from './reading.ts';

/** Collects the names in the level columns of rows. */
export function collectLevels(reading: FormReading, head: Head, from: number, to: number): void {
  const columnOfLevel = (level: 1 | 2) => head.cells[head.columns.indexOf(level)]?.column;
  const [first, second] = [columnOfLevel(1), columnOfLevel(2)];
  if (first === undefined) return;
  for (let row = from; row < to; row++) {
    const one = reading.grid.at(row, first);
    const name = levelName(one);
    if (name === undefined) continue;
    const names = reading.classification.get(name) ?? new Set<string>();
    reading.classification.set(name, names);
    const two = second === undefined ? one : reading.grid.at(row, second);
    const below = two === one ? undefined : levelName(two);
    if (below !== undefined) names.add(below);
  }
}

/** Dots stand for more of the same; points in brackets are no part of the name. */
export function levelName(cell: GridCell): string | undefined {
  const name = textInCell(cell)
    .replace(/\s+/g, '')
    .replace(/[（(]\d+分[）)]$/, '');
  return /^[.…·—\-*]*$/.test(name) ? undefined : name;
}
