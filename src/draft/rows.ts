/** The rows of a template from a form's grid: labels merged down become blocks, lists one row that repeats. */

import type { Grid } from '../word/grid.ts';
import { readCell } from './cells.ts';
import type { Region } from './list-head.ts';
import { listAt } from './lists.ts';
import { type Reading, textOfCell } from './reading.ts';
import type { DraftCell, DraftRow } from './template-draft.ts';

/** Rows at least this high, in mm, leave room on purpose; lower ones are as high as their text. */
const ROOMY = 12;

/** The rows of the whole form. */
export function readRows(reading: Reading): readonly DraftRow[] {
  return rowsOf(reading, { from: 0, to: reading.grid.rows.length, column: 0 }, '');
}

/** `label` is the text of the label that the region stands beside. */
function rowsOf(reading: Reading, region: Region, label: string): readonly DraftRow[] {
  const { grid } = reading;
  const rows: DraftRow[] = [];
  let heading = label;
  for (let row = region.from; row < region.to; ) {
    reading.heading = heading;
    const list = listAt(reading, { ...region, from: row }, heading);
    if (list) {
      rows.push(...list.rows);
      row = list.next;
      continue;
    }
    const lead = grid.at(row, region.column);
    const beside = lead.column + lead.colSpan;
    const end = endOfMerges(grid, { ...region, from: row });
    if (end > row + 1 && lead.row + lead.rowSpan === end && beside < grid.columns.length) {
      const cell = readCell(reading, lead);
      const inner = { from: row, to: end, column: beside };
      rows.push({
        kind: 'block',
        label: cell,
        rows: rowsOf(reading, inner, textOfCell(lead) || heading),
      });
    } else {
      for (let plain = row; plain < end; plain++)
        rows.push(plainRow(reading, { ...region, from: plain, to: end }));
      if (beside === grid.columns.length) heading = textOfCell(lead) || heading;
    }
    row = end;
  }
  return rows;
}

/** The first row that no cell reaches of those merged down from the region's first row on. */
function endOfMerges({ at, columns }: Grid, { from, to, column }: Region): number {
  let end = from + 1;
  for (let row = from; row < end; row++) {
    for (let place = column; place < columns.length; place++) {
      const cell = at(row, place);
      end = Math.min(to, Math.max(end, cell.row + cell.rowSpan));
    }
  }
  return end;
}

/** The region's first row, without the places that a cell above it covers. */
function plainRow(reading: Reading, { from: row, to, column: first }: Region): DraftRow {
  const { grid } = reading;
  const cells: DraftCell[] = [];
  let labels = 0;
  for (let column = first; column < grid.columns.length; ) {
    const cell = grid.at(row, column);
    column = cell.column + cell.colSpan;
    if (cell.row !== row) continue;
    const down = Math.min(cell.rowSpan, to - row);
    cells.push({ ...readCell(reading, cell), ...(down > 1 && { down }) });
    if (reading.labels.has(cell)) labels++;
  }
  const height = grid.rows[row]?.height ?? 0;
  return {
    kind: 'cells',
    cells,
    ...(height >= ROOMY && { height: Math.round(height * 10) / 10 }),
    ...(labels === cells.length && row + 1 < grid.rows.length && { keep: true }),
    ...(cells.some(cell => cell.style === 'narrative') && { split: true }),
  };
}
