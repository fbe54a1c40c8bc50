/** Patterns: paths in which EACH stands for every key of a group or every index of a list. */
import type { Path } from '../finding.ts';
import { childAt, type LazyPath } from '../source/path.ts';

/** Stands in a pattern for every key or index of its place. */
export const EACH = '*';

/** Whether a path is of a pattern. */
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

/** A value that a pattern leads to, and the way there. */
export interface PlacedValue {
  readonly value: unknown;
  readonly lazyPath: LazyPath | undefined;
}

/** The value at every place that a pattern stands for; none for a list or group without entries. */
export function valuesAt(pattern: Path, root: unknown): readonly PlacedValue[] {
  const values: PlacedValue[] = [];
  gather(root, 0, undefined);
  return values;

  function gather(value: unknown, depth: number, above: LazyPath | undefined): void {
    const key = pattern[depth];
    if (key === undefined) {
      values.push({ value, lazyPath: above });
    } else if (key !== EACH) {
      gather(childAt(value, key), depth + 1, { above, key });
    } else if (Array.isArray(value)) {
      for (let key = 0; key < value.length; key++) gather(value[key], depth + 1, { above, key });
    } else if (typeof value === 'object' && value !== null) {
      for (const key of Object.keys(value)) gather(childAt(value, key), depth + 1, { above, key });
    }
  }
}

/** Whether nothing is filled in below a value of a filing: no text, no amount, only empty groups and lists. */
export function saysNothing(value: unknown): boolean {
  if (value === undefined) return true;
  if (typeof value !== 'object' || value === null || 'kind' in value) return false;
  return Object.values(value).every(saysNothing);
}
