/** The places that a form knows, as a tree: a filing is walked beside it once, not held against each field in turn. */
import type { Path } from '../finding.ts';
import { memoize } from '../source/memoize.ts';
import { EACH } from './patterns.ts';
import { type FieldRequirement, META_KEYS, type Requirements } from './requirements.ts';

export interface FormPlace {
  /** Whether the form prints what stands here, or it is a meta key. */
  readonly known: boolean;
  /** The first of the fields that the form prints here. */
  readonly field: FieldRequirement | undefined;
  /** One step down, by name; those of any key included. */
  readonly named: ReadonlyMap<string | number, FormPlace>;
  /** One step down by any other key. */
  readonly each: FormPlace | undefined;
}

interface Pattern {
  readonly path: Path;
  readonly field?: FieldRequirement;
}

/** The root of the tree of a form. */
export const formPlaces = memoize(({ fields }: Requirements): FormPlace => {
  const printed = fields.map(field => ({ path: field.path, field }));
  return placeOf([...printed, ...META_KEYS.map(path => ({ path }))], 0);
});

function placeOf(patterns: readonly Pattern[], depth: number): FormPlace {
  const here = patterns.filter(({ path }) => path.length === depth);
  const deeper = patterns.filter(({ path }) => path.length > depth);
  const ofAny = deeper.filter(({ path }) => path[depth] === EACH);
  const names = new Set(deeper.flatMap(({ path }) => path[depth] ?? []));
  names.delete(EACH);
  const below = (name: string | number) =>
    placeOf(
      deeper.filter(({ path }) => path[depth] === EACH || path[depth] === name),
      depth + 1,
    );
  return {
    known: here.length > 0,
    field: here.find(({ field }) => field)?.field,
    named: new Map([...names].map(name => [name, below(name)])),
    each: ofAny.length > 0 ? placeOf(ofAny, depth + 1) : undefined,
  };
}

/** One step down the tree; undefined where the form has nothing. */
export const placeBelow = (
  place: FormPlace | undefined,
  key: string | number,
): FormPlace | undefined => place?.named.get(key) ?? place?.each;

/** Whether the form prints anything at a place or below it. */
export const printsAt = memoize(
  ({ field, named, each }: FormPlace): boolean =>
    field !== undefined ||
    [...named.values()].some(printsAt) ||
    (each !== undefined && printsAt(each)),
);

/** What the form prints at a path of a filing; undefined where it has nothing. */
export function placeAt(requirements: Requirements, path: Path): FormPlace | undefined {
  let place: FormPlace | undefined = formPlaces(requirements);
  for (const key of path) place = placeBelow(place, key);
  return place;
}

/** The first field that the form prints at a path of a filing. */
export const fieldAt = (requirements: Requirements, path: Path): FieldRequirement | undefined =>
  placeAt(requirements, path)?.field;
