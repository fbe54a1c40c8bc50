/** The keys that a filing may have, with the groups in which they stand: those that its form prints, where it has one. */
import type { Path } from '../finding.ts';
import { memoize } from '../source/memoize.ts';
import { kindOf, levelsOf, resolve, type SchemaNode, schemaAt } from './fields.ts';
import { type FormPlace, formPlaces, placeBelow } from './form-places.ts';
import { covers, EACH } from './patterns.ts';
import { levelsTaken, namesUnder, type Requirements } from './requirements.ts';

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
  const named = [...below(schemaAt([]) ?? {}, [], [formPlaces(requirements)])];
  return [...named, ...ownNames(requirements)];
});

/** The keys of a form, or of the filing format where the form is not known, in the order of the format. */
export const formKeys = (requirements: Requirements | undefined): readonly FormKey[] =>
  requirements ? keysOnForm(requirements) : allKeys(schemaAt([]) ?? {});

/** The keys of one group. */
export const keysOf = (keys: readonly FormKey[], group: Path): readonly FormKey[] =>
  keys.filter(key => covers(key.group, group));

/** The keys below a node; of those that a form prints at the places, where there is a form. */
function* below(
  node: SchemaNode,
  path: Path,
  places: readonly FormPlace[] | undefined,
): Iterable<FormKey> {
  const at = resolve(node);
  const step = (key: string) => places?.flatMap(place => placeBelow(place, key) ?? []);
  if (at.items) {
    // Forms that print rows one by one, as the first and the second, know what a row has by these.
    const rows = places?.flatMap(({ each, named }) => [...(each ? [each] : []), ...named.values()]);
    yield* below(at.items, [...path, EACH], rows);
    return;
  }
  for (const [key, child] of Object.entries(at.properties ?? {})) {
    const under = step(key);
    if (under?.length === 0) continue;
    yield { group: path, key, title: child.title ?? key };
    // An indicator's value is printed as one, and may be written in parts.
    yield* below(child, [...path, key], kindOf(child) ? undefined : under);
  }
  if (typeof at.additionalProperties === 'object')
    yield* below(at.additionalProperties, [...path, EACH], step(EACH));
}

/** Names that are the form's own: sources of funds, levels of indicators. */
function* ownNames(requirements: Requirements): Iterable<FormKey> {
  const groups = [
    ['funding', 'rows', EACH, 'sources'],
    ['funding', 'budget', 'sources'],
    ['funding', 'shares'],
    ['tasks', EACH, 'sources'],
  ];
  for (const group of groups)
    for (const name of namesUnder(requirements, group)) yield { group, key: name, title: name };
  const classification = levelsTaken(requirements) ?? {};
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
