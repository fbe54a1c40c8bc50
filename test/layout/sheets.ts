/** Sheets for tests of layout: the least that a sheet needs, and cells in a few words. */
import type { Cell, Paragraph, Row, Section, Sheet, Style } from '../../src/form/sheet.ts';
import type { LaidOut } from '../../src/layout/layout-sheet.ts';
import type { TextRun } from '../../src/layout/page.ts';

export const style: Style = {
  font: { office: '宋体', alternatives: [], face: 'song' },
  size: 10,
  align: 'left',
  valign: 'top',
  indent: 0,
  leading: 1.5,
  spaceBefore: 0,
  spaceAfter: 0,
};

export function text(content: string, field?: Paragraph['parts'][number]['field']): Paragraph {
  return { parts: [{ text: content, ...(field && { field }) }] };
}

export function cell(column: number, content: string, rest: Partial<Cell> = {}): Cell {
  return { column, colSpan: 1, rowSpan: 1, role: 'cell', content: [text(content)], ...rest };
}

export function row(cells: readonly Cell[], rest: Partial<Row> = {}): Row {
  return { minHeight: 0, splits: true, keepWithNext: false, cells, ...rest };
}

/** A sheet on paper of 100 by 100 mm with margins of 10 mm, two columns of 40 mm. */
export function sheet(rows: readonly Row[] | readonly Section[], rest: Partial<Sheet> = {}): Sheet {
  const [first] = rows;
  const sections =
    first && 'headRows' in first
      ? (rows as readonly Section[])
      : [{ headRows: 0, rows: rows as readonly Row[] }];
  return {
    title: '表',
    paper: { width: 100, height: 100, top: 10, right: 10, bottom: 10, left: 10 },
    styles: { cell: style, label: { ...style, valign: 'middle', align: 'center' } },
    pageNumber: style,
    columns: [40, 40],
    padding: { x: 1, y: 1 },
    lineWidth: 0.5,
    above: [],
    sections,
    below: [],
    ...rest,
  };
}

/** The text on each page, without what is set again, line by line. */
export function linesOf({ pages }: LaidOut): readonly (readonly string[])[] {
  return pages.map(page => page.items.filter(isFirst).map(run => run.text));
}

export function isFirst(item: LaidOut['pages'][number]['items'][number]): item is TextRun {
  return item.kind === 'text' && !item.repeated;
}

/** The text that stands on an earlier page already, page numbers apart. */
export function repeatsOf({ pages }: LaidOut): readonly (readonly string[])[] {
  return pages.map(page =>
    page.items
      .filter(item => item.kind === 'text')
      .filter(run => run.repeated && !run.text.startsWith('—'))
      .map(run => run.text),
  );
}
