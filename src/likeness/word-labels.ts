/** The labels in a Word file, blank or filled in: of its texts only those that are known to be labels of forms. */
import { linesInCell } from '../draft/cell-text.ts';
import { type GridCell, gridOf, type WordGrid } from '../word/grid.ts';
import { readWord } from '../word/word.ts';
import { openZip } from '../word/zip.ts';
import {
  comparedLabel,
  type FormLabels,
  labelsInCell,
  labelsInGrid,
  labelsInLine,
} from './form-labels.ts';

/** Which labels are known, and which of them are names of levels of indicators. */
export interface KnownLabels {
  readonly isLabel: (label: string) => boolean;
  readonly isLevel: (label: string) => boolean;
}

/**
 * The known labels of the main table of a .docx and of the lines around it. Why only those: what a person has filled
 * in must neither count nor be told of. Throws UserError like `readWord`.
 */
export function labelsInWord(docx: Uint8Array, { isLabel, isLevel }: KnownLabels): FormLabels {
  const { paper, above, tables, below } = readWord(openZip(docx), { formats: true });
  const grid = gridOf(tables, paper.width - paper.left - paper.right);
  const isKnown = (label: string) => isLabel(label) || isLevel(label);
  const lines = [...above, ...below].map(({ text }) => labelsInLine(text).filter(isKnown));
  const rows = cellsByRow(grid).map(cells =>
    cells.map(cell => knownInCell(linesInCell(cell), isKnown)),
  );
  return labelsInGrid({ lines, rows }, label => isLevel(label) && !isLabel(label));
}

/** The cells that begin in each row. */
const cellsByRow = ({ rows, columns, at }: WordGrid): readonly (readonly GridCell[])[] =>
  rows.map((_, row) => {
    const cells = new Set(columns.map((_, column) => at(row, column)));
    return [...cells].filter(cell => cell.row === row);
  });

/** The known labels of a cell, whose paragraphs may be one label, or a label each. */
export function knownInCell(
  lines: readonly string[],
  isKnown: (label: string) => boolean,
): readonly string[] {
  const joined = lines.join('');
  const whole = comparedLabel(joined);
  if (whole !== undefined && isKnown(whole)) return [whole];
  const readings = [[joined], lines].map(texts => texts.flatMap(labelsInCell).filter(isKnown));
  return readings.reduce((most, one) => (one.length > most.length ? one : most));
}
