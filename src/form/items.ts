/** The rows that a list, or a table of named levels, makes. */
import type { Path } from '../finding.ts';

/** One row: where its item stands, and the names of its levels. */
export interface Item {
  readonly path: Path;
  /** From the first level on; `rows` is how many rows the name is merged over, 0 below its first row. */
  readonly names: readonly { readonly text: string; readonly rows: number }[];
}

/**
 * The items of a value with `levels` levels of names above its lists. A group with nothing in it makes one row,
 * so that its name is not lost; rows up to `least` are added at the end, with paths at which nothing stands.
 */
export function itemsOf(
  value: unknown,
  path: Path,
  levels: number,
  least: number,
): readonly Item[] {
  const items = levels === 0 ? listItems(value, path) : groupItems(value, path, levels);
  const blank = Array.from({ length: Math.max(0, least - items.length) }, (_, index) => ({
    path: [...path, ...Array.from({ length: levels }, () => ''), items.length + index],
    names: Array.from({ length: levels }, () => ({ text: '', rows: 1 })),
  }));
  return [...items, ...blank];
}

function listItems(value: unknown, path: Path): readonly Item[] {
  return Array.isArray(value)
    ? value.map((_, index) => ({ path: [...path, index], names: [] }))
    : [];
}

function groupItems(value: unknown, path: Path, levels: number): readonly Item[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, child]) => {
    const items = itemsOf(child, [...path, name], levels - 1, 1);
    return items.map((item, index) => ({
      path: item.path,
      names: [{ text: name, rows: index === 0 ? items.length : 0 }, ...item.names],
    }));
  });
}
