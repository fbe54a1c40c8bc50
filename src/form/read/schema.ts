/** Whether a template has the shape that its schema fixes, and the keys that it must have when it has inherited all it can. */
import schemaJson from '../../../schemas/template.schema.json' with { type: 'json' };
import { pathText } from '../../filing/fields.ts';
import type { Finding, Localized, Path } from '../../finding.ts';
import { validateTemplate } from '../../generated/validators.js';
import { valueAt } from '../../source/path.ts';
import { schemaFindings } from '../../source/schema-findings.ts';
import type { RawTemplate } from './raw.ts';

/** Everything in which a value is not a template; empty when it is a RawTemplate. */
export function checkTemplateSchema(value: unknown): readonly Finding[] {
  if (validateTemplate(value)) return missingKeys(value as Partial<RawTemplate>);
  return schemaFindings(validateTemplate.errors ?? [], value, {
    rule: 'template-valid',
    placeName: placeOfTemplate,
    keysAt: keysOfTemplate,
    formats,
  });
}

/** How numbers and names of a template are written, by their definition in the schema. */
const formats: Readonly<Record<string, Localized>> = {
  measure: {
    zh: '请写不带单位、不带正负号的数，例如 10.5；最多四位整数、四位小数。',
    en: 'Write a number without unit or sign, e.g. 10.5: at most four digits before the point and four after.',
  },
  width: {
    zh: '列宽请写毫米数，不带单位，例如 26；或写 rest，占余下的宽度。',
    en: 'Write a width in mm without its unit, e.g. 26, or rest for what the others leave.',
  },
  count: {
    zh: '请写 1 到 99999 的整数。',
    en: 'Write a whole number from 1 to 99999.',
  },
  span: {
    zh: '请写占几列，例如 2；或写 rest，占满余下的列。',
    en: 'Write how many columns, e.g. 2, or rest for all that are left.',
  },
  name: {
    zh: '名称用字母开头，只有字母、数字和 -，例如 page-number。',
    en: 'A name begins with a letter and has only letters, digits and -, e.g. page-number.',
  },
  path: {
    zh: '请写字段的名称，例如 project.name；在 each 里以点开头，例如 .total。',
    en: 'Write the name of a field, e.g. project.name; inside an each it begins with a dot, e.g. .total.',
  },
};

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
function keysOfTemplate(path: Path): readonly { readonly key: string; readonly title: string }[] {
  let node: Node | undefined = root;
  for (const key of path) {
    if (!node) return [];
    const at: Node = referenced(node);
    const other: Node | undefined =
      typeof at.additionalProperties === 'object' ? at.additionalProperties : undefined;
    node = typeof key === 'number' ? at.items : (at.properties?.[key] ?? other);
  }
  return Object.entries((node && referenced(node).properties) ?? {}).map(([key, { title }]) => ({
    key,
    title: title ?? key,
  }));
}

function referenced(node: Node): Node {
  const reference = node.$ref ?? node.allOf?.[0]?.$ref;
  return root.definitions[reference?.slice(reference.lastIndexOf('/') + 1) ?? ''] ?? node;
}

/** rows[2].cells[0], or the template itself. */
function placeOfTemplate(path: Path): Localized {
  if (path.length === 0) return { zh: '表样', en: 'the template' };
  return { zh: `「${pathText(path)}」`, en: pathText(path) };
}

/** A finding for each key that a template that extends another may leave out, and that nothing gives. */
function missingKeys(raw: Partial<RawTemplate>): readonly Finding[] {
  const wanted: readonly (readonly [place: Path, keys: readonly string[]])[] = [
    [[], ['title', 'paper', 'fonts', 'styles', 'columns', 'rows']],
    [['paper'], ['top', 'right', 'bottom', 'left']],
    [['styles'], ['label', 'value']],
    ...each(['fonts'], raw.fonts, ['office', 'face']),
    ...each(['styles'], raw.styles, ['font', 'size']),
    [['padding'], ['x', 'y']],
    [['choiceMarks'], ['open', 'ticked']],
  ];
  return wanted.flatMap(([place, keys]) => {
    const group = valueAt(raw, place);
    if (group === undefined) return [];
    return keys
      .filter(key => valueAt(group, [key]) === undefined)
      .map(key => missing([...place, key]));
  });
}

const each = (place: Path, groups: object | undefined, keys: readonly string[]) =>
  Object.keys(groups ?? {}).map(name => [[...place, name], keys] as const);

function missing(path: Path): Finding {
  const name = path.join('.');
  return {
    rule: 'template-valid',
    severity: 'error',
    structural: true,
    path,
    message: { zh: `缺少「${name}」`, en: `${name} is missing` },
    help: { zh: `请写上 ${path.at(-1)}: …`, en: `Add ${path.at(-1)}: …` },
  };
}
