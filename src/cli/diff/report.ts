/** What a report of the differences of two filings is told of, and the words that its formats share. */
import {
  amountText,
  type Both,
  type ChangeKind,
  type ChangeSide,
  type Comparison,
  type FilingChange,
  type Localized,
  placeName,
  type WordRun,
} from '../../internal.ts';
import type { Language } from '../language.ts';
import type { Look } from '../session.ts';

export interface DiffReport {
  readonly names: Both<string>;
  readonly comparison: Comparison;
}

/** Writes a report; a look of a file has no colours. */
export type DiffWriter = (report: DiffReport, look: Look) => string;

/** The changes of one part of the form. */
export interface ChangedBlock {
  readonly title: Localized;
  readonly changes: readonly FilingChange[];
}

export function blocksOf({ changes }: Comparison): readonly ChangedBlock[] {
  const blocks = new Map<string, { title: Localized; changes: FilingChange[] }>();
  for (const change of changes) {
    const block = blocks.get(change.block.en) ?? { title: change.block, changes: [] };
    blocks.set(change.block.en, block);
    block.changes.push(change);
  }
  return [...blocks.values()];
}

/** What a side says: a value with the unit of money, or the fields of an item besides the name that its label has. */
export function sideText({ fields }: FilingChange, side: ChangeSide, language: Language): string {
  if (!fields) return side.unit === undefined ? side.text : `${side.text} ${side.unit}`;
  const name = fields.findIndex(({ text }) => text === side.text);
  const [colon, semicolon] = language === 'zh' ? ['：', '；'] : [': ', '; '];
  const told = fields.filter((_, index) => index !== name);
  if (fields.length === 0) return words.blank[language];
  return told.map(({ label, text }) => `${label[language]}${colon}${text}`).join(semicolon);
}

/** +12.40 万元; undefined where the change is not of amounts. */
export function differenceText({ difference, after }: FilingChange): string | undefined {
  if (!difference) return undefined;
  const unit = after?.unit === undefined ? '' : ` ${after.unit}`;
  return `${difference.gt(0) ? '+' : ''}${amountText(difference)}${unit}`;
}

/** The words that one of the texts has, in order. */
export const wordsOf = (runs: readonly WordRun[], side: 'deleted' | 'inserted') =>
  runs.filter(({ kind }) => kind === 'same' || kind === side);

/** What must be known to judge the list: other forms, and values that could not be read. */
export function notesOf({ names, comparison }: DiffReport, language: Language): readonly string[] {
  const { forms, unread } = comparison;
  const notes: Localized[] = [];
  if (forms.a !== forms.b)
    notes.push({
      zh: `两份的表样不同（${forms.a ?? '没有写'}、${forms.b ?? '没有写'}），按内容比较，不比较版面。`,
      en: `The forms differ (${forms.a ?? 'none'}, ${forms.b ?? 'none'}); contents are compared, not layouts.`,
    });
  for (const side of ['a', 'b'] as const) {
    const paths = unread[side];
    if (paths.length === 0) continue;
    const places = paths.slice(0, MOST_PLACES).map(path => placeName(path));
    const more = paths.length > MOST_PLACES ? '…' : '';
    notes.push({
      zh: `${names[side]} 有 ${paths.length} 处读不懂，按所写的文字比较：${places.map(({ zh }) => zh).join('、')}${more}`,
      en: `${names[side]}: values that could not be read, compared as written: ${places.map(({ en }) => en).join(', ')}${more}`,
    });
  }
  return notes.map(note => note[language]);
}

/** Places that could not be read which a note names. */
const MOST_PLACES = 5;

/** 3 处不同：修改 1、增加 2. */
export function countText({ changes }: Comparison, language: Language): string {
  if (changes.length === 0) return words.equal[language];
  const counts = new Map<ChangeKind, number>();
  for (const { kind } of changes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const each = kindOrder.flatMap(kind => {
    const count = counts.get(kind);
    return count === undefined ? [] : [`${kindWords[kind][language]} ${count}`];
  });
  return language === 'zh'
    ? `${changes.length} 处不同：${each.join('、')}`
    : `${changes.length} ${changes.length === 1 ? 'difference' : 'differences'}: ${each.join(', ')}`;
}

const kindOrder: readonly ChangeKind[] = ['changed', 'added', 'removed', 'moved'];

export const kindWords: Readonly<Record<ChangeKind, Localized>> = {
  changed: { zh: '修改', en: 'changed' },
  added: { zh: '增加', en: 'added' },
  removed: { zh: '删除', en: 'removed' },
  moved: { zh: '移动', en: 'moved' },
};

export const words = {
  title: { zh: '两份申报的不同', en: 'Differences of two filings' },
  equal: { zh: '没有不同', en: 'no differences' },
  blank: { zh: '（空）', en: '(blank)' },
  kind: { zh: '变动', en: 'change' },
  place: { zh: '内容', en: 'field' },
  difference: { zh: '增减', en: 'difference' },
} satisfies Record<string, Localized>;
