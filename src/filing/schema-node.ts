/** The filing's schema as filings are walked beside it: references resolved and kinds told, once. */
import { memoize } from '../source/memoize.ts';
import { kindOf, resolve, type SchemaNode, schemaAt, type ValueKind } from './fields.ts';

/** A node of the schema, compiled. */
export interface CompiledNode {
  /** Of a single value; absent for groups and lists. */
  readonly kind: ValueKind | undefined;
  /** Of the items of a list. */
  readonly item: CompiledNode | undefined;
  /** Of the keys that a group has by name, in the order of the schema. */
  readonly properties: ReadonlyMap<string, CompiledNode>;
  /** Of its other keys; absent where there may be none. */
  readonly other: CompiledNode | undefined;
  /** Chinese title → English key of its properties. */
  readonly keys: ReadonlyMap<string, string>;
  /** What a filing has where nothing is written: groups and lists are always there, values are undefined. */
  readonly empty: unknown;
}

const compiled = memoize((node: SchemaNode): CompiledNode => {
  const { items, properties = {}, additionalProperties } = resolve(node);
  const entries = Object.entries(properties);
  const result = {
    kind: kindOf(node),
    item: items && compiled(items),
    properties: new Map(entries.map(([key, child]) => [key, compiled(child)])),
    other: typeof additionalProperties === 'object' ? compiled(additionalProperties) : undefined,
    keys: new Map(entries.map(([key, { title }]) => [title ?? key, key])),
  };
  return { ...result, empty: emptyOf(result) };
});

function emptyOf({ kind, item, properties, other }: Omit<CompiledNode, 'empty'>): unknown {
  if (kind) return undefined;
  if (item) return [];
  const group = newGroup(other);
  for (const [key, { empty }] of properties) if (empty !== undefined) group[key] = empty;
  return group;
}

/** A group of a filing to be filled. One with free keys has no prototype, so the key `__proto__` is harmless. */
export const newGroup = (other: CompiledNode | undefined): Record<string, unknown> =>
  other ? Object.create(null) : {};

/** The node of a whole filing. */
export const filingSchema = (): CompiledNode => compiled(schemaAt([]) ?? {});

/** One step down from a group. */
export const nodeBelow = (
  { properties, other }: CompiledNode,
  key: string,
): CompiledNode | undefined => properties.get(key) ?? other;
