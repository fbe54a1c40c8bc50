/** Labels: worded as a form words them, and warned of where they were meant to be something else, or stand twice. */
import { didYouMean } from '../../source/suggest.ts';
import type { Items, Segment } from '../template.ts';
import type { Location } from './location.ts';
import { contentOf, type RawCell, type RawRow, type RawTemplate } from './raw.ts';
import { isField } from './resolve-field.ts';
import { parseReference } from './segments.ts';

/** A row whose cells that only print a label of `labels` print the wording given for it. */
export function relabelled(row: RawRow, labels: RawTemplate['labels']): RawRow {
  if (!labels) return row;
  const reword = (cell: RawCell): RawCell => {
    const label = labelOf(cell);
    const text = label === undefined ? undefined : labels[label];
    if (text === undefined) return cell;
    return typeof cell === 'string' ? text : { ...cell, text };
  };
  return {
    ...row,
    ...(row.label !== undefined && { label: reword(row.label) }),
    ...(row.cells && { cells: row.cells.map(reword) }),
  };
}

/** Reports labels that a template words anew and that no cell has. */
export function checkLabels({ rows, parts = {}, labels = {} }: RawTemplate, at: Location): void {
  const known = new Set([rows, ...Object.values(parts)].flat().flatMap(labelsIn));
  for (const label of Object.keys(labels)) {
    if (known.has(label)) continue;
    const message = { zh: `表上没有标签「${label}」`, en: `the form has no label “${label}”` };
    at.child('labels', label).error(message, didYouMean(label, known));
  }
}

function labelsIn({ label, cells = [], rows = [] }: RawRow): readonly string[] {
  const all = label === undefined ? cells : [label, ...cells];
  return [...all.flatMap(cell => labelOf(cell) ?? []), ...rows.flatMap(labelsIn)];
}

function labelOf(cell: RawCell): string | undefined {
  const text = cell === null ? undefined : contentOf(cell).text;
  return typeof text === 'string' ? text : undefined;
}

/** Boxes, and ticks that no “打√” explains. */
const BOX = /[□☐☑☒]|(?<![打划画用“"])[√✓✔]/u;

/** Warns of a label that names a field without printing it, and of one with boxes typed by hand. */
export function warnLabels(
  paragraphs: readonly (readonly Segment[])[],
  items: Items,
  at: Location,
): void {
  for (const segment of paragraphs.flat()) {
    if (segment.kind !== 'literal') continue;
    const literal = segment.text.trim();
    if (isNameOfField(literal, items))
      at.warn(
        {
          zh: `标签「${literal}」是一个字段的名称，会原样印出`,
          en: `the label “${literal}” is the name of a field and will be printed literally`,
        },
        {
          zh: `要印申报里的值，写 { field: ${literal} } 或 "{${literal}}"。`,
          en: `To print the value of the filing, write { field: ${literal} } or "{${literal}}".`,
        },
      );
    const box = BOX.exec(literal)?.[0];
    if (box !== undefined)
      at.warn(
        {
          zh: `标签里的“${box}”只是文字，不会按申报打勾`,
          en: `“${box}” in the label is only text and will not be ticked`,
        },
        {
          zh: '让人选的几项用 choice 和 options 写，符号用 choiceMarks 改。',
          en: 'Use choice with options; choiceMarks sets their marks.',
        },
      );
  }
}

/** Whether a text is a path of a field, of more than one word so that a label in English is none. */
const isNameOfField = (text: string, items: Items): boolean =>
  /^\.?[a-z][\w.]*$/i.test(text) && text.includes('.') && isField(parseReference(text), items);

/** Warns of two rows of a list that begin with the same label. */
export function warnRepeatedLabels(
  rows: readonly { readonly row: RawRow; readonly at: Location }[],
): void {
  const seen = new Set<string>();
  for (const { row, at } of rows) {
    const head = row.label ?? row.cells?.[0];
    const text = head === undefined ? undefined : contentOf(head).text;
    if (typeof text !== 'string' || text === '' || row.each !== undefined) continue;
    const place = row.label === undefined ? at.child('cells', 0) : at.child('label');
    if (seen.has(text))
      place.warn({ zh: `标签「${text}」有两行`, en: `two rows have the label “${text}”` });
    seen.add(text);
  }
}
