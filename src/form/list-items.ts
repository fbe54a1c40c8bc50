/** The rows that a list, or a table of named levels, makes; two of them side by side share their rows. */
import type { Path } from '../finding.ts';

/** A list or table: what stands there, and where. */
interface Side {
  readonly value: unknown;
  readonly path: Path;
}

/** One row: where its item stands on each side, and the names of its levels. */
export interface ListItem {
  readonly paths: readonly Path[];
  /** From the first level on; `rows` is how many rows the name is merged over, 0 below its first row. */
  readonly names: readonly { readonly text: string; readonly rows: number }[];
}

/**
 * The items of sides with `levels` levels of names above their lists, matched name by name. A group with nothing
 * in it makes one row, so that its name is not lost; where a side has no item its path leads to nothing. Rows up to
 * `least` are added at the end.
 */
export function itemsOf(
  sides: readonly Side[],
  levels: number,
  least: number,
): readonly ListItem[] {
  const items = levels === 0 ? listItems(sides) : groupItems(sides, levels);
  const blank = Array.from({ length: Math.max(0, least - items.length) }, (_, index) => ({
    paths: sides.map(({ path }) => [
      ...path,
      ...Array.from({ length: levels }, () => ''),
      items.length + index,
    ]),
    names: Array.from({ length: levels }, () => ({ text: '', rows: 1 })),
  }));
  return [...items, ...blank];
}

function listItems(sides: readonly Side[]): readonly ListItem[] {
  const lengths = sides.map(({ value }) => (Array.isArray(value) ? value.length : 0));
  return Array.from({ length: Math.max(...lengths) }, (_, index) => ({
    paths: sides.map(({ path }) => [...path, index]),
    names: [],
  }));
}

function groupItems(sides: readonly Side[], levels: number): readonly ListItem[] {
  const groups = sides.map(({ value }) => new Map(isGroup(value) ? Object.entries(value) : []));
  const names = new Set(groups.flatMap(group => [...group.keys()]));
  return [...names].flatMap(name => {
    const inner = sides.map(({ path }, side) => ({
      value: groups[side]?.get(name),
      path: [...path, name],
    }));
    const items = itemsOf(inner, levels - 1, 1);
    return items.map((item, index) => ({
      paths: item.paths,
      names: [{ text: name, rows: index === 0 ? items.length : 0 }, ...item.names],
    }));
  });
}

const isGroup = (value: unknown): value is object => typeof value === 'object' && value !== null;
