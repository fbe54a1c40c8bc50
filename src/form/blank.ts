/** A form with nothing in it, to be filled in by hand: every indicator level that it knows, and room to write. */
import { toFiling } from '../filing/convert.ts';
import { levelsOf } from '../filing/fields.ts';
import type { Filing } from '../filing/filing.ts';
import { EACH } from '../filing/patterns.ts';
import { type Classification, levelsPrinted } from '../filing/requirements.ts';
import type { Path } from '../finding.ts';
import { withKeyOrder } from '../source/key-order.ts';
import { composeSheet } from './compose.ts';
import { requirementsOf } from './requirements.ts';
import { type Row, type Sheet, styleOf } from './sheet.ts';
import type { FormTemplate } from './template.ts';

/** How much room a blank form has to write in. */
export interface Room {
  /** Least height in mm of a row for a longer text. */
  readonly narrative: number;
  /** Empty rows of each second level of indicators. */
  readonly indicators: number;
}

/** As much as a hand needs: three lines of a longer text, one indicator of each kind. */
export const leastRoom: Room = { narrative: 16, indicators: 1 };

/** Least height in mm of the other rows. */
const ROW = 8;

/** Empty rows of a list; of one whose items hold tables; of indicators without levels; the fewest of a table with levels. */
const ROWS = { list: 3, objectives: 2, ungrouped: 10, table: 6 };

/** A label merged down over no more rows than these has them on one page. */
const KEPT = 8;

/** The blank form. */
export function blankSheet(template: FormTemplate, room: Room = leastRoom): Sheet {
  const sheet = composeSheet(blankFiling(template, room), template, {});
  const sections = sheet.sections.map(({ headRows, rows }) => {
    const kept = keptRows(rows);
    return { headRows, rows: rows.map((row, index) => withRoom(row, kept.has(index))) };
  });
  return { ...sheet, sections };

  function withRoom(row: Row, isKept: boolean): Row {
    const isLong = isNarrative(row, sheet);
    const minHeight = Math.max(row.minHeight, isLong ? room.narrative : ROW);
    return { ...row, minHeight, keepWithNext: row.keepWithNext || (isKept && !isLong) };
  }
}

/** The rows that a label merged over few rows joins to the next. */
const keptRows = (rows: readonly Row[]): ReadonlySet<number> =>
  new Set(
    rows.flatMap(({ cells }, first) =>
      cells.flatMap(({ rowSpan }) =>
        rowSpan <= KEPT ? Array.from({ length: rowSpan - 1 }, (_, below) => first + below) : [],
      ),
    ),
  );

/** Whether a row is for a longer text: it may be split, or has a cell that is written in from its top. */
const isNarrative = ({ splits, cells }: Row, sheet: Sheet): boolean =>
  splits ||
  cells.some(({ role, rowSpan }) => rowSpan === 1 && styleOf(sheet, role).valign === 'top');

/** A filing that says nothing, with as many rows as the form wants. */
function blankFiling(template: FormTemplate, room: Room): Filing {
  const requirements = requirementsOf(template);
  const { fields, money } = requirements;
  const levels = levelsPrinted(requirements);
  const value: Record<string, unknown> = { funding: { unit: money?.unit ?? '万元' } };
  for (const { path } of fields) {
    const depth = levelsOf(path);
    if (depth === 0) put(value, path, emptyItems(rowsOf(path)));
    if (depth === 2 && levels) put(value, path, tableOf(levels, room));
  }
  return toFiling(value).filing;
}

function rowsOf(path: Path): number {
  if (path.at(-1) === 'objectives') return ROWS.objectives;
  return path.at(-1) === 'ungrouped' ? ROWS.ungrouped : ROWS.list;
}

const emptyItems = (count: number): unknown => Array.from({ length: count }, () => ({}));

function tableOf(levels: Classification, room: Room): unknown {
  const rows = Math.max(
    room.indicators,
    Math.ceil(ROWS.table / Object.values(levels).flat().length),
  );
  const tables = Object.entries(levels).map(([first, seconds]) => {
    const lists = seconds.map(second => [second, emptyItems(rows)] as const);
    return [first, withKeyOrder(Object.fromEntries(lists), seconds)] as const;
  });
  return withKeyOrder(Object.fromEntries(tables), Object.keys(levels));
}

/** Sets a value at a path, groups on the way made; what stands there stays. EACH is every item of a list. */
function put(group: Record<string, unknown>, [key, ...rest]: Path, value: unknown): void {
  if (key === undefined) return;
  if (rest.length === 0) {
    group[key] ??= value;
    return;
  }
  group[key] ??= {};
  const inner = group[key] as Record<string, unknown>;
  if (rest[0] !== EACH) put(inner, rest, value);
  else if (Array.isArray(inner)) for (const item of inner) put(item, rest.slice(1), value);
}
