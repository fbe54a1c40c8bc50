/** What a filing says where its form has no place. */
import type { Filing } from '../../filing/filing.ts';
import { type FormPlace, formPlaces, placeBelow, printsAt } from '../../filing/form-places.ts';
import { saysNothing } from '../../filing/patterns.ts';
import type { Requirements } from '../../filing/requirements.ts';
import type { Path } from '../../finding.ts';
import { memoize } from '../../source/memoize.ts';
import { type LazyPath, toPath } from '../../source/path.ts';

/** The places of groups of which the form prints nothing, each as a whole, and of single values. */
export const strayFields = (filing: Filing, requirements: Requirements): readonly Path[] =>
  strayIn(filing)(requirements);

const strayIn = memoize((filing: Filing) =>
  memoize((requirements: Requirements): readonly Path[] => {
    const strays: LazyPath[] = [];
    gather(filing, formPlaces(requirements), undefined, strays);
    return strays.map(toPath);
  }),
);

function gather(
  group: object,
  place: FormPlace | undefined,
  above: LazyPath | undefined,
  strays: LazyPath[],
): void {
  for (const [key, value] of entriesOf(group)) {
    if (value === undefined) continue;
    const below = placeBelow(place, key);
    const isGroup = typeof value === 'object' && value !== null && !isValue(value);
    if (isGroup && saysNothing(value)) continue;
    const isKnown = below !== undefined && (isGroup ? printsAt(below) : below.known);
    if (!isKnown) strays.push({ above, key });
    else if (isGroup) gather(value, below, { above, key }, strays);
  }
}

const entriesOf = (group: object): Iterable<readonly [string | number, unknown]> =>
  Array.isArray(group) ? group.entries() : Object.entries(group);

/** A group may have an entry of that name too, but never text under it. */
const isValue = (value: object) => 'kind' in value && typeof value.kind === 'string';
