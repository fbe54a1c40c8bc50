/** What was read put as a filing has it: values of indicators in one, rows of funds with their years. */
import { type RowKind, rowKindIn } from '../../filing/funding-rows.ts';
import { partsOf } from '../../filing/quantity.ts';
import type { Path } from '../../finding.ts';
import type { ReadValue } from './reading.ts';

export interface Finished {
  readonly values: readonly ReadValue[];
  /** Paths whose value is missing or may be read in another way. */
  readonly unsure: readonly Path[];
}

/** The values in the form in which a filing states them. */
export function finish(values: readonly ReadValue[]): Finished {
  const { values: rows, unsure } = withFundingRows(
    withWholeValues(values.filter(value => isNamed(value, values))),
  );
  return {
    values: rows,
    unsure: [...rows.filter(({ isSure }) => !isSure).map(({ path }) => path), ...unsure],
  };
}

/** Whether a value is one, or a name in a table that has items elsewhere. */
const isNamed = ({ emptyIn }: ReadValue, values: readonly ReadValue[]): boolean =>
  !emptyIn ||
  values.some(({ path, emptyIn: no }) => !no && emptyIn.every((key, depth) => path[depth] === key));

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
function withFundingRows(values: readonly ReadValue[]): Finished {
  const kinds = (['project', 'year'] as const).filter(kind =>
    values.some(({ path }) => rowKindIn(path) === kind && path.at(-1) !== 'years'),
  );
  if (kinds.length === 0)
    return { values: values.filter(({ path }) => !rowKindIn(path)), unsure: [] };
  const years = yearsOf(values);
  const isOne =
    kinds.length === 2 &&
    years.project?.text === years.year?.text &&
    years.year !== undefined &&
    agree(values);
  const indexes: Readonly<Record<RowKind, number>> = {
    project: 0,
    year: isOne ? 0 : kinds.length - 1,
  };
  const rows: ReadValue[] = [];
  const seen = new Set<string>();
  for (const value of values) {
    const kind = rowKindIn(value.path);
    if (!kind || value.path.at(-1) === 'years') continue;
    const path = ['funding', 'rows', indexes[kind], ...value.path.slice(3)];
    const key = JSON.stringify(path);
    if (!seen.has(key)) rows.push({ ...value, path });
    seen.add(key);
  }
  const stated = kinds.slice(0, isOne ? 1 : 2).flatMap(kind => {
    const found = years[kind];
    return found ? [{ ...found, path: ['funding', 'rows', indexes[kind], 'years'] }] : [];
  });
  const unsure = kinds.flatMap(kind =>
    years[kind] || isOne ? [] : [['funding', 'rows', indexes[kind], 'years']],
  );
  const others = values.filter(({ path }) => !rowKindIn(path));
  return { values: [...others, ...stated, ...rows], unsure };
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
