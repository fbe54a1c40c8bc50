/** What the text of a template, or a cell of it, prints: resolved and checked against what a filing has. */
import { kindOf, resolve, type SchemaNode, schemaAt } from '../../filing/fields.ts';
import type { Path } from '../../finding.ts';
import { asQuestion, didYouMean } from '../../source/suggest.ts';
import {
  type CellContent,
  type Items,
  OUTSIDE,
  type Reference,
  resolvePath,
  type Segment,
} from '../template.ts';
import type { RawContent, RawText } from './raw.ts';
import type { ReportProblem } from './report.ts';
import { parseReference, parseText } from './segments.ts';

/** What the cells of a row may print. */
export interface Scope {
  /** Patterns of the items that references begin at. */
  readonly items: Items;
  /** Levels of names above the item; 0 outside tables of indicators. */
  readonly levels: number;
  /** Whether a second table stands beside. */
  readonly hasBeside: boolean;
}

/** Of rows in no list. */
export const OUTER_SCOPE: Scope = { items: OUTSIDE, levels: 0, hasBeside: false };

type ContentKey = 'choice' | 'field' | 'beside' | 'text' | 'level';

/** Resolves what each key of a cell says that it prints; a cell has one of them. */
const resolvers: Readonly<
  Record<
    ContentKey,
    (cell: RawContent, path: Path, scope: Scope, report: ReportProblem) => CellContent
  >
> = {
  choice({ choice = '', options = [], perLine }, path, { items }, report) {
    const field = parseReference(choice);
    checkField(field, [...path, 'choice'], items, report);
    if (options.length === 0)
      report(path, { zh: '选项（options）没有写', en: 'the choice has no options' });
    return {
      kind: 'choice',
      field,
      options,
      ...(perLine !== undefined && { perLine: Number(perLine) }),
    };
  },
  field({ field = '' }, path, { items }, report) {
    const reference = parseReference(field);
    checkField(reference, [...path, 'field'], items, report);
    return fieldContent(reference);
  },
  beside({ beside = '' }, path, { items, hasBeside }, report) {
    const reference: Reference = { ...parseReference(beside), from: 'beside' };
    if (hasBeside) checkField(reference, [...path, 'beside'], items, report);
    else
      report([...path, 'beside'], {
        zh: '这一行没有并排的表（beside）',
        en: 'the row has no table beside it',
      });
    return fieldContent(reference);
  },
  text({ text = '' }, path, { items }, report) {
    return { kind: 'text', paragraphs: resolveText(text, [...path, 'text'], items, report) };
  },
  level({ level }, path, { levels }, report) {
    if (Number(level) > levels)
      report([...path, 'level'], {
        zh: '级别（level）只用在指标表的 each 里',
        en: 'level stands only in the each of a table of indicators',
      });
    return { kind: 'level', level: Number(level) };
  },
};

const keys = Object.keys(resolvers) as readonly ContentKey[];

const fieldContent = (reference: Reference): CellContent => ({
  kind: 'text',
  paragraphs: [[{ kind: 'field', ...reference }]],
});

/** What a cell prints, and the style that it usually has. */
export function resolveContent(
  cell: RawContent,
  path: Path,
  scope: Scope,
  report: ReportProblem,
): { readonly content: CellContent; readonly style: 'label' | 'value' } {
  const said = keys.filter(key => cell[key] !== undefined);
  if (said.length > 1)
    report(path, {
      zh: '一格只能印 text、field、beside、choice、level 中的一种',
      en: 'a cell prints one of text, field, beside, choice, level',
    });
  const [content] = said.map(key => resolvers[key](cell, path, scope, report));
  return {
    content: content ?? { kind: 'text', paragraphs: parseText('') },
    style: said.every(key => key === 'text') ? 'label' : 'value',
  };
}

/** The paragraphs of a text; reports what is no field of a filing. */
export function resolveText(
  text: RawText,
  path: Path,
  items: Items,
  report: ReportProblem,
): readonly (readonly Segment[])[] {
  const paragraphs = parseText(text);
  for (const segment of paragraphs.flat()) {
    if (segment.kind === 'field') checkField(segment, path, items, report);
    if (segment.kind === 'number' && items.item.length === 0)
      report(path, { zh: '「{#}」只用在 each 里', en: '“{#}” stands only inside an each' });
  }
  return paragraphs;
}

/** Whether a reference leads to a single value of a filing. */
export function isField(reference: Reference, items: Items): boolean {
  const isHomeless = reference.from !== 'filing' && items[reference.from].length === 0;
  const node = isHomeless ? undefined : schemaAt(resolvePath(reference, items));
  return node !== undefined && kindOf(node) !== undefined;
}

function checkField(reference: Reference, path: Path, items: Items, report: ReportProblem): void {
  if (isField(reference, items)) return;
  const full = resolvePath(reference, items);
  const name = String(full.at(-1));
  const siblings = propertiesOf(schemaAt(full.slice(0, -1)));
  const deeper = Object.keys(siblings).find(key =>
    Object.hasOwn(propertiesOf(siblings[key]), name),
  );
  const written = `${reference.from === 'filing' ? '' : '.'}${reference.path.join('.')}`;
  report(
    path,
    { zh: `申报里没有「${written}」这个字段`, en: `a filing has no field “${written}”` },
    deeper === undefined
      ? didYouMean(name, Object.keys(siblings))
      : asQuestion(`${deeper}.${name}`),
  );
}

const propertiesOf = (node: SchemaNode | undefined) => (node && resolve(node).properties) ?? {};
