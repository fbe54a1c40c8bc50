/** What stands in a table of indicators besides indicators: levels with nothing in them, and what is no level. */
import type { Path } from '../finding.ts';
import { valueAt } from '../source/path.ts';
import { groupsAt } from './items.ts';
import type { ComparedFiling } from './stated.ts';

export const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isStated = ({ value }: ComparedFiling, path: Path): boolean =>
  valueAt(value, path) !== undefined;

/** Places below a table where another thing stands than a level or a list. */
export function oddPlaces(side: ComparedFiling, root: Path): readonly Path[] {
  const firsts = groupsAt(side, root).map(first => [first]);
  const seconds = firsts.flatMap(first =>
    groupsAt(side, [...root, ...first]).map(second => [...first, second]),
  );
  return [...firsts, ...seconds].filter(path => {
    const value = valueAt(side.value, [...root, ...path]);
    const isExpected = path.length === 1 ? isGroup(value) : Array.isArray(value);
    return value !== null && !isExpected;
  });
}

/** Levels below a table without an indicator. */
export function emptyLevels(side: ComparedFiling, root: Path): readonly Path[] {
  return groupsAt(side, root).flatMap((first): readonly Path[] => {
    const group = valueAt(side.value, [...root, first]);
    if (!isGroup(group)) return group === null ? [[first]] : [];
    const seconds = Object.keys(group);
    if (seconds.length === 0) return [[first]];
    return seconds.flatMap(second => {
      const list = valueAt(side.value, [...root, first, second]);
      return list === null || (Array.isArray(list) && list.length === 0) ? [[first, second]] : [];
    });
  });
}
