/** Walking plain data by path. */
import type { Path } from '../finding.ts';

/** The value that a path leads to, or undefined. */
export function valueAt(value: unknown, path: Path): unknown {
  let place = value;
  for (const key of path) {
    if (typeof place !== 'object' || place === null || !Object.hasOwn(place, key)) return undefined;
    place = (place as Record<string | number, unknown>)[key];
  }
  return place;
}
