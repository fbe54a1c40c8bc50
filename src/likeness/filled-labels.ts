/** The labels in a form that somebody filled in, by the same rules as those in a Word file. */
import type { FilledForm } from '../form/filled-form.ts';
import { type FormLabels, labelsInGrid, labelsInLine } from './form-labels.ts';
import { type KnownLabels, knownInCell } from './word-labels.ts';

/** The known labels of the table and of the lines around it. */
export function labelsInFilled(
  { above, cells, below }: FilledForm,
  { isLabel, isLevel }: KnownLabels,
): FormLabels {
  const isKnown = (label: string) => isLabel(label) || isLevel(label);
  const lines = [...above, ...below].map(({ text }) => labelsInLine(text).filter(isKnown));
  const rows = new Map<number, (readonly string[])[]>();
  for (const { row, lines: texts } of cells) {
    const known = knownInCell(texts, isKnown);
    const others = rows.get(row);
    if (others) others.push(known);
    else rows.set(row, [known]);
  }
  const grid = { lines, rows: [...rows.values()] };
  return labelsInGrid(grid, label => isLevel(label) && !isLabel(label));
}
