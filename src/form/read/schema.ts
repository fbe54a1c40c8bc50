/** What the schema of templates says of a place: the keys that it takes. */
import schemaJson from '../../../schemas/template.schema.json' with { type: 'json' };
import { pathText } from '../../filing/fields.ts';
import type { Localized, Path } from '../../finding.ts';

interface Node {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly items?: Node;
  readonly allOf?: readonly Node[];
  readonly $ref?: string;
}

const root: Node & { readonly definitions: Readonly<Record<string, Node>> } = schemaJson;

/** The keys of a group of a template, with their titles; empty where any key may stand. */
export function templateKeys(
  path: Path,
): readonly { readonly key: string; readonly title: string }[] {
  let node: Node | undefined = root;
  for (const key of path) {
    if (!node) return [];
    const at: Node = resolve(node);
    const other: Node | undefined =
      typeof at.additionalProperties === 'object' ? at.additionalProperties : undefined;
    node = typeof key === 'number' ? at.items : (at.properties?.[key] ?? other);
  }
  return Object.entries((node && resolve(node).properties) ?? {}).map(([key, { title }]) => ({
    key,
    title: title ?? key,
  }));
}

function resolve(node: Node): Node {
  const reference = node.$ref ?? node.allOf?.[0]?.$ref;
  return root.definitions[reference?.slice(reference.lastIndexOf('/') + 1) ?? ''] ?? node;
}

/** rows[2].cells[0], or the template itself. */
export function templatePlace(path: Path): Localized {
  if (path.length === 0) return { zh: '表样', en: 'the template' };
  return { zh: `「${pathText(path)}」`, en: pathText(path) };
}
