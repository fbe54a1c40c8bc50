/** What was read put as a filing has it: values of indicators in one, rows of funds with their years. */
import {
  type RowIndexes,
  type RowKind,
  rowKindIn,
  withRowIndex,
} from '../../filing/funding-rows.ts';
import { partsOf } from '../../filing/quantity.ts';
import type { Path } from '../../finding.ts';
import type { FieldPlace, ReadValue } from './reading.ts';

export interface Finished {
  readonly values: readonly ReadValue[];
  /** Where fields and names stand, those that say nothing too. */
  readonly places: readonly FieldPlace[];
  /** Paths whose value is missing or may be read in another way. */
  readonly unsure: readonly Path[];
}

/** What was read in the form in which a filing states it. */
export function finish(read: readonly ReadValue[], places: readonly FieldPlace[]): Finished {
  const whole = withWholeValues(read);
  const rows = fundingRows(whole);
  const values = withFundingRows(whole, rows);
  return {
    values,
    places: [
      ...places.map(place => inRows(place, rows)),
      ...values.filter(({ isEmpty }) => !isEmpty),
    ],
    unsure: [...values.filter(({ isSure }) => !isSure).map(({ path }) => path), ...undated(rows)],
  };
}

const isPart = ({ path }: ReadValue) => path.at(-2) === 'value' && path.includes('indicators');

/** Operator, number and unit of an indicator as one text, where the form would print the same of it; else as a group. */
function withWholeValues(values: readonly ReadValue[]): readonly ReadValue[] {
  const groups = new Map<string, ReadValue[]>();
  for (const value of values.filter(isPart)) {
    const key = JSON.stringify(value.path.slice(0, -1));
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  const wholes = new Map<string, readonly ReadValue[]>();
  for (const [key, parts] of groups) wholes.set(key, wholeOf(parts));
  return values.flatMap(value => {
    if (!isPart(value)) return [value];
    const key = JSON.stringify(value.path.slice(0, -1));
    const whole = wholes.get(key) ?? [];
    wholes.delete(key);
    return whole;
  });
}

function wholeOf(parts: readonly ReadValue[]): readonly ReadValue[] {
  const textOf = (key: string) => parts.find(({ path }) => path.at(-1) === key)?.text ?? '';
  const [operator, target, unit] = ['operator', 'target', 'unit'].map(textOf) as [
    string,
    string,
    string,
  ];
  const text = operator === '定性' ? `${target}${unit}` : `${operator}${target}${unit}`;
  const [first] = parts.filter(({ path }) => path.at(-1) === 'target');
  const printed = partsOf({ kind: 'indicator-value', text });
  const isSame =
    printed.operator === operator && printed.target === target && printed.unit === unit;
  return first && isSame ? [{ ...first, path: first.path.slice(0, -1), text }] : parts;
}

/** The rows of funds that a form prints by what they are, as rows of a list with their years. */
interface FundingRows {
  readonly kinds: readonly RowKind[];
  readonly years: Readonly<Partial<Record<RowKind, ReadValue>>>;
  /** Past the rows where the form states none of a kind. */
  readonly indexes: RowIndexes;
}

function fundingRows(values: readonly ReadValue[]): FundingRows {
  // Years that a form prints in words of its own, as 中期目标（2024-2026年）, are a row even without amounts.
  const kinds = (['project', 'year'] as const).filter(kind =>
    values.some(({ path }) => rowKindIn(path) === kind),
  );
  const years = yearsOf(values);
  const isOne =
    kinds.length === 2 &&
    years.year !== undefined &&
    years.project?.text === years.year.text &&
    agree(values);
  const count = isOne ? 1 : kinds.length;
  return {
    kinds: kinds.slice(0, count),
    years,
    indexes: {
      project: kinds.includes('project') ? 0 : count,
      year: kinds.includes('year') ? count - 1 : count + 1,
    },
  };
}

/** A place with the index of its row. */
const inRows = <Placed extends FieldPlace>(place: Placed, { indexes }: FundingRows): Placed => {
  const path = withRowIndex(place.path, indexes);
  return path === place.path ? place : { ...place, path };
};

/** The years of rows that the form does not say. */
const undated = ({ kinds, years, indexes }: FundingRows): readonly Path[] =>
  kinds.flatMap(kind => (years[kind] ? [] : [['funding', 'rows', indexes[kind], 'years']]));

function withFundingRows(values: readonly ReadValue[], rows: FundingRows): readonly ReadValue[] {
  const stated = rows.kinds.flatMap(kind => {
    const found = rows.years[kind];
    return found ? [inRows({ ...found, path: ['funding', 'rows', kind, 'years'] }, rows)] : [];
  });
  const amounts = new Map<string, ReadValue>();
  for (const value of values) {
    if (!rowKindIn(value.path) || value.path.at(-1) === 'years') continue;
    const row = inRows(value, rows);
    const key = JSON.stringify(row.path);
    if (!amounts.has(key)) amounts.set(key, row);
  }
  const others = values.filter(({ path }) => !rowKindIn(path));
  return [...others, ...stated, ...amounts.values()];
}

/** The years of each row: the filing's, and those that the form prints of the project, else those of its period. */
function yearsOf(values: readonly ReadValue[]): Readonly<Partial<Record<RowKind, ReadValue>>> {
  const at = (path: string) => values.find(value => value.path.join('.') === path);
  const year = at('year');
  const printed = at('funding.rows.project.years');
  const [start, end] = [at('project.period.start'), at('project.period.end')];
  const [first, last] = [start, end].map(date => /\d{4}/.exec(date?.text ?? '')?.[0]);
  const period =
    first && last && start
      ? { ...start, text: first === last ? first : `${first}-${last}` }
      : undefined;
  const project = printed ?? period;
  return { ...(year && { year }), ...(project && { project }) };
}

/** Whether the rows of the year and of the project say nothing that differs. */
function agree(values: readonly ReadValue[]): boolean {
  const amounts = new Map<string, string>();
  return values.every(({ path, text }) => {
    if (!rowKindIn(path) || path.at(-1) === 'years') return true;
    const key = path.slice(3).join('.');
    const known = amounts.get(key) ?? text;
    amounts.set(key, known);
    return known === text;
  });
}
