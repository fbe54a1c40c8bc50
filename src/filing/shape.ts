/** The filing's schema as filings are walked beside it: references resolved and kinds told, once. */
import { memoize } from '../source/memoize.ts';
import { kindOf, resolve, type SchemaNode, schemaAt, type ValueKind } from './fields.ts';

export interface Shape {
  /** Of a single value; absent for groups and lists. */
  readonly kind: ValueKind | undefined;
  /** Of the items of a list. */
  readonly item: Shape | undefined;
  /** Of the keys that a group has by name, in the order of the schema. */
  readonly properties: ReadonlyMap<string, Shape>;
  /** Of its other keys; absent where there may be none. */
  readonly other: Shape | undefined;
  /** Chinese title → English key of its properties. */
  readonly keys: ReadonlyMap<string, string>;
  /** What a filing has where nothing is written: groups and lists are always there, values are undefined. */
  readonly empty: unknown;
}

const shapeOf = memoize((node: SchemaNode): Shape => {
  const { items, properties = {}, additionalProperties } = resolve(node);
  const entries = Object.entries(properties);
  const shape = {
    kind: kindOf(node),
    item: items && shapeOf(items),
    properties: new Map(entries.map(([key, child]) => [key, shapeOf(child)])),
    other: typeof additionalProperties === 'object' ? shapeOf(additionalProperties) : undefined,
    keys: new Map(entries.map(([key, { title }]) => [title ?? key, key])),
  };
  return { ...shape, empty: emptyOf(shape) };
});

function emptyOf({ kind, item, properties, other }: Omit<Shape, 'empty'>): unknown {
  if (kind) return undefined;
  if (item) return [];
  const group = newGroup(other);
  for (const [key, { empty }] of properties) if (empty !== undefined) group[key] = empty;
  return group;
}

/** A group of a filing to be filled; one whose keys are anybody's has no prototype, for the sake of __proto__. */
export const newGroup = (other: Shape | undefined): Record<string, unknown> =>
  other ? Object.create(null) : {};

/** The shape of a filing. */
export const filingShape = (): Shape => shapeOf(schemaAt([]) ?? {});

/** One step down from a group. */
export const shapeBelow = ({ properties, other }: Shape, key: string): Shape | undefined =>
  properties.get(key) ?? other;
