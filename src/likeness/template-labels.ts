/** The labels that a template prints, read off its cells; what filings fill in is none of them. */
import type {
  CellContent,
  FormTemplate,
  Segment,
  TemplateCell,
  TemplateRow,
} from '../form/template.ts';
import { memoize } from '../source/memoize.ts';
import {
  allLabels,
  comparedLabel,
  type FormLabels,
  labelsInCell,
  labelsInGrid,
  labelsInLine,
} from './form-labels.ts';

/** The labels of a form, and the levels of indicators that it names. */
export const labelsOfTemplate = memoize(
  ({ above, rows, below, constraints }: FormTemplate): FormLabels => {
    const grid = {
      lines: [...above, ...below].map(line =>
        line.paragraphs.flatMap(paragraph => labelsInLine(textOf(paragraph))),
      ),
      rows: rows
        .flatMap(cellsOfRows)
        .map(cells => cells.map(cell => labelsOfContent(cell.content))),
    };
    const names = Object.entries(constraints.classification ?? {}).flat(2);
    const levels = new Set(names.flatMap(name => comparedLabel(name) ?? []));
    return { ...labelsInGrid(grid, () => false), levels };
  },
);

/** How many of the forms have a label, of whichever kind. */
export function formsWithLabel(templates: readonly FormTemplate[]): (label: string) => number {
  const counts = new Map<string, number>();
  for (const template of templates)
    for (const label of allLabels(labelsOfTemplate(template)))
      counts.set(label, (counts.get(label) ?? 0) + 1);
  return label => counts.get(label) ?? 0;
}

/** The cells of each row as they stand on the form; a row of a list once. */
function cellsOfRows(row: TemplateRow): readonly (readonly TemplateCell[])[] {
  switch (row.kind) {
    case 'cells':
    case 'each':
      return [row.cells];
    case 'block': {
      const [first = [], ...others] = row.rows.flatMap(cellsOfRows);
      return [[row.label, ...first], ...others];
    }
    case 'group':
      return row.rows.flatMap(cellsOfRows);
  }
}

const labelsOfContent = (content: CellContent): readonly string[] =>
  content.kind === 'text' ? labelsInCell(content.paragraphs.map(textOf).join('')) : [];

/** A paragraph as a blank form has it: with room for its fields. */
const textOf = (segments: readonly Segment[]): string =>
  segments.map(segment => (segment.kind === 'literal' ? segment.text : ' ')).join('');
