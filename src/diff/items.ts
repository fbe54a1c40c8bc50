/** The items of the lists of a filing, by what they are found again in another filing and what they are called. */
import { fieldAt } from '../filing/form-places.ts';
import type { Path } from '../finding.ts';
import { valueAt } from '../source/path.ts';
import type { ListedItem } from './match-items.ts';
import type { ComparedFiling } from './stated.ts';

/** The key by which the items of a list are told apart, by the last name on the way to the list; `name` elsewhere. */
const NAME_KEYS: Readonly<Record<string, string>> = {
  rows: 'years',
  schedule: 'task',
  objectives: 'text',
};

/** Characters of a name before the label of one of its fields. */
const LONGEST_NAME = 16;

/** The items of a list. */
export function listItemsAt(side: ComparedFiling, path: Path): readonly ListedItem[] {
  const list = valueAt(side.value, path);
  if (!Array.isArray(list)) return [];
  const key = NAME_KEYS[String(path.at(-1))] ?? 'name';
  return list.map((_, index) => {
    const own = [...path, index];
    const name = nameAt(side, [...own, key]);
    const label = rowLabel(side, own);
    return { path: own, levels: [], name, keys: [bare(name), label] };
  });
}

/** The indicators of a table of two levels. */
export function tableItemsAt(side: ComparedFiling, path: Path): readonly ListedItem[] {
  return groupsAt(side, path).flatMap(first =>
    groupsAt(side, [...path, first]).flatMap(second => {
      const list = valueAt(side.value, [...path, first, second]);
      if (!Array.isArray(list)) return [];
      return list.map((_, index) => {
        const own = [...path, first, second, index];
        const name = nameAt(side, [...own, 'name']);
        const key = bare(name);
        const levels = [first, second];
        const inLevels = key === undefined ? undefined : [...levels, key].join('\n');
        return { path: own, levels, name, keys: [inLevels, key] };
      });
    }),
  );
}

/** The names under a place of a table, in the order written. */
export function groupsAt({ value }: ComparedFiling, path: Path): readonly string[] {
  const group = valueAt(value, path);
  if (typeof group !== 'object' || group === null || Array.isArray(group)) return [];
  return Object.keys(group);
}

/** What the form prints beside a row of the funds, e.g. 年度资金总额. */
export const rowLabel = ({ requirements }: ComparedFiling, path: Path): string | undefined =>
  path[1] === 'rows' && requirements ? fieldAt(requirements, [...path, 'total'])?.label : undefined;

/** The start of a name, for the label of one of its fields. */
export const shortName = (name: string): string =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;

function nameAt({ value }: ComparedFiling, path: Path): string | undefined {
  const name = valueAt(value, path);
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : undefined;
}

const bare = (name: string | undefined) => name?.replace(/\s/g, '');
