/** Filled forms drawn as text: a row a line, cells apart by |, `^` what is merged down from above, `>2` columns at the end, ¶ between paragraphs. */
import type { FilledCell, FilledForm } from '../../src/form/filled-form.ts';

interface Sketch {
  readonly above?: readonly string[];
  readonly rows: string;
  readonly below?: readonly string[];
}

type Writable = { -readonly [K in keyof FilledCell]: FilledCell[K] };

export function sketch({ above = [], rows, below = [] }: Sketch): FilledForm {
  const cells: Writable[] = [];
  let covering: Writable[] = [];
  const lines = rows
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
  for (const [row, line] of lines.entries()) {
    const covered: Writable[] = [];
    for (const [index, drawn] of line.split('|').entries()) {
      const [, text = '', span = '1'] = /^(.*?)\s*(?:>(\d+))?$/s.exec(drawn.trim()) ?? [];
      const merged = covering[covered.length];
      if (text === '^' && merged) {
        merged.rowSpan++;
        for (let column = 0; column < merged.colSpan; column++) covered.push(merged);
        continue;
      }
      const cell: Writable = {
        row,
        column: covered.length,
        rowSpan: 1,
        colSpan: Number(span),
        lines: text === '' ? [] : text.split('¶'),
        name: { zh: `第${row + 1}行第${index + 1}格`, en: `row ${row + 1}, cell ${index + 1}` },
      };
      cells.push(cell);
      for (let column = 0; column < cell.colSpan; column++) covered.push(cell);
    }
    if (row > 0 && covered.length !== covering.length)
      throw new Error(`row ${row + 1} has ${covered.length} columns: ${line}`);
    covering = covered;
  }
  const outside = (texts: readonly string[], zh: string, en: string) =>
    texts.map((text, index) => ({
      text,
      name: { zh: `${zh}第${index + 1}行`, en: `line ${index + 1} ${en} the table` },
    }));
  return {
    above: outside(above, '表上', 'above'),
    columns: covering.map(() => 20),
    cells,
    below: outside(below, '表下', 'below'),
    pages: [],
    remarks: [],
  };
}
