/** What the cells of a form say: fields of the filing, by what its template prints there. */
import type { Localized, Path } from '../../finding.ts';
import type { FilledCell } from '../filled-form.ts';
import { type Items, OUTSIDE, type Reference, resolvePath } from '../template.ts';
import { beginsWith } from './fit.ts';
import { readChoice } from './read-choice.ts';
import { readText } from './read-text.ts';
import { type At, put, type Reading } from './reading.ts';
import type { StepCell } from './step-cell.ts';

/** A text that a field prints, with the path of the field. */
export interface FieldValue {
  readonly path: Path;
  readonly from: Reference['from'];
  readonly text: string;
  readonly isSure: boolean;
}

/** The values in the lines of a cell; references begin at `items`. */
export function valuesIn(
  { template }: Reading,
  { cell, role }: StepCell,
  lines: readonly string[],
  items: Items,
): readonly FieldValue[] {
  const { content } = cell;
  const value = (field: Reference, text: string, isSure: boolean): FieldValue => ({
    path: resolvePath(field, items),
    from: field.from,
    text,
    isSure,
  });
  if (content.kind === 'choice') {
    const { chosen, isSure } = readChoice(lines.join('\n').trim(), content, template.choiceMarks);
    return [value(content.field, chosen.join('、'), isSure)];
  }
  if (content.kind !== 'text' || role === 'label') return [];
  const texts = readText(lines, content);
  if (texts) return texts.map(({ field, text, isSure }) => value(field, text, isSure));
  const [field, ...others] = content.paragraphs.flat().filter(segment => segment.kind === 'field');
  if (!field) return [];
  const text = lines.join('\n');
  if (role === 'value') return [value(field, text, others.length === 0)];
  const word = WORDS[String(field.path.at(-1))]?.(text);
  return word === undefined ? [] : [value(field, word, true)];
}

/** What a label that is worded otherwise may still say. */
const WORDS: Readonly<Record<string, (text: string) => string | undefined>> = {
  unit: text => /万元|元/.exec(text)?.[0],
  years: text => {
    const [, first, last] = /(\d{4})年?[-—–~～至到]+(\d{4})/.exec(text.replace(/\s+/g, '')) ?? [];
    return first && last && `${first}-${last}`;
  },
};

/** Reads a cell into the filing. */
export function readInto(
  reading: Reading,
  cell: StepCell,
  one: FilledCell,
  items: Items,
  at: At,
): void {
  reading.used.add(one);
  const { lines, name } = one;
  const next =
    cell.role === 'caption'
      ? lines.findIndex((line, index) => index > 0 && captionIn(reading, line))
      : -1;
  const own = next === -1 ? lines : lines.slice(0, next);
  for (const { path, text, isSure } of valuesIn(reading, cell, own, items))
    put(reading, path, text, at, isSure);
  for (const text of lines.slice(own.length))
    if (!readCaption(reading, text, name)) reading.unplaced.push({ text, name });
}

/** The caption of another cell with whose words a line begins. */
function captionIn({ plan, found }: Reading, line: string): StepCell | undefined {
  const steps = plan.captioned.filter(({ group, row }) => !group && row.kind === 'cells');
  return steps
    .flatMap(({ cells }) => cells)
    .find(cell => !found.has(cell) && beginsWith(cell, line));
}

/** Reads a line that says what a cell of its own does on the form; gives whether it does. */
export function readCaption(reading: Reading, text: string, name: Localized): boolean {
  const cell = captionIn(reading, text);
  if (!cell) return false;
  reading.found.add(cell);
  for (const { path, text: one, isSure } of valuesIn(reading, cell, [text], OUTSIDE))
    put(reading, path, one, { name, label: cell.lead }, isSure);
  return true;
}
