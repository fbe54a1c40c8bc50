/** How well cells and rows of a filled form fit the steps of a plan. */
import { bareLabel } from '../label-text.ts';
import type { FormRow, RowCell } from './form-rows.ts';
import type { FormPlan, Step } from './plan.ts';
import { hasChoiceMark } from './read-choice.ts';
import type { StepCell } from './step-cell.ts';

/** How well the text of a cell is the label of a step's cell; 0 where it is none. */
export function labelFit(wanted: StepCell, cell: RowCell): number {
  const whole = wholeFit(wanted, cell);
  if (whole > 0) return whole;
  // What a head asks for stands below it, so that a text behind its words is none of its own.
  const inline = wanted.isHead ? undefined : cell.inline;
  const best = inline ? bestOf(wanted, inline.keys) : 0;
  return best > 0 ? best - INLINE : 0;
}

/** The same where the label is looked for in the whole of the text, not before a colon. */
export function wholeFit(wanted: StepCell, { keys, text }: RowCell): number {
  const best = bestOf(wanted, keys);
  return best === 0 && beginsWith(wanted, text) ? CAPTION : best;
}

function bestOf({ accepted }: StepCell, keys: readonly string[]): number {
  let best = 0;
  for (const key of keys) best = Math.max(best, accepted.get(key) ?? 0);
  return best;
}

/** Whether a text begins with the words of a caption. */
export const beginsWith = ({ lead }: StepCell, text: string): boolean =>
  lead !== undefined && lead !== '' && bareLabel(text.slice(0, LONGEST_LEAD)).startsWith(lead);

const CAPTION = 2.5;
/** Of a text only so much is looked at for the words that it begins with. */
const LONGEST_LEAD = 60;
/** A label that stands in one cell with its value is less sure. */
const INLINE = 1;

/** Whether a cell shows the options of a choice. */
export function showsOptions({ cell }: StepCell, { text }: RowCell): boolean {
  if (cell.content.kind !== 'choice' || text === '') return false;
  const { options } = cell.content;
  const shown = options.filter(option => text.includes(option)).length;
  return shown > 1 || (shown > 0 && hasChoiceMark(text));
}

/** The steps that a row may be: those of whose labels it has one, and those that have none. */
export function likelySteps(
  { stepsByKey, captioned, steps }: FormPlan,
  row: FormRow,
): readonly Step[] {
  const likely = new Set(captioned.map(({ index }) => index));
  for (const { keys, inline } of row.own) {
    for (const key of keys) for (const index of stepsByKey.get(key) ?? []) likely.add(index);
    for (const key of inline?.keys ?? [])
      for (const index of stepsByKey.get(key) ?? []) likely.add(index);
  }
  return steps.filter(
    ({ index, row: { kind }, isLabelled }) => kind === 'each' || !isLabelled || likely.has(index),
  );
}

/** How well a row of the grid fits a step by its labels; undefined where nothing says that it does. */
export function rowFit(plan: FormPlan, step: Step, row: FormRow): number | undefined {
  return step.row.kind === 'each' ? itemFit(plan, step, row) : fixedFit(plan, step, row);
}

function fixedFit(plan: FormPlan, step: Step, row: FormRow): number | undefined {
  if (!step.isLabelled) return valuesFit(plan, step, row);
  let fit = 0;
  let found = 0;
  let from = 0;
  for (const cell of step.cells) {
    const isLabel = cell.accepted.size > 0;
    if (!isLabel && cell.role !== 'choice') continue;
    const at = row.own.findIndex(
      (one, index) =>
        index >= from && (isLabel ? labelFit(cell, one) > 0 : showsOptions(cell, one)),
    );
    const own = row.own[at];
    if (!own) {
      if (isLabel) fit -= 0.8;
      continue;
    }
    fit += isLabel ? labelFit(cell, own) : 2;
    found++;
    from = at + 1;
  }
  return found === 0 ? undefined : fit + blockFit(plan, step, row);
}

/** A row without labels of its own, below a row of heads. */
function valuesFit(plan: FormPlan, step: Step, row: FormRow): number | undefined {
  const others = row.own.filter(({ keys }) => keys.some(key => plan.labels.has(key))).length;
  return others > 0 ? undefined : 1 + blockFit(plan, step, row);
}

function itemFit(plan: FormPlan, step: Step, row: FormRow): number | undefined {
  const [first] = row.own;
  if (!first) return undefined;
  const labels = step.cells.filter(({ accepted }) => accepted.size > 0);
  const isOwn = (cell: RowCell) => labels.some(label => labelFit(label, cell) > 0);
  const isLabelled = row.cells.some(isOwn);
  // A list that has no heads is known by the label beside it alone.
  if (step.heads.length === 0 && labels.length > 0 && !isLabelled) return undefined;
  const others = row.own.filter(
    cell => cell.keys.some(key => plan.labels.has(key)) && !isOwn(cell) && !isAround(step, cell),
  );
  // Another block begins.
  if (others.some(cell => cell === row.cells[0])) return undefined;
  const isLevel =
    step.row.kind === 'each' &&
    step.row.levels > 0 &&
    row.cells.some(({ keys }) => keys.some(key => plan.levels.has(key)));
  return (
    ITEM +
    (isLabelled ? 1 : 0) +
    (isLevel ? LEVEL : 0) +
    blockFit(plan, step, row) -
    LEVEL * others.length
  );
}

const ITEM = 0.6;
const LEVEL = 1.2;

const isAround = (step: Step, { keys }: RowCell): boolean =>
  step.around.some(accepted => keys.some(key => accepted.has(key)));

/** Whether the labels of the blocks around stand left of the row, or another's does. */
function blockFit(plan: FormPlan, step: Step, row: FormRow): number {
  const missing = step.around.filter(
    accepted => !row.cells.some(({ keys }) => keys.some(key => accepted.has(key))),
  ).length;
  const found = step.around.length - missing;
  if (found > 0) return found - MISSING * missing;
  const other = row.cells.some(
    cell => cell.row < row.row && cell.keys.some(key => plan.labels.has(key)),
  );
  return (other ? -1.5 : 0) - MISSING * missing;
}

/** A label of a block around that does not stand there. */
const MISSING = 0.1;
