/** The cells of a template as a reader takes them: labels with what they ask for, and values. */
import type { Path } from '../../finding.ts';
import { labelKeys } from '../label-text.ts';
import { type Items, type Reference, resolvePath, type TemplateCell } from '../template.ts';
import { type AcceptedLabels, acceptedHeads, acceptedLabels } from './accepted-labels.ts';

/** What a cell is to its reader; a caption is a label that prints a value too. */
export type CellRole = 'label' | 'caption' | 'value' | 'choice' | 'level';

export interface StepCell {
  readonly cell: TemplateCell;
  readonly role: CellRole;
  /** The label as printed, without its fields; empty for values. */
  readonly label: string;
  readonly accepted: AcceptedLabels;
  /** The words that a caption begins with. */
  readonly lead: string | undefined;
  /** Whether it stands in a row that says only what is below. */
  readonly isHead: boolean;
}

/** The fields that a cell prints, as patterns. */
export function fieldsIn({ content }: TemplateCell, items: Items): readonly Path[] {
  const references: readonly Reference[] =
    content.kind === 'choice'
      ? [content.field]
      : content.kind === 'text'
        ? content.paragraphs.flat().flatMap(segment => (segment.kind === 'field' ? [segment] : []))
        : [];
  return references.map(reference => resolvePath(reference, items));
}

/** A cell of a step; `asked` are the fields, or the level, that its label asks for. */
export function stepCell(
  cell: TemplateCell,
  items: Items,
  asked: readonly (Path | number)[],
  isLevel: (key: string) => boolean,
): StepCell {
  const role = roleOf(cell);
  const label = role === 'label' || role === 'caption' ? labelOf(cell) : '';
  const paths = asked.filter(field => typeof field !== 'number');
  const [level] = asked.filter(field => typeof field === 'number');
  const own = labelKeys(label);
  const all =
    label === ''
      ? new Map<string, number>()
      : level === undefined
        ? acceptedLabels(
            label,
            role === 'caption' && paths.length === 0 ? fieldsIn(cell, items).slice(0, 1) : paths,
          )
        : acceptedHeads(label, level);
  const accepted = new Map([...all].filter(([key]) => own.includes(key) || !isLevel(key)));
  return {
    cell,
    role,
    label,
    accepted,
    lead: role === 'caption' ? leadOf(cell) : undefined,
    isHead: false,
  };
}

const HANZI = /\p{Script=Han}/gu;

/** What a cell is to its reader. */
export function roleOf(cell: TemplateCell): CellRole {
  const { content } = cell;
  if (content.kind !== 'text') return content.kind;
  const segments = content.paragraphs.flat();
  if (segments.every(({ kind }) => kind === 'literal')) return 'label';
  return (leadOf(cell).match(HANZI)?.length ?? 0) > 1 ? 'caption' : 'value';
}

/** The words before the first field. */
function leadOf({ content }: TemplateCell): string {
  if (content.kind !== 'text') return '';
  const segments = content.paragraphs.flat();
  const end = segments.findIndex(({ kind }) => kind !== 'literal');
  const lead = segments
    .slice(0, end)
    .map(segment => (segment.kind === 'literal' ? segment.text : ''));
  return labelKeys(lead.join('').replace(/[（(]$/, ''))[0] ?? '';
}

const labelOf = ({ content }: TemplateCell) =>
  content.kind === 'text'
    ? content.paragraphs
        .flat()
        .map(segment => (segment.kind === 'literal' ? segment.text : ''))
        .join('')
    : '';
