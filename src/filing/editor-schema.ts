/** The filing's schema for editors: keys in one spelling or both, examples to read, each part that recurs written once. */
import { kindOf, type SchemaNode } from './fields.ts';

/** How the keys of a filing are spelt: in English, as on the form, or either. */
export type KeySpelling = 'en' | 'zh' | 'both';

type Node = SchemaNode & {
  readonly $id?: string;
  readonly definitions?: Readonly<Record<string, SchemaNode>>;
};

/** A draft-07 schema for filings whose keys are so spelt. */
export function editorSchema(schema: SchemaNode, keys: KeySpelling): object {
  // Another schema than that of the id.
  const { $id, ...spelled }: Node = spelt(schema, keys);
  return sharingParts(spelled);
}

function spelt(schema: Node, keys: KeySpelling): Node {
  const { properties, required, definitions, items, additionalProperties, ...rest } = schema;
  const titleOf = (key: string) => properties?.[key]?.title ?? key;
  const children = Object.entries(properties ?? {}).map(
    ([key, child]) => [key, spelt(child, keys)] as const,
  );
  const translated = children.map(([key, child]) => [titleOf(key), child] as const);
  const spellings = {
    en: { named: children, required: required && { required } },
    zh: { named: translated, required: required && { required: required.map(titleOf) } },
    both: {
      named: [...children, ...translated],
      required: required && {
        allOf: required.map(key => ({
          anyOf: [{ required: [key] }, { required: [titleOf(key)] }],
        })),
      },
    },
  };
  const { named, required: demanded } = spellings[keys];
  const node: Node = {
    ...rest,
    ...demanded,
    ...(properties && { properties: Object.fromEntries(named) }),
    ...(items && { items: spelt(items, keys) }),
    ...(additionalProperties !== undefined && {
      additionalProperties:
        typeof additionalProperties === 'object'
          ? spelt(additionalProperties, keys)
          : additionalProperties,
    }),
    ...(definitions && {
      definitions: Object.fromEntries(
        Object.entries(definitions).map(([name, child]) => [name, spelt(child, keys)]),
      ),
    }),
  };
  return kindOf(schema) ? valueForEditors(node) : node;
}

/**
 * A single value as an editor should treat it: where a form has no choices, examples are words of the description, since
 * it would write an invented name or sum into the filing. A value stands in `anyOf`, since behind a key without a type
 * an editor puts no colon, or takes an indicator's value for a group.
 */
function valueForEditors(schema: Node): Node {
  const { title, description = '', examples, ...rest } = schema;
  if (title === undefined || (rest.else?.enum && examples)) return schema;
  const { allOf = [rest] } = rest;
  return {
    title,
    description: examples ? `${description}例如：${examples.join('，')}` : description,
    anyOf: allOf,
  };
}

/** What a place is called and explained by stays with it; the rest may be another place's too. */
const ANNOTATIONS = ['title', 'description', 'examples'] as const;

/** Moves each group or list that stands several times to the definitions, and leaves out those that nothing names. */
function sharingParts({ definitions = {}, ...schema }: Node): object {
  const counts = new Map<string, number>();
  eachPart(schema, part => {
    const text = JSON.stringify(part);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  });
  const names = new Map<string, string>();
  const shared: Record<string, unknown> = {};

  const share = (node: SchemaNode): SchemaNode => {
    const [annotations, part] = partOf(node);
    if (!isLarge(part)) return node;
    const text = JSON.stringify(part);
    if ((counts.get(text) ?? 0) < 2) return { ...annotations, ...mapChildren(part, share) };
    let name = names.get(text);
    if (name === undefined) {
      name = `part${names.size + 1}`;
      names.set(text, name);
      shared[name] = mapChildren(part, share);
    }
    return { ...annotations, $ref: `#/definitions/${name}` };
  };

  const root = mapChildren(schema, share);
  const used = usedDefinitions([root, shared], definitions);
  return { ...root, definitions: { ...used, ...shared } };
}

const isLarge = ({ properties, items }: SchemaNode) =>
  properties !== undefined || items !== undefined;

function partOf(node: SchemaNode): readonly [annotations: SchemaNode, part: SchemaNode] {
  const entries = Object.entries(node);
  const isAnnotation = ([key]: readonly [string, unknown]) =>
    ANNOTATIONS.some(annotation => annotation === key);
  return [
    Object.fromEntries(entries.filter(isAnnotation)),
    Object.fromEntries(entries.filter(entry => !isAnnotation(entry))),
  ];
}

/** Visits the parts below a node that may be shared, however deep. */
function eachPart(node: SchemaNode, visit: (part: SchemaNode) => void): void {
  mapChildren(node, child => {
    const [, part] = partOf(child);
    if (isLarge(part)) visit(part);
    eachPart(child, visit);
    return child;
  });
}

function mapChildren(node: SchemaNode, change: (child: SchemaNode) => SchemaNode): SchemaNode {
  const { properties, items, additionalProperties: other } = node;
  return {
    ...node,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, child]) => [key, change(child)]),
      ),
    }),
    ...(items && { items: change(items) }),
    ...(typeof other === 'object' && { additionalProperties: change(other) }),
  };
}

/** The definitions that are named in a text of schemas, and those that these name. */
function usedDefinitions(
  used: unknown,
  definitions: Readonly<Record<string, SchemaNode>>,
): Readonly<Record<string, SchemaNode>> {
  const found: Record<string, SchemaNode> = {};
  const look = (text: string) => {
    for (const [, name = ''] of text.matchAll(/"#\/definitions\/([^"]+)"/g)) {
      const definition = definitions[name];
      if (!definition || name in found) continue;
      found[name] = definition;
      look(JSON.stringify(definition));
    }
  };
  look(JSON.stringify(used));
  return found;
}
