/** Which item of one list is which of another: by name, then by a like name, then by its place. */
import { distance } from 'fastest-levenshtein';
import type { Path } from '../finding.ts';
import type { Both } from './change.ts';

/** An item of a list or of a table of indicators. */
export interface ListedItem {
  readonly path: Path;
  /** Names of the levels that it stands under; empty for a list. */
  readonly levels: readonly string[];
  readonly name: string | undefined;
  /** By what it is found again, the surest first; undefined where the item has nothing of the kind. */
  readonly keys: readonly (string | undefined)[];
}

export interface MatchedItems<Item> {
  readonly pairs: readonly Both<Item>[];
  readonly removed: readonly Item[];
  readonly added: readonly Item[];
}

/** Pairs items that are the same; the pairs are the same whichever list comes first. */
export function matchItems<Item extends ListedItem>(
  before: readonly Item[],
  after: readonly Item[],
): MatchedItems<Item> {
  const pairs: Both<Item>[] = [];
  let [a, b] = [before, after];
  const settle = (found: readonly Both<Item>[]) => {
    for (const pair of found) pairs.push(pair);
    const taken = new Set(found.flatMap(pair => [pair.a, pair.b]));
    a = a.filter(item => !taken.has(item));
    b = b.filter(item => !taken.has(item));
  };
  const kinds = (before[0] ?? after[0])?.keys.length ?? 0;
  for (let kind = 0; kind < kinds; kind++) settle(byKey(a, b, ({ keys }) => keys[kind]));
  settle(byLikeness(a, b));
  settle(byKey(a, b, placeKey));
  return { pairs, removed: a, added: b };
}

/** Items of the same key, the first with the first. */
function byKey<Item>(
  a: readonly Item[],
  b: readonly Item[],
  keyOf: (item: Item) => string | undefined,
): readonly Both<Item>[] {
  const waiting = new Map<string, Item[]>();
  for (const item of a) {
    const key = keyOf(item);
    if (key !== undefined) waiting.set(key, [...(waiting.get(key) ?? []), item]);
  }
  return b.flatMap(item => {
    const found = waiting.get(keyOf(item) ?? '\0')?.shift();
    return found === undefined ? [] : [{ a: found, b: item }];
  });
}

const levelKey = ({ levels }: ListedItem) => levels.join('\n');
const placeKey = (item: ListedItem) => `${levelKey(item)}\n${item.path.at(-1)}`;

/** Above so many pairs names are not compared letter by letter. */
const MOST_PAIRS = 10_000;
/** Of each name so many characters are compared. */
const NAME_COMPARED = 100;

/** Items under the same levels of which the names differ in less than half of their characters, the likest first. */
function byLikeness<Item extends ListedItem>(
  a: readonly Item[],
  b: readonly Item[],
): readonly Both<Item>[] {
  if (a.length * b.length > MOST_PAIRS) return [];
  const candidates = a.flatMap((one, i) =>
    b.flatMap((other, j) => {
      if (levelKey(one) !== levelKey(other)) return [];
      const unlike = unlikeness(one.name ?? '', other.name ?? '');
      return unlike < 0.5 ? [{ pair: { a: one, b: other }, unlike, order: i + j }] : [];
    }),
  );
  candidates.sort((x, y) => x.unlike - y.unlike || x.order - y.order);
  const taken = new Set<Item>();
  return candidates.flatMap(({ pair }) => {
    if (taken.has(pair.a) || taken.has(pair.b)) return [];
    taken.add(pair.a).add(pair.b);
    return [pair];
  });
}

function unlikeness(a: string, b: string): number {
  const [one, other] = [a.slice(0, NAME_COMPARED), b.slice(0, NAME_COMPARED)];
  const longest = Math.max(one.length, other.length);
  return one === '' || other === '' ? 1 : distance(one, other) / longest;
}
