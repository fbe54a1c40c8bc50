/** Walking plain data by path. */
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
