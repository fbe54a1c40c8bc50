/** Which cell of a row of the grid stands for which cell of its step: by labels, by the heads above, by their order. */
import { labelFit, showsOptions, wholeFit } from './fit.ts';
import type { FormRow, RowCell } from './form-rows.ts';
import type { FormPlan, Step } from './plan.ts';
import type { StepCell } from './step-cell.ts';

export type CellPairs = ReadonlyMap<StepCell, RowCell>;

/** The rows of heads that were found, by the indexes of their steps: which of their labels stand where. */
export type FoundHeads = ReadonlyMap<number, CellPairs>;

/** The head below which a cell must stand; undefined where no head says so, 'none' where the form has no such column. */
export function headOf(
  plan: FormPlan,
  step: Step,
  cell: StepCell,
  heads: FoundHeads,
): RowCell | 'none' | undefined {
  for (const index of step.heads) {
    const pairs = heads.get(index);
    const over =
      plan.steps[index]?.cells.filter(head => head.accepted.size > 0 && covers(head, cell)) ?? [];
    const [head] = over.toSorted((a, b) => a.cell.span - b.cell.span);
    if (pairs && head) return pairs.get(head) ?? 'none';
  }
  return undefined;
}

const covers = (head: StepCell, { cell }: StepCell) =>
  head.cell.column <= cell.column && cell.column + cell.span <= head.cell.column + head.cell.span;

/** Whether a cell stands below another, at least in part. */
export const isBelow = (cell: RowCell, head: RowCell): boolean =>
  cell.column < head.column + head.colSpan && head.column < cell.column + cell.colSpan;

const PASSED = 0.05;

/** The pairs of a row that fit best; values without their label are none. */
export function alignCells(plan: FormPlan, step: Step, row: FormRow, heads: FoundHeads): CellPairs {
  const { cells } = step;
  const { own } = row;
  const columns = cells.map(cell => (isAsked(cell) ? headOf(plan, step, cell, heads) : undefined));
  const best: number[][] = Array.from({ length: cells.length + 1 }, () => []);
  const fits: number[][] = cells.map((cell, index) =>
    own.map(one => pairFit(plan, cell, one, columns[index])),
  );
  for (let i = 0; i <= cells.length; i++) {
    for (let j = 0; j <= own.length; j++) {
      let most = i === 0 && j === 0 ? 0 : Number.NEGATIVE_INFINITY;
      if (i > 0) most = Math.max(most, (best[i - 1]?.[j] ?? 0) - PASSED);
      if (j > 0) most = Math.max(most, (best[i]?.[j - 1] ?? 0) - PASSED);
      if (i > 0 && j > 0)
        most = Math.max(most, (best[i - 1]?.[j - 1] ?? 0) + (fits[i - 1]?.[j - 1] ?? 0));
      (best[i] as number[])[j] = most;
    }
  }
  const pairs = new Map<StepCell, RowCell>();
  let [i, j] = [cells.length, own.length];
  while (i > 0 && j > 0) {
    const here = best[i]?.[j] ?? 0;
    const [cell, one] = [cells[i - 1], own[j - 1]];
    if (near(here, (best[i]?.[j - 1] ?? 0) - PASSED)) j--;
    else if (near(here, (best[i - 1]?.[j] ?? 0) - PASSED)) i--;
    else {
      if (cell && one) pairs.set(cell, one);
      i--;
      j--;
    }
  }
  if (step.isHead) pairSwapped(cells, own, pairs);
  return withLabels(plan, step, row, pairs);
}

const near = (a: number, b: number) => Math.abs(a - b) < 1e-9;

const isAsked = ({ role }: StepCell) => role === 'value' || role === 'choice' || role === 'caption';

function pairFit(
  plan: FormPlan,
  cell: StepCell,
  one: RowCell,
  head: RowCell | 'none' | undefined,
): number {
  if (cell.accepted.size > 0) {
    const fit = labelFit(cell, one);
    return fit > 0 ? fit : Number.NEGATIVE_INFINITY;
  }
  if (cell.role === 'label') return one.text === '' ? 0.5 : Number.NEGATIVE_INFINITY;
  if (head === 'none') return Number.NEGATIVE_INFINITY;
  if (head) return isBelow(one, head) ? 2 : Number.NEGATIVE_INFINITY;
  if (cell.role === 'choice' && showsOptions(cell, one)) return 3;
  return one.text !== '' && one.keys.some(key => plan.labels.has(key)) ? -1 : 1;
}

/** Pairs the heads of columns that stand in another order. */
function pairSwapped(
  cells: readonly StepCell[],
  own: readonly RowCell[],
  pairs: Map<StepCell, RowCell>,
): void {
  const taken = new Set(pairs.values());
  for (const cell of cells) {
    if (cell.accepted.size === 0 || pairs.has(cell)) continue;
    const one = own.find(other => !taken.has(other) && labelFit(cell, other) > 0);
    if (!one) continue;
    pairs.set(cell, one);
    taken.add(one);
  }
}

/** Pairs without the values whose label was not found, or beside which another label stands: those belong to it. */
function withLabels(
  plan: FormPlan,
  step: Step,
  row: FormRow,
  pairs: Map<StepCell, RowCell>,
): CellPairs {
  let isFound = true;
  let label: RowCell | undefined;
  for (const [index, cell] of step.cells.entries()) {
    const one = pairs.get(cell);
    if (cell.accepted.size > 0 && /\p{Script=Han}/u.test(cell.label)) {
      // Beside the label of its block a subtotal need not be called one.
      const mayBeLeftOut: boolean = SUBTOTAL.test(cell.label) && index > 0 && isFound;
      isFound = one !== undefined || mayBeLeftOut;
      label = one ?? label;
      if (one && isInline(cell, one)) isFound = false;
    } else if (one && isAsked(cell)) {
      const isOthers = label && hasLabelBetween(plan, row, label, one);
      if (!isFound || isOthers) pairs.delete(cell);
    }
  }
  return pairs;
}

/** Whether a cell has the label together with its value. */
export const isInline = (cell: StepCell, one: RowCell): boolean =>
  cell.role === 'label' && wholeFit(cell, one) === 0;

const hasLabelBetween = (plan: FormPlan, row: FormRow, label: RowCell, value: RowCell): boolean =>
  row.own.some(
    ({ column, keys }) =>
      column > label.column && column < value.column && keys.some(key => plan.labels.has(key)),
  );

const SUBTOTAL = /^(小计|合计)$/;

/** The cells that cover a row of a list, for each of the step's: below their heads, else in their order. */
export function alignItem(plan: FormPlan, step: Step, row: FormRow, heads: FoundHeads): CellPairs {
  const pairs = new Map<StepCell, RowCell>();
  const cells = step.cells.filter(({ accepted }) => accepted.size === 0);
  const columns = cells.map(cell => headOf(plan, step, cell, heads));
  const items = row.cells.filter(
    (cell, index) => index > 0 || !cell.keys.some(key => plan.labels.has(key)),
  );
  for (const [index, cell] of cells.entries()) {
    const head = columns[index];
    if (head === 'none') continue;
    const beside = cells.filter((_, other) => columns[other] === head);
    const below = head ? row.cells.filter(one => isBelow(one, head)) : items;
    const fits = head ? below.length === beside.length : items.length === cells.length;
    const place = head ? beside.indexOf(cell) : index;
    const one = head && beside.length === 1 ? widest(below, head) : fits ? below[place] : undefined;
    if (one) pairs.set(cell, one);
  }
  return pairs;
}

/** The cell that shares most columns with its head. */
function widest(below: readonly RowCell[], head: RowCell): RowCell | undefined {
  const shared = (cell: RowCell) =>
    Math.min(cell.column + cell.colSpan, head.column + head.colSpan) -
    Math.max(cell.column, head.column);
  return below.toSorted((a, b) => shared(b) - shared(a))[0];
}
