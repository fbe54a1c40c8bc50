/** A filled form being read: its values so far, and what of its texts has found a place. */
import type { Localized, Path } from '../../finding.ts';
import type { FilledCell } from '../filled-form.ts';
import { bareLabel } from '../label-text.ts';
import type { FormTemplate } from '../template.ts';
import { parseField } from '../values.ts';
import type { FormPlan } from './plan.ts';
import type { StepCell } from './step-cell.ts';

/** A value that was read, and where it stands. */
export interface ReadValue extends FieldPlace {
  readonly text: string;
  /** Whether there is no other way to read it. */
  readonly isSure: boolean;
  /** Whether it is a list without items, of which the form shows no more than the name. */
  readonly isEmpty?: true;
}

/** Where a text stands: its place, and the label that asks for it. */
export interface At {
  readonly name: Localized;
  readonly label?: string | undefined;
}

/** Where a field stands that may say nothing, or the name of a level. */
export interface FieldPlace {
  readonly path: Path;
  readonly name: Localized;
  readonly label?: string;
}

export interface UnplacedText {
  readonly text: string;
  readonly name: Localized;
}

export interface Reading {
  readonly template: FormTemplate;
  readonly plan: FormPlan;
  /** By their paths as JSON, in the order read. */
  readonly values: Map<string, ReadValue>;
  /** The places of fields and names, by their paths as JSON; the first where there are several. */
  readonly places: Map<string, FieldPlace>;
  /** Cells whose text is a label or has become a value. */
  readonly used: Set<FilledCell>;
  /** The labels of the form that were found. */
  readonly found: Set<StepCell>;
  readonly unplaced: UnplacedText[];
}

export const startReading = (template: FormTemplate, plan: FormPlan): Reading => ({
  template,
  plan,
  values: new Map(),
  places: new Map(),
  used: new Set(),
  found: new Set(),
  unplaced: [],
});

const UNIT = JSON.stringify(['funding', 'unit']);

/** What a filing would say of a field that prints `text`; undefined for mere room. */
export function stated(
  { values, template }: Reading,
  text: string,
  path: Path,
): string | undefined {
  const unit = values.get(UNIT)?.text;
  return parseField(text, path, { unit, money: template.constraints.money });
}

/** Keeps a value; one that differs from what was read before at its path is not placed. */
export function put(reading: Reading, path: Path, text: string, at: At, isSure = true): void {
  const key = JSON.stringify(path);
  keepPlace(reading, key, path, at);
  const value = stated(reading, text, path);
  if (value === undefined) return;
  const known = reading.values.get(key);
  if (!known) reading.values.set(key, { text: value, isSure, ...placeOf(path, at) });
  else if (known.text !== value) reading.unplaced.push({ text: value, name: at.name });
}

/** Keeps where a field or a name stands. */
export const putPlace = (reading: Reading, path: Path, at: At): void =>
  keepPlace(reading, JSON.stringify(path), path, at);

function keepPlace({ places }: Reading, key: string, path: Path, at: At): void {
  if (!places.has(key)) places.set(key, placeOf(path, at));
}

function placeOf(path: Path, at: At): FieldPlace {
  const label = at.label && bareLabel(at.label);
  return { path, name: at.name, ...(label && { label }) };
}
