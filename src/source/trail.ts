/** The way from the root of a value to a place in it, step by step; spelt as a path only where something is said. */
import type { Path } from '../finding.ts';

export interface Trail {
  readonly above: Trail | undefined;
  readonly key: string | number;
}

/** The path of a trail; that of the root is empty. */
export function pathOf(trail: Trail | undefined): Path {
  const path: (string | number)[] = [];
  for (let place = trail; place; place = place.above) path.push(place.key);
  return path.reverse();
}
