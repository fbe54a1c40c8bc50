/** The row below a list that sums it up: 金额合计, 总分. */
import type { Path } from '../finding.ts';
import { bareLabel } from '../form/label-text.ts';
import type { GridCell } from '../word/grid.ts';
import { textInCell } from './cell-text.ts';
import { labelCell } from './cells.ts';
import { notePlace } from './filled.ts';
import type { Head } from './list-head.ts';
import {
  cellsAlong,
  type FormReading,
  leaveNote,
  noteFormat,
  take,
  unknownLabel,
} from './reading.ts';
import { type DraftCell, type DraftRow, rawCell } from './template-draft.ts';

const FOOT = /^(?:总分|合计|总计|合计得分|总得分|自评总分|金额合计)$/;

/** Whether a row begins with a label that sums up what is above. */
export const isFoot = ({ grid }: FormReading, row: number, column: number): boolean =>
  FOOT.test(bareLabel(textInCell(grid.at(row, column))));

/** The row, whose cells ask for the sums of the columns above them. */
export function footRow(reading: FormReading, head: Head, row: number, path: Path): DraftRow {
  const [label, ...sums] = cellsAlong(reading.grid, row, head.cells[0]?.column ?? 0);
  const cells = sums.map((cell, at) => sumCell(cell, [...path, 'cells', at + 1]));
  const lead = label ? [labelCell(reading, label, 'label')] : [];
  return { cells: [...lead, ...cells].map(rawCell) };

  function sumCell(cell: GridCell, place: Path): DraftCell {
    const text = textInCell(cell);
    const field = sumOf(head, cell);
    const span = cell.colSpan;
    if (field === undefined || (text !== '' && !/^[\d.,，]+$/.test(text)))
      return labelCell(reading, cell, 'value');
    notePlace(reading.filled, 'amounts', text);
    noteFormat(reading, 'value', cell);
    if (take(reading, [field]) !== undefined) return { span, field };
    leaveNote(reading, place, unknownLabel(reading, field, true));
    return { span, style: 'value' };
  }
}

/** The field that sums up a column; undefined where the form states none. */
function sumOf({ kind, cells, columns }: Head, { column }: GridCell): string | undefined {
  const above = String(columns[cells.findIndex(cell => cell.column === column)]);
  if (above === '.score') return 'totalScore';
  if (above !== '.total' && !above.startsWith('.sources.')) return undefined;
  return `funding.rows.${kind === 'funding' ? 'project' : 'year'}${above}`;
}
