/** How often each place of a sheet's grid is covered by a cell; exactly once each, or the sheet is broken. */
import { expect } from 'vitest';
import { type Sheet, styleOf } from '../../src/form/sheet.ts';

/** Fails unless each row and column of each section is covered by exactly one cell, drawn in a style that exists. */
export function expectExactGrid(sheet: Sheet): void {
  const columns = sheet.columns.length;
  for (const { rows, headRows } of sheet.sections) {
    const covered = rows.map(() => Array<number>(columns).fill(0));
    for (const [index, row] of rows.entries()) {
      for (const cell of row.cells) {
        styleOf(sheet, cell.role);
        expect(index + cell.rowSpan).toBeLessThanOrEqual(rows.length);
        for (const places of covered.slice(index, index + cell.rowSpan))
          for (let column = cell.column; column < cell.column + cell.colSpan; column++)
            places[column] = (places[column] ?? Number.NaN) + 1;
      }
    }
    expect(covered).toEqual(rows.map(() => Array<number>(columns).fill(1)));
    expect(headRows).toBeLessThanOrEqual(rows.length);
  }
  expect(sheet.sections.length).toBeGreaterThan(0);
}
