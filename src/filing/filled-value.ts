/** A filing that was read off a form, as its YAML would be read: laid out as the form, what nobody filled in empty. */
import { withKeyOrder } from '../source/key-order.ts';
import { memoize } from '../source/memoize.ts';
import { kindOf, resolve, type SchemaNode } from './fields.ts';
import { formSchema } from './form-schema.ts';
import type { Requirements } from './requirements.ts';

/** Of many filings on one form it is made once. */
const schemaOfForm = memoize(formSchema);

/**
 * The value that `filledYaml` writes, for a plain filing with English keys. Why not by its YAML: goal of bench/filled.mjs,
 * 150 filled .docx a second; writing the text and reading it again takes as long as all the rules.
 */
export const filledValue = (value: unknown, requirements: Requirements): unknown =>
  groupOf(schemaOfForm(requirements), value, false) ?? {};

/** A group with its fields in the order of the form; undefined where there is nothing in it. */
function groupOf(node: SchemaNode | undefined, given: unknown, isInItem: boolean): unknown {
  const { properties = {}, additionalProperties } = node ? resolve(node) : {};
  const other = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  const own: Readonly<Record<string, unknown>> = isGroup(given) ? given : {};
  const written = Object.keys(own);
  // In an item an empty field would be another row of the form.
  const offered = Object.keys(properties).filter(key => !isInItem || Object.hasOwn(own, key));
  const inOrder = other ? written : new Set([...offered, ...written]);
  const group: Record<string, unknown> = Object.create(null);
  const keys: string[] = [];
  for (const key of inOrder) {
    const child = Object.hasOwn(properties, key) ? properties[key] : other;
    const one = entryOf(child, own[key], isInItem);
    if (one === undefined) continue;
    group[key] = one;
    keys.push(key);
  }
  return keys.length === 0 ? undefined : withKeyOrder(group, keys);
}

/** A value, null where it is empty; undefined for a group or list without any. */
function entryOf(node: SchemaNode | undefined, own: unknown, isInItem: boolean): unknown {
  if (typeof own === 'string') return own === '' ? null : own;
  if (own === undefined && node && kindOf(node)) return null;
  if (!Array.isArray(own)) return groupOf(node, own, isInItem);
  const items = node && resolve(node).items;
  const all = own.flatMap(item => {
    const one =
      typeof item === 'string' ? entryOf(undefined, item, true) : groupOf(items, item, true);
    return one === undefined ? [] : [one];
  });
  return all.length === 0 ? undefined : all;
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
