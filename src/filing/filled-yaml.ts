/** A filing that was read off a form, as YAML with the form's labels and hints, like an empty one from `new`. */
import type { CellPlace, Localized, Path } from '../finding.ts';
import { MARK_WORD, markText } from '../source/marks.ts';
import { memoize } from '../source/memoize.ts';
import { kindOf, resolve, type SchemaNode } from './fields.ts';
import { formSchema } from './form-schema.ts';
import type { Requirements } from './requirements.ts';
import { yamlKey, yamlValue } from './scalar-text.ts';
import { schemaLine, withGaps } from './skeleton.ts';
import { hintsFor } from './skeleton-hints.ts';

export interface FilledYamlOptions {
  readonly keys: 'zh' | 'en';
  /** What the editor's schema line names; without it there is no such line. */
  readonly schema?: string;
  readonly title: string;
  /** Whether a person must look at a value. */
  readonly isUnsure: (path: Path) => boolean;
  /** Where it was read. */
  readonly cellAt: (path: Path) => CellPlace | undefined;
  /** Texts that stand nowhere in the filing. */
  readonly unplaced: readonly { readonly text: string; readonly name: Localized }[];
}

/** Of many filings on one form it is made once. */
const schemaOfForm = memoize(formSchema);

/**
 * The YAML of a plain filing with English keys and texts as values. It reads back as the same, but that fields of the
 * form which nobody filled in stand there empty.
 */
export function filledYaml(
  value: unknown,
  requirements: Requirements,
  options: FilledYamlOptions,
): string {
  const { keys, title, isUnsure, cellAt, unplaced } = options;
  const hints = hintsFor(requirements, yearOf(value));
  const lines = [
    ...schemaLine(options),
    `# ${oneLine(title)}（${oneLine(requirements.form)}）。由填好的表读入，请对照原表看一遍；${MARK_WORD}的，改好或看过后删去这几个字。`,
    ...groupLines(schemaOfForm(requirements), value, [], ''),
    ...unplacedLines(),
  ];
  return `${lines.join('\n')}\n`;

  function groupLines(node: SchemaNode | undefined, group: unknown, path: Path, indent: string) {
    const { properties = {}, additionalProperties } = node ? resolve(node) : {};
    const other = typeof additionalProperties === 'object' ? additionalProperties : undefined;
    const own = isGroup(group) ? group : {};
    const written = Object.keys(own);
    // In an item what is not written is left out: an empty one would be another row of the form.
    const offered = Object.keys(properties).filter(
      key => Object.hasOwn(own, key) || !(other || isInItem(path)),
    );
    // Names of levels and sources stand in the order of the document, the form's own fields in its order.
    const inOrder = other ? written : [...new Set([...offered, ...written])];
    const entries = inOrder.map(key => {
      const isField = Object.hasOwn(properties, key);
      // What a person names has no other name: the title of its node is what all of them are.
      const child = isField ? properties[key] : other && { ...other, title: key };
      return entryLines(key, child, own[key], [...path, key], indent);
    });
    return path.length > 0 ? entries.flat() : withGaps(entries.filter(lines => lines.length > 0));
  }

  function entryLines(
    key: string,
    node: SchemaNode | undefined,
    own: unknown,
    path: Path,
    indent: string,
  ): readonly string[] {
    const name = yamlKey(keys === 'zh' ? (node?.title ?? key) : key);
    const isValue = typeof own === 'string' || (own === undefined && node && kindOf(node));
    if (isValue) return valueLines(`${indent}${name}:`, node, own, path, indent);
    const below = Array.isArray(own)
      ? own.flatMap((item, index) => itemLines(node, item, [...path, index], indent))
      : groupLines(node, own, path, `${indent}  `);
    return below.length === 0
      ? []
      : [`${indent}${name}:${commentOf(labelOf(node, key))}`, ...below];
  }

  function itemLines(list: SchemaNode | undefined, item: unknown, path: Path, indent: string) {
    const node = list && resolve(list).items;
    if (typeof item === 'string') return valueLines(`${indent}  -`, undefined, item, path, indent);
    const [first, ...rest] = groupLines(node, item, path, `${indent}    `);
    return first === undefined ? [] : [`${indent}  - ${first.trimStart()}`, ...rest];
  }

  function valueLines(
    head: string,
    node: SchemaNode | undefined,
    own: unknown,
    path: Path,
    indent: string,
  ): readonly string[] {
    const text = typeof own === 'string' ? own : '';
    const isMarked = isUnsure(path);
    const cell = isMarked ? cellAt(path) : undefined;
    const said = [
      ...(cell ? [cell.name.zh] : []),
      ...labelOf(node, String(path.at(-1))),
      ...(text === '' && node ? hints.of(node, path) : []),
    ];
    const [first = '', ...rest] = yamlValue(text, indent).split('\n');
    const comment = isMarked
      ? commentOf([said.length > 0 ? markText(said.join('；')) : MARK_WORD])
      : commentOf(said);
    return [`${head}${first}${comment}`, ...rest];
  }

  /** What the form calls a field, where its key says something else. */
  function labelOf(node: SchemaNode | undefined, key: string): readonly string[] {
    const label = keys === 'zh' ? undefined : node?.title;
    return label === undefined || label === key ? [] : [label];
  }

  function unplacedLines(): readonly string[] {
    if (unplaced.length === 0) return [];
    // The dash keeps a text from being taken for a comment that means something to a program.
    const each = unplaced.map(({ text, name }) => `# - ${oneLine(text)}（${oneLine(name.zh)}）`);
    return ['', '# 没有放进表里的文字：', ...each];
  }
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isInItem = (path: Path) => path.some(key => typeof key === 'number');

const commentOf = (said: readonly string[]) =>
  said.length > 0 ? ` # ${said.map(oneLine).join('；')}` : '';

/** A text of a comment: nothing in it may end the line or be refused by YAML. */
const oneLine = (text: string) =>
  text
    .replaceAll(/\s*[\n\r\u0085\u2028\u2029]\s*/g, ' / ')
    .replaceAll(/[^\P{C} ]/gu, ' ')
    .trim();

/** For examples in hints. */
function yearOf(value: unknown): number {
  const year = isGroup(value) ? Number(value.year) : Number.NaN;
  return Number.isInteger(year) ? year : new Date().getFullYear() + 1;
}
