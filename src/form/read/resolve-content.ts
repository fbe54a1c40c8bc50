/** What the text of a template, or a cell of it, prints: resolved and checked against what a filing has. */
import {
  type CellContent,
  type Items,
  OUTSIDE,
  type Reference,
  type Segment,
} from '../template.ts';
import { warnLabels } from './labels.ts';
import type { Location } from './location.ts';
import { isTrue, type RawContent, type RawText } from './raw.ts';
import { resolveField } from './resolve-field.ts';
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
  Record<ContentKey, (cell: RawContent, scope: Scope, at: Location) => CellContent>
> = {
  choice({ choice = '', options = [], perLine, other }, { items }, at) {
    const field = resolveField(parseReference(choice), items, at.child('choice'));
    if (options.length === 0)
      at.error({ zh: '选项（options）没有写', en: 'the choice has no options' });
    const lines = perLine === undefined ? {} : { perLine: Number(perLine) };
    return { kind: 'choice', field, options, takesOther: isTrue(other), ...lines };
  },
  field({ field = '' }, { items }, at) {
    return fieldContent(resolveField(parseReference(field), items, at.child('field')));
  },
  beside({ beside = '' }, { items, hasBeside }, at) {
    const reference: Reference = { ...parseReference(beside), from: 'beside' };
    if (hasBeside) return fieldContent(resolveField(reference, items, at.child('beside')));
    at.child('beside').error({
      zh: '这一行没有并排的表（beside）',
      en: 'the row has no table beside it',
    });
    return fieldContent(reference);
  },
  text({ text = '' }, { items }, at) {
    const paragraphs = resolveText(text, items, at.child('text'));
    warnLabels(paragraphs, items, at.child('text'));
    return { kind: 'text', paragraphs };
  },
  level({ level }, { levels }, at) {
    if (Number(level) > levels)
      at.child('level').error({
        zh: '级别（level）只用在指标表的 each 里',
        en: 'level is only allowed in the each of an indicator table',
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
export function resolveContent(cell: RawContent, scope: Scope, at: Location) {
  const said = keys.filter(key => cell[key] !== undefined);
  if (said.length > 1)
    at.error({
      zh: '一格只能印 text、field、beside、choice、level 中的一种',
      en: 'a cell must have one of text, field, beside, choice, level',
    });
  const [content = resolvers.text({}, scope, at)] = said.map(key =>
    resolvers[key](cell, scope, at),
  );
  return { content, style: said.every(key => key === 'text') ? 'label' : 'value' };
}

/** The paragraphs of a text; reports what is no field of a filing. */
export function resolveText(
  text: RawText,
  items: Items,
  at: Location,
): readonly (readonly Segment[])[] {
  const paragraphs = parseText(text);
  for (const segment of paragraphs.flat()) {
    if (segment.kind === 'field') resolveField(segment, items, at);
    if (segment.kind === 'number' && items.item.length === 0)
      at.error({ zh: '「{#}」只用在 each 里', en: '“{#}” is only allowed inside an each' });
  }
  return paragraphs;
}
