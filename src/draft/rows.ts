/** The rows of a template from a form's grid: labels merged down become blocks, lists one row that repeats. */
import type { Path } from '../finding.ts';
import type { WordGrid } from '../word/grid.ts';
import { amountColumnsIn } from './amount-columns.ts';
import { textInCell } from './cell-text.ts';
import { labelCell, readCell } from './cells.ts';
import { isPlaceholder, notePlace } from './filled.ts';
import { fundLabel, speaksOfFunds } from './fund-labels.ts';
import { isScheduleLabel } from './labels.ts';
import type { Region } from './list-head.ts';
import { listAt } from './lists.ts';
import { cellsAlong, type FormReading, noteFormat, take } from './reading.ts';
import { type DraftCell, type DraftRow, rawCell } from './template-draft.ts';

/** Rows at least this high, in mm, leave room on purpose; lower ones are as high as their text. */
const ROOMY = 12;

/** The rows of the whole form. */
export function readRows(reading: FormReading): readonly DraftRow[] {
  return rowsIn(reading, { from: 0, to: reading.grid.rows.length, column: 0 }, '', ['rows']);
}

/** `label` is the text of the label that the region stands beside, `path` where its rows stand in the template. */
function rowsIn(
  reading: FormReading,
  region: Region,
  label: string,
  path: Path,
): readonly DraftRow[] {
  const { grid } = reading;
  const rows: DraftRow[] = [];
  let heading = label;
  for (let row = region.from; row < region.to; ) {
    reading.heading = heading;
    const here = { ...region, from: row };
    const amounts = amountColumnsIn(reading, here);
    if (amounts) {
      reading.amountColumns = amounts;
      rows.push(headRow(reading, here));
      row++;
      continue;
    }
    const list = listAt(reading, here, { path, index: rows.length });
    if (list) {
      for (const one of list.rows) rows.push(one);
      row = list.next;
      continue;
    }
    const lead = grid.at(row, region.column);
    const beside = lead.column + lead.colSpan;
    const end = endOfMerges(grid, here);
    const isWhole = lead.row + lead.rowSpan === end && beside < grid.columns.length;
    const inner = { from: row, to: end, column: beside };
    const steps = isWhole ? stepsBeside(reading, textInCell(lead), inner) : undefined;
    if (steps) {
      const label = rawCell(readCell(reading, lead, [...path, rows.length]));
      rows.push({ label, rows: [steps] });
      row = end;
      continue;
    }
    if (end > row + 1 && isWhole) {
      const place = [...path, rows.length];
      const cell = rawCell(readCell(reading, lead, place));
      const beneath = within(reading, textInCell(lead), () =>
        rowsIn(reading, inner, textInCell(lead) || heading, [...place, 'rows']),
      );
      rows.push({ label: cell, rows: beneath });
    } else {
      for (let plain = row; plain < end; plain++) {
        const place = [...path, rows.length];
        rows.push(plainRow(reading, { ...region, from: plain, to: end }, place));
      }
      if (beside === grid.columns.length) heading = textInCell(lead) || heading;
    }
    row = end;
  }
  return rows;
}

/** Empty rows beside the label of the schedule: its steps are told in words, without columns for their times. */
function stepsBeside(reading: FormReading, label: string, region: Region): DraftRow | undefined {
  const { grid } = reading;
  const { from, to, column } = region;
  if (!isScheduleLabel(label)) return undefined;
  for (let row = from; row < to; row++) {
    const [cell, ...others] = cellsAlong(grid, row, column);
    const isEmpty = cell?.rowSpan === 1 && isPlaceholder(textInCell(cell));
    if (!isEmpty || others.length > 0) return undefined;
  }
  const list = take(reading, ['schedule']);
  if (list === undefined) return undefined;
  const cell = grid.at(from, column);
  noteFormat(reading, 'narrative', cell);
  notePlace(reading.filled, 'rows', '');
  const step = rawCell({ span: cell.colSpan, field: '.task', style: 'narrative' });
  return { each: list, split: true, cells: [step] };
}

/** Reads the rows beside a label of a block; what they say of funds holds for them alone. */
function within<Rows>(reading: FormReading, label: string, read: () => Rows): Rows {
  const { inFunds, amountColumns, funds } = reading;
  const { whole } = funds;
  const source = inFunds ? fundLabel(label) : undefined;
  if (source && !source.isTotal) funds.whole = source.name;
  reading.inFunds = inFunds || speaksOfFunds(label);
  const rows = read();
  reading.inFunds = inFunds;
  reading.amountColumns = amountColumns;
  funds.whole = whole;
  return rows;
}

/** The head of a table of amounts. */
function headRow(reading: FormReading, { from, column }: Region): DraftRow {
  const cells = cellsAlong(reading.grid, from, column).map(cell =>
    rawCell(labelCell(reading, cell, textInCell(cell) === '' ? 'value' : 'label')),
  );
  return { keep: true, cells };
}

/** The first row that no cell reaches of those merged down from the region's first row on. */
function endOfMerges({ at, columns }: WordGrid, { from, to, column }: Region): number {
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
function plainRow(
  reading: FormReading,
  { from: row, to, column: first }: Region,
  path: Path,
): DraftRow {
  const { grid } = reading;
  const cells: DraftCell[] = [];
  let labels = 0;
  for (let column = first; column < grid.columns.length; ) {
    const cell = grid.at(row, column);
    column = cell.column + cell.colSpan;
    if (cell.row !== row) continue;
    const down = Math.min(cell.rowSpan, to - row);
    const read = readCell(reading, cell, [...path, 'cells', cells.length]);
    cells.push({ ...read, ...(down > 1 && { down }) });
    if (reading.labels.has(cell)) labels++;
  }
  const height = grid.rows[row]?.height ?? 0;
  return {
    ...(height >= ROOMY && { height: Math.round(height * 10) / 10 }),
    ...(labels === cells.length && row + 1 < grid.rows.length && { keep: true }),
    ...(cells.some(cell => cell.style === 'narrative') && { split: true }),
    cells: cells.map(rawCell),
  };
}
