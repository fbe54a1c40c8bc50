/** An empty filing for a form, as YAML with the form's labels and hints: where a clerk begins. */
import type { Path } from '../finding.ts';
import { kindOf, resolve, type SchemaNode } from './fields.ts';
import { formSchema } from './form-schema.ts';
import { covers } from './patterns.ts';
import type { Requirements } from './requirements.ts';

export interface SkeletonOptions {
  readonly keys: 'zh' | 'en';
  /** What the editor's schema line names; without it there is no such line. */
  readonly schema?: string;
  /** The budget year. */
  readonly year: number;
}

/** The YAML of an empty filing; checked, it only says what is not filled in. */
export function skeleton(
  requirements: Requirements,
  title: string,
  options: SkeletonOptions,
): string {
  const schema = formSchema(requirements);
  const lines = [
    ...(options.schema === undefined ? [] : [`# yaml-language-server: $schema=${options.schema}`]),
    `# ${title}（${requirements.form}）。冒号后面写内容；写明“必填”的不能空着；# 后面是说明，可以删去。`,
    ...groupLines(schema, [], 0),
  ];
  return `${lines.join('\n')}\n`;

  function groupLines(group: SchemaNode, path: Path, depth: number): readonly string[] {
    return Object.entries(group.properties ?? {}).flatMap(([key, child]) =>
      entryLines(key, child, [...path, key], depth),
    );
  }

  function entryLines(key: string, node: SchemaNode, path: Path, depth: number): readonly string[] {
    const indent = '  '.repeat(depth);
    const name = options.keys === 'zh' ? (node.title ?? key) : key;
    const start = `${indent}${name}:`;
    if (kindOf(node)) return [`${start}${given(path)}${hint(node, path)}`];
    const group = resolve(node);
    const head = `${start}${hint(node, path)}`;
    if (!group.items)
      return [...(depth === 0 ? [''] : []), head, ...groupLines(group, path, depth + 1)];
    const [first, ...rest] = groupLines(resolve(group.items), [...path, 0], depth + 2);
    if (first === undefined) return [];
    const item = `${indent}  - ${first.trimStart()}`;
    return [...(depth === 0 ? [''] : []), head, item, ...rest];
  }

  /** What is known before anybody writes. */
  function given(path: Path): string {
    if (path.length === 1 && path[0] === 'form') return ` ${requirements.form}`;
    if (path.length === 1 && path[0] === 'year') return ` ${options.year}`;
    if (path.join('.') === 'funding.unit') return ` ${requirements.money?.unit ?? '万元'}`;
    return '';
  }

  function hint(node: SchemaNode, path: Path): string {
    const fields = requirements.fields.filter(field => covers(field.path, path));
    const limit = fields.find(field => field.limit !== undefined)?.limit;
    const choices = fields.find(field => field.choices)?.choices;
    const hints = [
      ...(options.keys === 'en' && node.title && node.title !== path.at(-1) ? [node.title] : []),
      ...(fields.some(field => field.required) ? ['必填'] : []),
      ...(choices ? [choices.join(' / ')] : []),
      ...(limit === undefined ? [] : [`不超过${limit}字`]),
      ...(choices ? [] : exampleOf(node)),
    ];
    return hints.length > 0 && given(path) === '' ? ` # ${hints.join('；')}` : '';
  }
}

/** The first example; of a date all, since they tell it to the day, the month and the year. */
function exampleOf(node: SchemaNode): readonly string[] {
  const { examples = [] } = node;
  const told = kindOf(node) === 'date' ? examples : examples.slice(0, 1);
  return told.length > 0 ? [`例如 ${told.join('、')}`] : [];
}
