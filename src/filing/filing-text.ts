/** A filing as commented YAML, laid out as `new` lays out an empty one: what is carried over or read from a document. */
import type { Path } from '../finding.ts';
import { childAt } from '../source/path.ts';
import { kindOf, resolve, type SchemaNode } from './fields.ts';
import { formSchema } from './form-schema.ts';
import { covers, EACH, leadsTo } from './patterns.ts';
import { META_KEYS, type Requirements } from './requirements.ts';
import { yamlKey, yamlValue } from './scalar-text.ts';
import { blankLines, type SkeletonOptions, schemaLine, withGaps } from './skeleton.ts';

export interface FilingTextOptions extends SkeletonOptions {
  /** What the comment at its head says. */
  readonly head: string;
  /** Comments above the key of a value, without their #, by its path as JSON. */
  readonly comments: ReadonlyMap<string, readonly string[]>;
}

/**
 * The YAML of a filing's plain value with English keys: all that its form has a place for, every text as it is. Fields
 * that stand in no list and are not stated are left to be filled in, with the hints of an empty filing.
 */
export function filingText(
  value: unknown,
  requirements: Requirements,
  options: FilingTextOptions,
): string {
  const blank = blankLines(requirements, options);
  const lines = [
    ...schemaLine(options),
    `# ${options.head}`,
    ...groupLines(value, formSchema(requirements), [], 0),
  ];
  return `${lines.join('\n')}\n`;

  function groupLines(
    group: unknown,
    node: SchemaNode,
    path: Path,
    depth: number,
  ): readonly string[] {
    const { properties = {}, additionalProperties } = resolve(node);
    const other = typeof additionalProperties === 'object' ? additionalProperties : undefined;
    // Names of levels and sources stand in the order written, all else in that of the form.
    const isNamed = other !== undefined || path.at(-1) === 'sources';
    const keys = isNamed ? Object.keys(Object(group)) : Object.keys(properties);
    const entries = keys.map(key => {
      const own = ownOf(properties, key);
      const place = [...path, key];
      const child = kindOf(node) || isOnForm(place, requirements) ? (own ?? other) : undefined;
      if (child && Object.hasOwn(Object(group), key))
        return entryLines(childAt(group, key), own?.title, child, place, depth);
      return isInList(path) ? [] : blank(place, depth);
    });
    return depth > 0 ? entries.flat() : withGaps(entries);
  }

  function entryLines(
    value: unknown,
    title: string | undefined,
    node: SchemaNode,
    path: Path,
    depth: number,
  ): readonly string[] {
    const indent = '  '.repeat(depth);
    const key = String(path.at(-1));
    const called = options.keys === 'zh' ? (title ?? key) : key;
    const name = `${indent}${yamlKey(called)}:`;
    const said = title === undefined || title === called ? '' : ` # ${title}`;
    const above = (options.comments.get(JSON.stringify(path)) ?? []).map(
      comment => `${indent}# ${comment}`,
    );
    if (typeof value === 'string') {
      const [first = '', ...rest] = yamlValue(value, indent).split('\n');
      return [...above, name + first + said, ...rest];
    }
    const head = `${name}${said}`;
    const { items } = resolve(node);
    const below = Array.isArray(value)
      ? value.flatMap((item, index) => itemLines(item, items ?? {}, [...path, index], depth))
      : groupLines(value ?? {}, node, path, depth + 1);
    if (below.length > 0) return [...above, head, ...below];
    if (isInList(path)) return value === null ? [...above, head] : [];
    const lines = blank(path, depth);
    return lines.length > 0 ? [...above, ...lines] : lines;
  }

  function itemLines(
    item: unknown,
    node: SchemaNode,
    path: Path,
    depth: number,
  ): readonly string[] {
    const lines = groupLines(item, node, path, depth + 2);
    const first = lines.findIndex(line => !line.trimStart().startsWith('#'));
    if (first === -1) return [];
    const indent = '  '.repeat(depth + 1);
    return [
      ...lines.slice(0, first).map(line => indent + line.trimStart()),
      `${indent}- ${lines[first]?.trimStart()}`,
      ...lines.slice(first + 1),
    ];
  }
}

/** The places of a plain value that say something and that its form does not print, so that its text has none of them. */
export function notOnForm(value: unknown, requirements: Requirements): readonly Path[] {
  return below(value, formSchema(requirements), []);

  function below(value: unknown, node: SchemaNode, path: Path): readonly Path[] {
    const { properties = {}, additionalProperties, items } = resolve(node);
    if (Array.isArray(value))
      return value.flatMap((item, index) => below(item, items ?? {}, [...path, index]));
    if (typeof value !== 'object' || value === null) return [];
    const other = typeof additionalProperties === 'object' ? additionalProperties : undefined;
    return Object.keys(value).flatMap(key => {
      const [child, place] = [childAt(value, key), [...path, key]];
      const own = ownOf(properties, key) ?? other;
      if (own && (kindOf(node) || isOnForm(place, requirements))) return below(child, own, place);
      return says(child) && !META_KEYS.some(meta => covers(meta, place)) ? [place] : [];
    });
  }
}

/** Whether the form prints what stands at a place or below it. Why not by its schema: that leaves levels open. */
function isOnForm(place: Path, { fields }: Requirements): boolean {
  const pattern = place.map(key => (typeof key === 'number' ? EACH : key));
  return (
    META_KEYS.some(meta => covers(meta, pattern)) ||
    fields.some(({ path }) => pattern.length <= path.length && leadsTo(pattern, path))
  );
}

/** The schema of a key that is named; `__proto__` is a name like any other. */
const ownOf = (properties: Readonly<Record<string, SchemaNode>>, key: string) =>
  Object.hasOwn(properties, key) ? properties[key] : undefined;

/** Whether a plain value holds any text. */
const says = (value: unknown): boolean =>
  typeof value === 'string' ||
  (typeof value === 'object' && value !== null && Object.values(value).some(says));

const isInList = (path: Path): boolean => path.some(key => typeof key === 'number');
