/** The keys that a filing may have, with the groups in which they stand: those that its form prints, where it has one. */
import type { Path } from '../finding.ts';
import { memoize } from '../source/memoize.ts';
import { childOf, kindOf, levelsOf, resolve, type SchemaNode, schemaAt } from './fields.ts';
import { type FormPlace, formPlaces, placeBelow } from './form-places.ts';
import { covers, EACH } from './patterns.ts';
import { namesUnder, type Requirements } from './requirements.ts';

export interface FormKey {
  /** The group in which it stands; EACH for any row or name. */
  readonly group: Path;
  readonly key: string;
  /** As the form prints it; the same as the key for names that are the form's own. */
  readonly title: string;
}

/** All keys of the filing format. */
const allKeys = memoize((root: SchemaNode): readonly FormKey[] => [...below(root, [], undefined)]);

const keysOnForm = memoize((requirements: Requirements): readonly FormKey[] => {
  const named = [...below(schemaAt([]) ?? {}, [], formPlaces(requirements))];
  return [...named, ...ownNames(requirements)];
});

/** The keys of a form, or of the filing format where the form is not known, in the order of the format. */
export const formKeys = (requirements: Requirements | undefined): readonly FormKey[] =>
  requirements ? keysOnForm(requirements) : allKeys(schemaAt([]) ?? {});

/** The keys of one group. */
export const keysOf = (keys: readonly FormKey[], group: Path): readonly FormKey[] =>
  keys.filter(key => covers(key.group, group));

function* below(node: SchemaNode, path: Path, place: FormPlace | undefined): Iterable<FormKey> {
  const at = resolve(node);
  if (at.items) yield* below(at.items, [...path, EACH], placeBelow(place, EACH) ?? firstRow(place));
  for (const [key, child] of Object.entries(at.properties ?? {})) {
    const under = placeBelow(place, key);
    if (place && !under) continue;
    yield { group: path, key, title: child.title ?? key };
    if (kindOf(child) !== 'text') yield* below(child, [...path, key], under);
  }
  const other = childOf(node, EACH);
  if (other && !at.items && typeof at.additionalProperties === 'object')
    yield* below(other, [...path, EACH], placeBelow(place, EACH));
}

/** Forms that print rows of their own, as the first and the second, know what a row has by its first. */
const firstRow = (place: FormPlace | undefined) => place?.named.get(0);

/** Names that are the form's own: sources of funds, levels of indicators. */
function* ownNames(requirements: Requirements): Iterable<FormKey> {
  const groups = [
    ['funding', 'rows', EACH, 'sources'],
    ['funding', 'budget', 'sources'],
    ['tasks', EACH, 'sources'],
  ];
  for (const group of groups)
    for (const name of namesUnder(requirements, group)) yield { group, key: name, title: name };
  const { classification = {} } = requirements;
  const tables = [
    ['indicators', 'longTerm'],
    ['indicators', 'annual'],
    ['objectives', EACH, 'indicators'],
  ];
  for (const table of tables.filter(path => isOn(requirements, path) && levelsOf(path) === 2))
    for (const first of Object.keys(classification))
      yield { group: table, key: first, title: first };
}

const isOn = ({ fields }: Requirements, path: Path) =>
  fields.some(field => covers(field.path.slice(0, path.length), path));
