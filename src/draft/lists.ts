/** Tables within a form that repeat a row: funds by year, the schedule, tasks, indicators by level. */

import type { Path } from '../finding.ts';
import { isRoom } from '../form/label-text.ts';
import type { GridCell } from '../word/grid.ts';
import { NUMBERED, textInCell } from './cell-text.ts';
import { labelCell } from './cells.ts';
import { isPlaceholder, notePlace } from './filled.ts';
import { fieldsOfLabel } from './labels.ts';
import { collectLevels, levelName } from './levels.ts';
import { columnCell, goalCell } from './list-cells.ts';
import { footRow, isFoot } from './list-foot.ts';
import { type Head, headIn, type Region } from './list-head.ts';
import { cellsAlong, type FormReading, leaveNote, take } from './reading.ts';
import { type DraftRow, rawCell } from './template-draft.ts';

/** Where indicators of longer than a year are meant. */
const LONG_TERM = /长期|中期|实施期|总体|项目期/;

/**
 * The list whose head is the region's first row, as the rows of the template from `index` on in `path`; and the row of
 * the grid after it. Undefined where there is none.
 */
export function listAt(
  reading: FormReading,
  region: Region,
  { path, index }: { readonly path: Path; readonly index: number },
): { readonly rows: readonly DraftRow[]; readonly next: number } | undefined {
  const head = headIn(reading, region);
  if (!head) return undefined;
  const first = region.from + head.rows.length;
  const next = endOf(reading, region, head);
  if (next === first || isSingleRow(head, next - first)) return undefined;
  const goal = goalAbove(reading, head, first);
  const list = takeList(reading, head, goal !== undefined);
  const all = Array.from({ length: next - first }, (_, row) =>
    cellsAlong(reading.grid, first + row, region.column),
  );
  const body = goal ? all.filter(cells => cells.length > 1) : all;
  if (head.kind === 'indicators') collectLevels(reading, head, body);
  countRows(reading, head, body);
  const rows: DraftRow[] = headRows(reading, head, index === 0 && path.length > 1);
  const each = [...path, index + rows.length];
  if (list.again) leaveNote(reading, each, `${list.path} 前面已经用过`);
  const lost = textsLost(reading, head, body);
  if (lost.length > 0)
    leaveNote(reading, each, `原表各行里有文字「${lost.slice(0, 3).join('」「')}」`);
  rows.push(eachRow(reading, { head, list, goal }, each));
  const hasFoot = next < region.to && isFoot(reading, next, region.column);
  if (hasFoot) rows.push(footRow(reading, head, next, [...path, index + rows.length]));
  return { next: hasFoot ? next + 1 : next, rows };
}

/** Funds without years and with one row are no list but the amounts of that row. */
const isSingleRow = ({ kind, columns }: Head, rows: number) =>
  kind === 'funding' && rows === 1 && !columns.includes('.years');

/** The first row that is not of the list: its cells do not stand below the head's, or it begins with a known label or a sum. */
function endOf(reading: FormReading, region: Region, head: Head): number {
  const { grid } = reading;
  const isIndicators = head.kind === 'indicators';
  const starts = new Set([...head.cells.map(cell => cell.column), grid.columns.length]);
  for (let row = region.from + head.rows.length; row < region.to; row++) {
    const cells = cellsAlong(grid, row, region.column);
    const first = textInCell(cells[0] ?? grid.at(row, region.column));
    const fits = cells.every(cell => {
      if (!starts.has(cell.column) || !starts.has(cell.column + cell.colSpan)) return false;
      return isIndicators || cell.rowSpan === 1;
    });
    const aligned = isIndicators || cells.length === head.cells.length;
    const isOther = fieldsOfLabel(first).length > 0 || isFoot(reading, row, region.column);
    if (!fits || !aligned || isOther) return row;
  }
  return region.to;
}

interface List {
  readonly path: string;
  /** What stands to its right. */
  readonly beside?: string;
  /** Whether it had its place before. */
  readonly again: boolean;
}

/** Where the list stands in the filing. */
function takeList(reading: FormReading, head: Head, hasGoal: boolean): List {
  const paths = hasGoal ? ['objectives'] : pathsOf(reading, head);
  const path = take(reading, paths);
  const list = { path: path ?? paths[0] ?? '', again: path === undefined };
  if (head.beside === undefined) return list;
  const beside = list.path === ANNUAL ? LONG : ANNUAL;
  reading.used.add(beside);
  return { ...list, beside };
}

const ANNUAL = 'indicators.annual';
const LONG = 'indicators.longTerm';

function pathsOf(reading: FormReading, head: Head): readonly string[] {
  switch (head.kind) {
    case 'funding':
      return ['funding.rows'];
    case 'schedule':
      return ['schedule'];
    case 'tasks':
      return ['tasks'];
    case 'indicators': {
      if (head.hasGoal) return ['objectives'];
      if (!head.columns.includes(1)) return ['indicators.ungrouped'];
      const left = head.cells.slice(0, head.beside).map(textInCell).join('');
      const isLong =
        head.beside === undefined ? LONG_TERM.test(reading.heading) : !/年度/.test(left);
      return isLong ? [LONG, ANNUAL] : [ANNUAL, LONG];
    }
  }
}

/** Heads at the top of a block stand again on each page, others cannot: whatever Word does, which repeats none within a table. */
function headRows(reading: FormReading, head: Head, repeats: boolean): DraftRow[] {
  return head.rows.map(cells => ({
    ...(repeats ? { head: true } : { keep: true }),
    cells: cells.map(cell => {
      const down = cell.rowSpan > 1 ? { down: cell.rowSpan } : {};
      return rawCell({ ...labelCell(reading, cell, 'label'), ...down });
    }),
  }));
}

/** The cell over the whole width that names the goal of the indicators below it; undefined where the first row is none. */
function goalAbove({ grid }: FormReading, head: Head, first: number): GridCell | undefined {
  const [start] = head.cells;
  const cell = start && grid.at(first, start.column);
  const isWhole = cell && cell.column + cell.colSpan === grid.columns.length;
  const isGoal = head.kind === 'indicators' && cell && /目标[1一]/.test(textInCell(cell));
  return isWhole && isGoal && cell.row === first ? cell : undefined;
}

interface Repeated {
  readonly head: Head;
  readonly list: List;
  readonly goal: GridCell | undefined;
}

function eachRow(reading: FormReading, { head, list, goal }: Repeated, path: Path): DraftRow {
  const place = goal
    ? [...path, 'rows', 1, 'cells']
    : head.hasGoal
      ? [...path, 'rows', 0, 'rows', 0, 'cells']
      : [...path, 'cells'];
  const skipped = head.hasGoal ? 1 : 0;
  const cells = head.columns
    .slice(skipped)
    .map((_, at) => rawCell(columnCell(reading, head, at + skipped, [...place, at])));
  const indicators = { each: '.indicators', cells };
  if (goal) {
    const above = { keep: true, cells: [rawCell(goalCell(reading, goal))] };
    return { each: list.path, rows: [above, indicators] };
  }
  if (head.hasGoal) {
    const [first] = head.cells;
    const below = first && reading.grid.at(first.row + first.rowSpan, first.column);
    const label = below ? rawCell(goalCell(reading, below)) : null;
    return { each: list.path, rows: [{ label, rows: [indicators] }] };
  }
  const beside = list.beside === undefined ? {} : { beside: list.beside };
  return { each: list.path, ...beside, cells };
}

/** Counts the rows that state something; blank ones are one place to be filled in, however many there are. */
function countRows(
  { filled }: FormReading,
  head: Head,
  body: readonly (readonly GridCell[])[],
): void {
  const wanted = head.kind === 'indicators' ? /^\.(?:name|value|value\.target)$/ : /^\.(?!years)/;
  const columns = head.cells.flatMap(({ column }, index) =>
    wanted.test(String(head.columns[index])) ? [column] : [],
  );
  const stated = body.filter(cells => {
    const places = cells.filter(cell => columns.includes(cell.column));
    return places.filter(cell => !isPlaceholder(textInCell(cell))).length >= 2;
  });
  filled.rows += stated.length;
  if (stated.length === 0) notePlace(filled, 'rows', '');
}

/** Text in the rows of a list that the draft does not keep: all but the names of levels, numbers, goals and years. */
function textsLost(
  { classification }: FormReading,
  head: Head,
  body: readonly (readonly GridCell[])[],
): readonly string[] {
  const names = new Set([
    ...classification.keys(),
    ...[...classification.values()].flatMap(set => [...set]),
  ]);
  const years = head.cells[head.columns.indexOf('.years')]?.column;
  const goals = head.hasGoal ? head.cells[0]?.column : undefined;
  const texts = [...new Set(body.flat())]
    .filter(cell => cell.column !== years || !/^[\d年度\-—～~至]*$/.test(textInCell(cell)))
    .filter(cell => cell.column !== goals || !isPlaceholder(textInCell(cell)))
    .filter(cell => !names.has(levelName(cell) ?? ''))
    .map(textInCell)
    .filter(text => !isRoom(text) && !NUMBERED.test(text));
  return [...new Set(texts)].map(text => (text.length > 20 ? `${text.slice(0, 20)}…` : text));
}
