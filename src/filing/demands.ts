/** What a form demands of a filing: derived from its template, so that what is printed and what is asked for agree. */
import type { Path, Severity } from '../finding.ts';
import type { LazyPath } from '../source/path.ts';
import type { MoneyUnit } from './money.ts';

/** Stands in a path for every key or index of its place. */
export const EACH = '*';

/** Keys that steer, or tell rows apart, where a form does not print them. */
export const STEERING: readonly Path[] = [
  ['form'],
  ['year'],
  ['funding', 'unit'],
  ['funding', 'rows', EACH, 'years'],
];

/** One field that the form prints. */
export interface FieldDemand {
  /** May hold EACH. */
  readonly path: Path;
  readonly required: boolean;
  /** Most characters of its text. */
  readonly limit?: number;
  /** The choices that the form offers. */
  readonly choices?: readonly string[];
}

/** Unit, decimals and thousands separators of the amounts on a form. */
export interface MoneyFormat {
  readonly unit?: MoneyUnit;
  /** Padded with zeros to so many; more are an error, since amounts are never rounded. */
  readonly decimals?: number;
  readonly grouping: boolean;
}

export interface Demands {
  /** Id of the form. */
  readonly form: string;
  readonly fields: readonly FieldDemand[];
  /** First level → second levels of indicators that the form knows; undefined where it names none. */
  readonly classification?: Readonly<Record<string, readonly string[]>>;
  /** Names of first or second levels that must have an indicator; of those that are expected to. */
  readonly requiredLevels: readonly string[];
  readonly expectedLevels: readonly string[];
  /** Rule id → its severity on this form, where it differs from the rule's own. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** How the form prints amounts of money; as written where it says nothing. */
  readonly money?: MoneyFormat;
  /** A source that is the sum of others → those, e.g. 自有资金 → 事业收入, 其他; the total counts each amount once. */
  readonly subtotals: Readonly<Record<string, readonly string[]>>;
  /** Sources that are only a part of their total (其中): beside one of them the sources may add up to less. */
  readonly partialSources: readonly string[];
  /** What the weights of the indicators of one table add up to; undefined where the form has none. */
  readonly weightTotal?: number;
}

/** The names that a form prints under a place, e.g. its sources of funding; empty when it prints none by name. */
export function namesUnder(demands: Demands, place: Path): readonly string[] {
  const names = demands.fields
    .filter(({ path }) => path.length > place.length && covers(place, path.slice(0, place.length)))
    .map(({ path }) => String(path[place.length]));
  return [...new Set(names)].filter(name => name !== EACH);
}

/** Whether a path is of a pattern that may hold EACH. */
export function matches(path: Path, pattern: Path): boolean {
  return (
    path.length === pattern.length &&
    path.every((key, index) => pattern[index] === EACH || pattern[index] === key)
  );
}

/** Whether two patterns can stand for one path. */
export function covers(a: Path, b: Path): boolean {
  return a.length === b.length && leadsTo(a, b);
}

/** Whether a pattern can be the beginning of another. */
export function leadsTo(a: Path, b: Path): boolean {
  return a.every((key, index) => key === EACH || b[index] === EACH || b[index] === key);
}

/** What stands at a place, and the way there. */
export interface PlacedValue {
  readonly value: unknown;
  readonly lazyPath: LazyPath | undefined;
}

/** Every place of a value that a pattern stands for; for a list or group without entries none. */
export function placesOf(pattern: Path, value: unknown): readonly PlacedValue[] {
  const places: PlacedValue[] = [];
  gather(value, 0, undefined);
  return places;

  function gather(value: unknown, depth: number, above: LazyPath | undefined): void {
    const key = pattern[depth];
    if (key === undefined) {
      places.push({ value, lazyPath: above });
    } else if (key !== EACH) {
      gather(childOf(value, key), depth + 1, { above, key });
    } else if (Array.isArray(value)) {
      for (let key = 0; key < value.length; key++) gather(value[key], depth + 1, { above, key });
    } else if (typeof value === 'object' && value !== null) {
      for (const key of Object.keys(value)) gather(childOf(value, key), depth + 1, { above, key });
    }
  }
}

function childOf(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string | number, unknown>)[key]
    : undefined;
}
