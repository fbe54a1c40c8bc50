/** Whether the empty form is one that can be printed: how many rows and characters it has, lists repeated. */
import type { CellContent, TemplateCell, TemplateRow } from '../template.ts';
import { MOST_PRINTED } from './limits.ts';
import type { Location } from './location.ts';

interface Printed {
  readonly rows: number;
  readonly characters: number;
}

/** Reports rows that print more than MOST_PRINTED when nothing is filled in; a table of indicators has a row for each of `levels` names. */
export function checkPrinted(rows: readonly TemplateRow[], levels: number, at: Location): void {
  const printed = printedBy(rows, levels);
  if (printed.rows > MOST_PRINTED.rows)
    at.error(
      {
        zh: `空表就有 ${printed.rows} 行，最多 ${MOST_PRINTED.rows} 行`,
        en: `the empty form has ${printed.rows} rows, more than ${MOST_PRINTED.rows}`,
      },
      { zh: '改小 least，或少套一层 each。', en: 'Make least smaller, or nest fewer lists.' },
    );
  else if (printed.characters > MOST_PRINTED.characters)
    at.error({
      zh: `空表上的文字有 ${printed.characters} 个字，最多 ${MOST_PRINTED.characters} 个`,
      en: `the empty form has ${printed.characters} characters, more than ${MOST_PRINTED.characters}`,
    });
}

function printedBy(rows: readonly TemplateRow[], levels: number): Printed {
  const all = rows.map(row => printedByRow(row, levels));
  return {
    rows: all.reduce((sum, one) => sum + one.rows, 0),
    characters: all.reduce((sum, one) => sum + one.characters, 0),
  };
}

function printedByRow(row: TemplateRow, levels: number): Printed {
  switch (row.kind) {
    case 'cells':
      return { rows: 1, characters: charactersIn(row.cells) };
    case 'block': {
      const { rows, characters } = printedBy(row.rows, levels);
      return { rows, characters: characters + charactersIn([row.label]) };
    }
    case 'each': {
      const times = Math.max(row.least, row.levels > 0 ? levels : row.least);
      return { rows: times, characters: times * charactersIn(row.cells) };
    }
    case 'group': {
      const { rows, characters } = printedBy(row.rows, levels);
      return { rows: row.least * rows, characters: row.least * characters };
    }
  }
}

const charactersIn = (cells: readonly TemplateCell[]) =>
  cells.reduce((sum, { content }) => sum + lengthOf(content), 0);

function lengthOf(content: CellContent): number {
  switch (content.kind) {
    case 'level':
      return 0;
    case 'choice':
      return content.options.reduce((sum, option) => sum + option.length, 0);
    case 'text':
      return content.paragraphs
        .flat()
        .reduce((sum, segment) => sum + (segment.kind === 'literal' ? segment.text.length : 0), 0);
  }
}
