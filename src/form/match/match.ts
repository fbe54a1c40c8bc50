/** Reads the filing out of a filled form: the template walked over the grid, its labels as anchors. */
import type { Localized, Path } from '../../finding.ts';
import type { FilledForm } from '../filled-form.ts';
import type { FormTemplate } from '../template.ts';
import { alignRows } from './align-rows.ts';
import { plainFiling } from './filing-tree.ts';
import { finish } from './finish.ts';
import { type FormRow, formRows } from './form-rows.ts';
import { planOf } from './plan.ts';
import { readLoose } from './read-loose.ts';
import { readFormRows } from './read-rows.ts';
import { put, type Reading, startReading, type UnplacedText } from './reading.ts';

/** Where a value stands on the form. */
export interface ReadPlace {
  readonly name: Localized;
  /** The label that asks for it, as the form words it. */
  readonly label?: string;
}

export interface MatchedForm {
  /** The filing, its scalars as text under the keys of the schema. */
  readonly value: unknown;
  /** Where each value stands, or should, and each name of a level, by its path as JSON. */
  readonly cells: ReadonlyMap<string, ReadPlace>;
  /** Values that may be read in another way, and those that the form cannot say. */
  readonly unsure: readonly Path[];
  /** Texts that have no place on the form. */
  readonly unplaced: readonly UnplacedText[];
  /** How many labels the form has, and how many of them were found. */
  readonly labels: { readonly known: number; readonly found: number };
}

/** The filing on a form that somebody filled in; total: what is not understood is unplaced. */
export function matchForm(form: FilledForm, template: FormTemplate): MatchedForm {
  const reading = startReading(template, planOf(template));
  const rows = formRows(form);
  const steps = assignRows(reading, rows);
  readFormRows(reading, rows, steps);
  const isAssigned = (row: number) => (steps[row] ?? -1) !== -1;
  readLoose(reading, form, rows, isAssigned);
  putUnit(reading, form);
  const finished = finish([...reading.values.values()], [...reading.places.values()]);
  const cells = new Map<string, ReadPlace>();
  for (const { path, name, label } of finished.places)
    cells.set(JSON.stringify(path), { name, ...(label !== undefined && { label }) });
  return {
    value: { form: template.id, ...(plainFiling(finished.values) as object) },
    cells,
    unsure: [...(reading.values.has('["year"]') ? [] : [['year']]), ...finished.unsure],
    unplaced: reading.unplaced,
    labels: { known: reading.plan.labelled, found: reading.found.size },
  };
}

/** The step of each row: in order first, then what was moved, by the rows and steps that are left. */
function assignRows({ plan }: Reading, rows: readonly FormRow[]): number[] {
  const steps = [...alignRows(plan, rows, () => true)];
  for (let pass = 0; pass < PASSES; pass++) {
    const taken = new Set(steps);
    let isMoved = false;
    for (let from = 0; from < rows.length; from++) {
      if (steps[from] !== -1) continue;
      let to = from;
      while (to < rows.length && steps[to] === -1) to++;
      const moved = alignRows(
        plan,
        rows.slice(from, to),
        step => !taken.has(step.index) && !step.group,
      );
      for (const [index, step] of moved.entries()) {
        if (step === -1) continue;
        steps[from + index] = step;
        isMoved = true;
      }
      for (const step of moved) taken.add(step);
      taken.delete(-1);
      from = to;
    }
    if (!isMoved) break;
  }
  return steps;
}

const PASSES = 4;

/** The unit of the amounts, where the form says it in words of its own: beside a label, or as its template does. */
function putUnit(reading: Reading, form: FilledForm): void {
  if (reading.values.has('["funding","unit"]')) return;
  const amount = [...reading.values.values()].find(
    ({ path }) => path[0] === 'funding' && path.at(-1) !== 'years',
  );
  if (!amount) return;
  const inCell = form.cells.flatMap(({ lines, name }) => {
    const [, unit] = UNIT.exec(lines.join('').trim()) ?? [];
    return unit === undefined ? [] : [{ unit, name }];
  });
  const usual = reading.template.constraints.money?.unit;
  const [said = usual && { unit: usual, name: amount.name }] = inCell;
  if (said) put(reading, ['funding', 'unit'], said.unit, { name: said.name });
}

const UNIT = /[（(](?:金额)?(?:单位[:：]?)?(万元|元)[）)]$/;
