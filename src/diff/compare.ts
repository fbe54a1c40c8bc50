/**
 * Compares two filings: the schema is walked beside the values of both, lists item by item. Values that could not be
 * read are compared as written.
 */
import type { Checked } from '../check.ts';
import { pathText } from '../filing/fields.ts';
import { betweenUnits } from '../filing/money.ts';
import { type CompiledNode, filingSchema, nodeBelow } from '../filing/schema-node.ts';
import type { Localized, Path } from '../finding.ts';
import { isBlankText } from '../source/characters.ts';
import { valueAt } from '../source/path.ts';
import type { Both, ChangeSide, Comparison, FilingChange, ItemField } from './change.ts';
import { groupsAt, listItemsAt, shortName, tableItemsAt } from './items.ts';
import { emptyLevels, isGroup, isStated, oddPlaces } from './levels.ts';
import { type ListedItem, matchItems } from './match-items.ts';
import {
  blockOf,
  bracketedName,
  fieldLabel,
  itemFieldLabel,
  itemLabel,
  keyTitle,
} from './names.ts';
import { type ComparedFiling, comparedFiling, type Stated, statedAt } from './stated.ts';
import { wordRuns } from './words.ts';

/** Where both filings have what is compared. */
type Paths = Both<Path>;

/** What changed from the first filing to the second. */
export function compareFilings(first: Checked, second: Checked): Comparison {
  const sides: Both<ComparedFiling> = { a: comparedFiling(first), b: comparedFiling(second) };
  const changes: FilingChange[] = [];
  const unread: Both<Path[]> = { a: [], b: [] };

  /** `item` is what the item is called that the place is in, if any. */
  function compare(node: CompiledNode | undefined, paths: Paths, item?: Localized): void {
    const misfit = isMisfit(node, valueAt(sides.a.value, paths.a), valueAt(sides.b.value, paths.b));
    if (!node || node.kind || misfit) compareValues(node, paths, item);
    else if (node.item) compareItems(node.item, listsAt(listItemsAt, paths), paths, item);
    else if (node.other?.other?.item) compareTable(node.other.other.item, paths, item);
    else
      for (const key of keysOf(node, paths)) compare(nodeBelow(node, key), below(paths, key), item);
  }

  function compareValues(node: CompiledNode | undefined, paths: Paths, item?: Localized): void {
    const before = stated('a', node, paths.a);
    const after = stated('b', node, paths.b);
    if (before?.key === after?.key) return;
    const path = after ? paths.b : paths.a;
    const side = after ? sides.b : sides.a;
    changes.push({
      kind: !before ? 'added' : !after ? 'removed' : 'changed',
      block: blockOf(path),
      label: item ? itemFieldLabel(item, path) : fieldLabel(side, path),
      ...(before && { before: sideOf(before, paths.a, after) }),
      ...(after && { after: sideOf(after, paths.b, before) }),
      ...(before && after && detailsOf(before, after)),
    });
  }

  function stated(side: 'a' | 'b', node: CompiledNode | undefined, path: Path) {
    const found = statedAt(sides[side], path, node?.kind);
    if (found && !found.isRead) unread[side].push(path);
    return found;
  }

  function compareTable(node: CompiledNode, paths: Paths, above?: Localized): void {
    const odd = [...oddPlaces(sides.a, paths.a), ...oddPlaces(sides.b, paths.b)];
    for (const path of new Map(odd.map(place => [place.join('\n'), place])).values())
      compareValues(undefined, { a: [...paths.a, ...path], b: [...paths.b, ...path] }, above);
    compareEmptyLevels(paths, above);
    compareItems(node, listsAt(tableItemsAt, paths), paths, above);
  }

  /** A level without indicators prints its name, so that one which only one of the filings has is a change. */
  function compareEmptyLevels(paths: Paths, above?: Localized): void {
    const [removed, added] = [
      emptyLevels(sides.a, paths.a).filter(path => !isStated(sides.b, [...paths.b, ...path])),
      emptyLevels(sides.b, paths.b).filter(path => !isStated(sides.a, [...paths.a, ...path])),
    ];
    const tell = (kind: 'added' | 'removed', path: Path, root: Path) => {
      const own = [...root, ...path];
      const zh = `${above ? `${above.zh} · ` : ''}${path.join(' · ')}`;
      const label = { zh, en: pathText(own) };
      const side = { path: own, text: '' };
      const at = kind === 'added' ? { after: side } : { before: side };
      changes.push({ kind, block: blockOf(own), label, ...at, fields: [] });
    };
    for (const path of removed) tell('removed', path, paths.a);
    for (const path of added) tell('added', path, paths.b);
  }

  const listsAt = (
    itemsAt: (side: ComparedFiling, path: Path) => readonly ListedItem[],
    paths: Paths,
  ): Both<readonly ListedItem[]> => ({
    a: itemsAt(sides.a, paths.a),
    b: itemsAt(sides.b, paths.b),
  });

  function compareItems(
    node: CompiledNode,
    lists: Both<readonly ListedItem[]>,
    paths: Paths,
    above?: Localized,
  ): void {
    const { pairs, removed, added } = matchItems(lists.a, lists.b);
    const partner = new Map(pairs.map(({ a, b }) => [b, a]));
    for (const item of removed) tellItem('removed', node, sides.a, item, above);
    for (const item of lists.b) {
      const before = partner.get(item);
      if (!before) continue;
      const within = above?.zh ?? '';
      tellMove(before, item, itemLabel(sides.b, item, within));
      const name = item.name === undefined ? {} : { name: shortName(item.name) };
      compare(
        node,
        { a: before.path, b: item.path },
        itemLabel(sides.b, { ...item, ...name }, within),
      );
    }
    for (const item of added) tellItem('added', node, sides.b, item, above);
    compareOrder(lists, pairs, paths, above);
  }

  function tellItem(
    kind: 'added' | 'removed',
    node: CompiledNode,
    side: ComparedFiling,
    item: ListedItem,
    above?: Localized,
  ): void {
    const fields = fieldsOf(node, kind === 'added' ? 'b' : 'a', item.path);
    const at = { path: item.path, text: item.name ?? '' };
    changes.push({
      kind,
      block: blockOf(item.path),
      label: itemLabel(side, item, above?.zh ?? ''),
      ...(kind === 'added' ? { after: at } : { before: at }),
      fields,
    });
  }

  /** All that an item states. */
  function fieldsOf(
    node: CompiledNode | undefined,
    side: 'a' | 'b',
    path: Path,
  ): readonly ItemField[] {
    const value = valueAt(sides[side].value, path);
    const isSingle = !node || node.kind !== undefined || typeof value === 'string';
    if (!isSingle && (isGroup(value) || Array.isArray(value)))
      return Object.keys(value).flatMap(key => {
        const step = Array.isArray(value) ? Number(key) : key;
        return fieldsOf(node.item ?? nodeBelow(node, key), side, [...path, step]);
      });
    const found = stated(side, node, path);
    if (!found) return [];
    const label = { zh: keyTitle(path), en: String(path.at(-1)) };
    return [{ label, text: `${found.text}${found.unit ?? ''}` }];
  }

  function tellMove(before: ListedItem, after: ListedItem, label: Localized): void {
    const [from, to] = [before.levels.join(' · '), after.levels.join(' · ')];
    if (from === to) return;
    changes.push({
      kind: 'moved',
      block: blockOf(after.path),
      label,
      before: { path: before.path, text: from },
      after: { path: after.path, text: to },
    });
  }

  /** Items that stayed under their levels, told once where they stand in another order. */
  function compareOrder(
    lists: Both<readonly ListedItem[]>,
    pairs: readonly Both<ListedItem>[],
    paths: Paths,
    above?: Localized,
  ): void {
    const stayed = pairs.filter(({ a, b }) => a.levels.join('\n') === b.levels.join('\n'));
    const partners = new Map(stayed.map(({ a, b }) => [a, b]));
    const arrived = new Set(partners.values());
    const before = lists.a.filter(item => partners.has(item));
    const after = lists.b.filter(item => arrived.has(item));
    const isElsewhere = (item: ListedItem, index: number) => partners.get(item) !== after[index];
    const first = before.findIndex(isElsewhere);
    if (first === -1) return;
    const last = before.findLastIndex(isElsewhere);
    const names = (side: ComparedFiling, items: readonly ListedItem[]) =>
      items
        .slice(first, last + 1)
        .map(item => bracketedName(item.name) || itemLabel(side, item, '').zh)
        .join('');
    changes.push({
      kind: 'moved',
      block: blockOf(paths.b),
      label: { zh: above ? `${above.zh}的次序` : '次序', en: `${pathText(paths.b)} (order)` },
      before: { path: paths.a, text: names(sides.a, before) },
      after: { path: paths.b, text: names(sides.b, after) },
    });
  }

  /** The keys that the schema has, in its order, then those that only the filings have. */
  function keysOf({ properties }: CompiledNode, { a, b }: Paths): Iterable<string> {
    return new Set([...properties.keys(), ...groupsAt(sides.a, a), ...groupsAt(sides.b, b)]);
  }

  compare(filingSchema(), { a: [], b: [] });
  const forms = { a: first.filing.form, b: second.filing.form };
  return { changes, forms, unread };
}

const below = ({ a, b }: Paths, key: string): Paths => ({ a: [...a, key], b: [...b, key] });

/** Whether a value stands where the schema has a group or a list, or the one in the place of the other. */
function isMisfit(node: CompiledNode | undefined, ...values: readonly unknown[]): boolean {
  if (!node || node.kind) return false;
  return values.some(value =>
    typeof value === 'string'
      ? !isBlankText(value)
      : typeof value === 'object' &&
        value !== null &&
        Array.isArray(value) !== (node.item !== undefined),
  );
}

/** Values that look alike though their parts are not the same are told in parts. */
function sideOf({ text, key, unit }: Stated, path: Path, other: Stated | undefined): ChangeSide {
  if (unit !== undefined) return { path, text, unit };
  return { path, text: text === other?.text ? key : text };
}

/** Of two amounts the difference, of two texts their words. */
function detailsOf(before: Stated, after: Stated): Pick<FilingChange, 'difference' | 'words'> {
  if (before.amount && after.amount)
    return { difference: after.amount.minus(betweenUnits(before.amount, before.unit, after.unit)) };
  const words = wordRuns(before.text, after.text);
  return words ? { words } : {};
}
