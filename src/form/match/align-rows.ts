/**
 * Which step of the plan each row of a filled form is: the assignment, in the order of the form, whose labels fit
 * best. Rows that the form does not have are passed over, steps may be left out.
 */
import { likelySteps, rowFit } from './fit.ts';
import type { FormRow } from './form-rows.ts';
import type { FormPlan, Step } from './plan.ts';

/** Passing over a row costs a little, so that rows of lists are not. */
const SKIPPED = 0.3;
/** A row that fits so well is told by the label beside it, or by the name of a level in it. */
const EVIDENT = 1.6;
/** A list that begins without its heads. */
const HEADLESS = 1.5;

/** The index of the step of each row; -1 where a row is none of them. */
export function alignRows(
  plan: FormPlan,
  rows: readonly FormRow[],
  mayBe: (step: Step) => boolean,
): readonly number[] {
  const { steps } = plan;
  const width = steps.length + 1;
  // best[s + 1]: the best fit of the rows so far whose last step is s; from: what the row was taken for, and after which.
  let best = new Float64Array(width).fill(Number.NEGATIVE_INFINITY);
  best[0] = 0;
  const taken: Int32Array[] = [];
  for (const row of rows) {
    const next = new Float64Array(width);
    const from = new Int32Array(width).fill(-1);
    const cost = row.isEmpty ? 0 : SKIPPED;
    for (let state = 0; state < width; state++) next[state] = (best[state] ?? 0) - cost;
    let furthest = 0;
    let seen = 0;
    for (const step of likelySteps(plan, row)) {
      for (; seen <= step.index; seen++)
        if ((best[seen] ?? 0) > (best[furthest] ?? 0)) furthest = seen;
      const fit = mayBe(step) ? rowFit(plan, step, row) : undefined;
      if (fit === undefined) continue;
      for (const { state, cost } of statesBefore(step, fit, furthest, steps)) {
        const total = (best[state] ?? 0) + fit - cost;
        if (total > (next[step.index + 1] ?? Number.NEGATIVE_INFINITY)) {
          next[step.index + 1] = total;
          from[step.index + 1] = state;
        }
      }
    }
    taken.push(from);
    best = next;
  }
  return tracedBack(best, taken);
}

interface Before {
  readonly state: number;
  readonly cost: number;
}

/** After which states a step may come; state s + 1 is that whose last step is s. */
function statesBefore(
  step: Step,
  fit: number,
  furthest: number,
  steps: readonly Step[],
): readonly Before[] {
  const { index, group } = step;
  const own = index + 1;
  const before: Before[] = [];
  const needsHead = !step.isLabelled || step.row.kind === 'each';
  const isBelowHead = step.heads.includes(index - 1) || step.heads.length === 0;
  if (!needsHead || (step.row.kind === 'each' && step.heads.length === 0))
    before.push({ state: furthest, cost: 0 });
  else {
    before.push({
      state: index,
      cost: isBelowHead || steps[index - 1]?.group === group ? 0 : HEADLESS,
    });
    if (fit >= EVIDENT) before.push({ state: furthest, cost: HEADLESS });
  }
  if (step.row.kind === 'each') {
    before.push({ state: own, cost: 0 });
    for (const head of step.heads) before.push({ state: head + 1, cost: 0 });
  }
  if (group && index === group.first)
    for (let at = group.first; at <= group.last; at++) before.push({ state: at + 1, cost: 0 });
  // Heads that are printed again on another page, or in another part of the form.
  if (step.isHead)
    for (const later of steps)
      if (later.index > index && later.heads.includes(index))
        before.push({ state: later.index + 1, cost: 0.5 });
  return before;
}

function tracedBack(best: Float64Array, taken: readonly Int32Array[]): readonly number[] {
  const steps = new Array<number>(taken.length).fill(-1);
  let state = best.indexOf(
    best.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY),
  );
  for (let row = taken.length - 1; row >= 0; row--) {
    const before = taken[row]?.[state] ?? -1;
    if (before === -1) continue;
    steps[row] = state - 1;
    state = before;
  }
  return steps;
}
