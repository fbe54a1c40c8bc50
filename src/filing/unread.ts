/** Places of a filing that were written and could not be read, so that what depends on them is not judged. */
import type { Path } from '../finding.ts';
import { leadsTo } from './patterns.ts';

/** Whether one of two places is the other, stands under it or above it; both may hold EACH. */
export const touches = (a: Path, b: Path): boolean =>
  a.length <= b.length ? leadsTo(a, b) : leadsTo(b, a);

/** What a report says about a filing: its own place, and those that it depends on. */
export interface Judged {
  readonly path: Path;
  /** Places, EACH for any, whose values it draws on; its own place where it says nothing. */
  readonly from?: readonly Path[];
}

/** Whether a report depends on what was not read: at, under or above a place that it draws on, at or above its own. */
export function dependsOnUnread({ path, from }: Judged, unread: readonly Path[]): boolean {
  return unread.some(
    place =>
      (place.length <= path.length && leadsTo(place, path)) ||
      (from ?? [path]).some(drawnOn => touches(place, drawnOn)),
  );
}
