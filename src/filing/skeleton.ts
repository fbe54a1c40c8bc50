/** An empty filing for a form, as YAML with the form's labels and hints: where a clerk begins. */
import type { Path } from '../finding.ts';
import { kindOf, resolve, type SchemaNode } from './fields.ts';
import { formSchema } from './form-schema.ts';
import { type RowKind, rowKindIn } from './funding-rows.ts';
import { leadsTo } from './patterns.ts';
import { levelsPrinted, type Requirements } from './requirements.ts';
import { hintsFor } from './skeleton-hints.ts';

export interface SkeletonOptions {
  readonly keys: 'zh' | 'en';
  /** What the editor's schema line names; without it there is no such line. */
  readonly schema?: string;
  /** The budget year. */
  readonly year: number;
}

/**
 * The YAML of an empty filing. Checked as it is, it has an error at each place that it marks as required, in their
 * order, and no other.
 */
export function skeleton(
  requirements: Requirements,
  title: string,
  options: SkeletonOptions,
): string {
  const lines = [
    ...schemaLine(options),
    `# ${title}（${requirements.form}）。冒号后面写内容；写明“必填”的不能空着，别的没有就空着；# 后面是说明，可以删去。`,
    ...blankLines(requirements, options)([], 0),
  ];
  return `${lines.join('\n')}\n`;
}

/** The line by which editors find the schema, if it is named. */
export const schemaLine = ({ schema }: Pick<SkeletonOptions, 'schema'>): readonly string[] =>
  schema === undefined ? [] : [`# yaml-language-server: $schema=${schema}`];

/** Gives the lines of what is not filled in at a place, with hints, to stand so many levels deep; all of a filing at its root. */
export function blankLines(
  requirements: Requirements,
  options: SkeletonOptions,
): (path: Path, depth: number) => readonly string[] {
  const classification = levelsPrinted(requirements);
  const schema = formSchema({
    ...requirements,
    ...(classification && { classification }),
    acceptedLevels: {},
  });
  const hints = hintsFor(requirements, options.year);
  return (path, depth) => {
    if (path.length === 0) return groupLines(schema, [], 0);
    let node: SchemaNode | undefined = schema;
    // Only what has a name of its own: the form prints no hints for other levels.
    for (const key of path) node = node && propertiesOf(node).get(String(key));
    return node ? entryLines(String(path.at(-1)), node, path, depth) : [];
  };

  function groupLines(group: SchemaNode, path: Path, depth: number): readonly string[] {
    const entries = Object.entries(group.properties ?? {}).map(([key, child]) =>
      isInRow([...path, key]) ? entryLines(key, child, [...path, key], depth) : [],
    );
    return depth > 0 ? entries.flat() : withGaps(entries);
  }

  function entryLines(key: string, node: SchemaNode, path: Path, depth: number): readonly string[] {
    const indent = '  '.repeat(depth);
    const name = options.keys === 'zh' ? (node.title ?? key) : key;
    const head = `${indent}${name}:${given(path)}${commentOn(node, path)}`;
    if (kindOf(node)) return [head];
    const group = resolve(node);
    const { items } = group;
    if (!items) return [head, ...groupLines(group, path, depth + 1)];
    const rows = printsRows(path)
      ? [...requirements.rowKinds].flatMap(kind => rowLines(items, [...path, kind], depth))
      : itemLines(items, [...path, 0], depth);
    return rows.length > 0 ? [head, ...rows] : [];
  }

  function itemLines(items: SchemaNode, path: Path, depth: number): readonly string[] {
    const [first, ...rest] = groupLines(resolve(items), path, depth + 2);
    return first === undefined ? [] : [`${'  '.repeat(depth)}  - ${first.trimStart()}`, ...rest];
  }

  /** A row of the funds below the name that the form prints for it. */
  function rowLines(items: SchemaNode, path: Path, depth: number): readonly string[] {
    const said = hints.ofRow(path).join('；');
    const comment = said === '' ? [] : [`${'  '.repeat(depth)}  # ${said}`];
    return [...comment, ...itemLines(items, path, depth)];
  }

  /** Whether the form prints the rows of the funds by what they are, and no list of them. */
  function printsRows(path: Path): boolean {
    const isList = requirements.fields.some(
      field => field.path.length === path.length && leadsTo(path, field.path),
    );
    return path.join('.') === 'funding.rows' && requirements.rowKinds.size > 0 && !isList;
  }

  /** Whether a place is of the row of funds that it is in; each of them prints sources of its own. */
  function isInRow(path: Path): boolean {
    if (rowKindIn(path) === undefined || path.at(-1) === 'years') return true;
    return requirements.fields.some(
      field => path.length <= field.path.length && leadsTo(path, field.path),
    );
  }

  /** What is known before anybody writes. */
  function given(path: Path): string {
    if (path.length === 1 && path[0] === 'form') return ` ${requirements.form}`;
    if (path.length === 1 && path[0] === 'year') return ` ${options.year}`;
    if (path.join('.') === 'funding.unit') return ` ${requirements.money?.unit ?? '万元'}`;
    const row = path.at(-1) === 'years' ? rowKindIn(path) : undefined;
    return row ? ` ${yearsOf(row, options.year)}` : '';
  }

  function commentOn(node: SchemaNode, path: Path): string {
    const { title } = node;
    const isNamed = options.keys === 'zh' || !title || title === path.at(-1);
    const said = [
      ...(isNamed || given(path) !== '' ? [] : [title]),
      ...(given(path) === '' || rowKindIn(path) ? hints.of(node, path) : []),
    ];
    return said.length > 0 ? ` # ${said.join('；')}` : '';
  }
}

/** The years of a row; those of a whole project are an example to be corrected. */
const yearsOf = (row: RowKind, year: number): string =>
  row === 'year' ? String(year) : `${year}-${year + 2}`;

const propertiesOf = (node: SchemaNode): ReadonlyMap<string, SchemaNode> =>
  new Map(Object.entries(resolve(node).properties ?? {}));

/** Entries of more than one line stand apart. */
export const withGaps = (entries: readonly (readonly string[])[]): readonly string[] =>
  entries.flatMap((lines, index) => {
    const before = entries[index - 1];
    return before && (before.length > 1 || lines.length > 1) ? ['', ...lines] : lines;
  });
