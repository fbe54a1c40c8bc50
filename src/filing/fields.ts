/** The catalogue of fields, read off schemas/filing.schema.json: what kind of value a path holds and what it is called. */
import schemaJson from '../../schemas/filing.schema.json' with { type: 'json' };
import type { Localized, Path } from '../finding.ts';
import { memoize } from '../source/memoize.ts';
import { rowKindIn } from './funding-rows.ts';
import { EACH } from './patterns.ts';

/** The parts of a draft-07 schema that the filing's schema is made of. */
export interface SchemaNode {
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly string[];
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  /** `if` tells an empty value, `else` what another must be. Why: editors would offer null beside a type. */
  readonly if?: SchemaNode;
  readonly else?: SchemaNode;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
  readonly allOf?: readonly SchemaNode[];
  readonly anyOf?: readonly SchemaNode[];
  readonly $ref?: string;
}

/** The kinds of single values; the names of the schema's definitions. */
export type ValueKind =
  | 'text'
  | 'year'
  | 'years'
  | 'date'
  | 'amount'
  | 'number'
  | 'indicator-value';

const root: SchemaNode & { readonly definitions: Readonly<Record<string, SchemaNode>> } =
  schemaJson;

/** Property names of an indicator's value; the one value that may also be a group. */
const VALUE_PARTS = 'operator';

/** The schema of the place that a path leads to; undefined where the schema has no such place. */
export function schemaAt(path: Path): SchemaNode | undefined {
  let node: SchemaNode | undefined = root;
  for (const key of rowKindIn(path) ? withEachRow(path) : path) {
    if (!node) return undefined;
    node = childOf(node, key);
  }
  return node;
}

/** A row of the funds, whichever it is, has the same fields. */
const withEachRow = ([group = '', rows = '', , ...rest]: Path): Path => [
  group,
  rows,
  EACH,
  ...rest,
];

/** One step down from a schema, references resolved; EACH is any key or index. */
export function childOf(node: SchemaNode, key: string | number): SchemaNode | undefined {
  const at = resolve(node);
  if (at.items) return typeof key === 'number' || key === EACH ? resolve(at.items) : undefined;
  if (typeof key === 'number') return undefined;
  const named = at.properties && Object.hasOwn(at.properties, key) ? at.properties[key] : undefined;
  const child = named ?? at.additionalProperties;
  return typeof child === 'object' ? child : undefined;
}

/** The node itself, or what its reference names, with the node's own title. */
export const resolve = memoize((node: SchemaNode): SchemaNode => {
  const name = referenceOf(node);
  const target = name === undefined ? undefined : root.definitions[name];
  const titled = node.title === undefined ? {} : { title: node.title };
  return target ? { ...target, ...titled } : node;
});

/** The kind of value that stands at a schema node; undefined for groups and lists. */
export function kindOf(node: SchemaNode): ValueKind | undefined {
  const name = referenceOf(node);
  switch (name) {
    case 'text':
    case 'year':
    case 'years':
    case 'date':
    case 'amount':
    case 'number':
      return name;
    case undefined:
      break;
    default:
      return undefined;
  }
  if (node.properties) return VALUE_PARTS in node.properties ? 'indicator-value' : undefined;
  return node.items || node.additionalProperties ? undefined : 'text';
}

function referenceOf(node: SchemaNode): string | undefined {
  const reference = node.$ref ?? node.allOf?.[0]?.$ref;
  return reference?.slice(reference.lastIndexOf('/') + 1);
}

/** What a place is called: 「项目资金申请」第2行「合计」, funding.rows[1].total. */
export function placeName(path: Path): Localized {
  let zh = '';
  let node: SchemaNode | undefined = root;
  for (const [depth, key] of path.entries()) {
    const kind = depth === 2 ? rowKindIn(path) : undefined;
    const child: SchemaNode | undefined = node && childOf(node, kind ? EACH : key);
    const named: boolean = node !== undefined && hasProperty(node, key);
    if (kind) zh += ROWS[kind];
    else if (typeof key === 'number') zh += `第${key + 1}${counterOf(path, depth)}`;
    else if (!isSilent(path, depth)) zh += `「${named ? (child?.title ?? key) : key}」`;
    node = child;
  }
  return { zh: zh || '申报', en: pathText(path) || 'the filing' };
}

/** What the rows of the funds are that a form prints by what they are. */
const ROWS = { year: '本年的', project: '整个项目的' } as const;

const SILENT: ReadonlySet<unknown> = new Set(['project', 'goals', 'indicators', 'justification']);

/** Groups that the form does not name, since what stands in them is named in full. */
function isSilent(path: Path, depth: number): boolean {
  if (depth === path.length - 1) return false;
  if (depth === 0) return SILENT.has(path[0]);
  return depth === 1 && path[0] === 'funding' && path[1] === 'rows';
}

/** What an entry of a list is counted in; rows of funds where nothing else is said. */
const COUNTED: Readonly<Record<string, string>> = { schedule: '项', tasks: '项', objectives: '个' };

function counterOf(path: Path, depth: number): string {
  if (depth > 1) return path.includes('indicators') ? '条' : '行';
  return COUNTED[String(path[0])] ?? '行';
}

function hasProperty(node: SchemaNode, key: string | number): boolean {
  const properties = resolve(node).properties;
  return properties !== undefined && Object.hasOwn(properties, key);
}

/** funding.rows[1].total */
export function pathText(path: Path): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${key}` : key),
    '',
  );
}

/** How many levels of names lie between a path and its lists (0 for a list itself); undefined where there is none. */
export function levelsOf(path: Path): number | undefined {
  let node = schemaAt(path);
  for (let levels = 0; node; levels++) {
    const at: SchemaNode = resolve(node);
    if (at.items) return levels;
    node = typeof at.additionalProperties === 'object' ? at.additionalProperties : undefined;
  }
  return undefined;
}
