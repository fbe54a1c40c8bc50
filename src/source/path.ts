/** Walking plain data by path, and paths that are spelt out only where something is reported. */
import type { Path } from '../finding.ts';

/** The value that a path leads to, or that its first `steps` keys lead to; or undefined. */
export function valueAt(value: unknown, path: Path, steps = path.length): unknown {
  let place = value;
  for (let step = 0; step < steps; step++) place = childAt(place, path[step]);
  return place;
}

/** What stands below a key or index of a value, or undefined. */
export function childAt(value: unknown, key: string | number | undefined): unknown {
  if (typeof value !== 'object' || value === null || key === undefined) return undefined;
  if (!Object.hasOwn(value, key)) return undefined;
  return (value as Record<string | number, unknown>)[key];
}

/**
 * A path as its last key and the path above it. Why: a walk through a whole filing makes one small object a value
 * instead of an array, and few of them end in a finding.
 */
export interface LazyPath {
  readonly above: LazyPath | undefined;
  readonly key: string | number;
}

/** The path from the root down; that of the root itself, undefined, is empty. */
export function toPath(lazy: LazyPath | undefined): Path {
  const path: (string | number)[] = [];
  for (let place = lazy; place; place = place.above) path.push(place.key);
  return path.reverse();
}
