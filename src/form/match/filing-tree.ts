/** The values read from a form put together to a filing as its YAML would have it. */
import { schemaAt } from '../../filing/fields.ts';
import type { Path } from '../../finding.ts';
import { withKeyOrder } from '../../source/key-order.ts';
import { memoize } from '../../source/memoize.ts';
import type { ReadValue } from './reading.ts';

type Key = string | number;
type Branch = Map<Key, Branch | string>;

/** Values by their paths as a plain filing: fields in the order of the schema, names in the order read. */
export function plainFiling(
  values: readonly Pick<ReadValue, 'path' | 'text' | 'isEmpty'>[],
): unknown {
  const root: Branch = new Map();
  for (const { path, text, isEmpty } of values) {
    const branch = branchAt(root, isEmpty ? path : path.slice(0, -1));
    if (!isEmpty) branch.set(path.at(-1) ?? '', text);
  }
  return plainOf(root, []);
}

/** The group or list at a path, made where there is none. */
function branchAt(root: Branch, path: Path): Branch {
  let branch = root;
  for (const key of path) {
    const known = branch.get(key);
    const next: Branch = known instanceof Map ? known : new Map();
    branch.set(key, next);
    branch = next;
  }
  return branch;
}

function plainOf(branch: Branch | string, path: Path): unknown {
  if (typeof branch === 'string') return branch;
  const node = schemaAt(path);
  const inner = (key: Key) => plainOf(branch.get(key) ?? '', [...path, key]);
  if (node?.items) return [...branch.keys()].sort((a, b) => Number(a) - Number(b)).map(inner);
  const ranks = node?.properties && ranksOf(node.properties);
  const rank = (key: Key) => ranks?.get(String(key)) ?? ranks?.size ?? 0;
  const keys = [...branch.keys()].sort((a, b) => rank(a) - rank(b));
  return withKeyOrder(Object.fromEntries(keys.map(key => [key, inner(key)])), keys.map(String));
}

/** The place of each field in the order of the schema. */
const ranksOf = memoize(
  (properties: object) => new Map(Object.keys(properties).map((key, rank) => [key, rank])),
);
