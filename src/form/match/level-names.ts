/** Names of levels: in cells merged over rows, repeated, or left out below the first row. */
import type { Path } from '../../finding.ts';
import type { CellPairs } from './align-cells.ts';
import type { FormRow, RowCell } from './form-rows.ts';
import type { Step } from './plan.ts';
import { putPlace, type Reading } from './reading.ts';
import type { StepCell } from './step-cell.ts';

export interface LevelName {
  readonly text: string;
  readonly cell: RowCell;
}

/** The names of the levels in a row: merged over rows, or left out where they are those of the row above. */
export function namesIn(
  reading: Reading,
  step: Step,
  row: FormRow,
  pairs: CellPairs,
  above: ReadonlyMap<StepCell, LevelName>,
): ReadonlyMap<StepCell, LevelName> {
  const names = new Map<StepCell, LevelName>();
  let isNew = false;
  for (const cell of step.cells) {
    if (cell.cell.content.kind !== 'level') continue;
    const one = pairs.get(cell);
    const before = above.get(cell);
    if (!one) continue;
    if (cell.cell.content.level === 1) isNew = false;
    const repeats = one.text === '' && one.row === row.row && before && !isNew;
    const name: LevelName = repeats ? before : { text: levelName(reading, one), cell: one };
    if (cell.cell.content.level === 1) isNew = name.text !== before?.text;
    names.set(cell, name);
  }
  return names;
}

/** The name of a level as the form knows it; what stands with it in brackets is not placed. */
function levelName({ plan, unplaced }: Reading, one: RowCell): string {
  const text = one.lines.join('').trim();
  const known = one.keys.map(key => plan.levels.get(key)).find(name => name !== undefined);
  if (known === undefined || known === text) return text;
  const rest = text.replace(/\s+/g, '').replace(known, '');
  const isNoted = unplaced.some(({ name }) => name === one.name);
  if (rest !== '' && !isNoted) unplaced.push({ text: rest, name: one.name });
  return known;
}

/** The names above the fields of a side: those of the columns nearest to their left. */
export function namesOfSide(
  step: Step,
  levels: number,
  side: number,
  names: ReadonlyMap<StepCell, LevelName>,
): readonly string[] {
  const from = side === 0 ? 'item' : 'beside';
  const first = step.cells.findIndex(
    ({ cell: { content } }) =>
      content.kind === 'text' &&
      content.paragraphs.flat().some(segment => segment.kind === 'field' && segment.from === from),
  );
  return Array.from({ length: levels }, (_, index) => {
    const columns = step.cells.filter(
      ({ cell: { content } }) => content.kind === 'level' && content.level === index + 1,
    );
    const left = columns.filter(cell => step.cells.indexOf(cell) < first);
    const column = left.at(-1) ?? columns[0];
    return (column && names.get(column)?.text) ?? '';
  });
}

/** Keeps where the names of the levels above a list stand. */
export function putNames(
  reading: Reading,
  list: Path,
  { row }: Step,
  names: ReadonlyMap<StepCell, LevelName>,
): void {
  const levels = row.kind === 'each' ? row.levels : 0;
  for (const [{ cell }, { cell: one }] of names)
    if (cell.content.kind === 'level') {
      const path = list.slice(0, list.length - levels + cell.content.level);
      putPlace(reading, path, { name: one.name });
    }
}
