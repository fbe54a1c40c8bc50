/** Whether cells are wide enough for a character, and head rows low enough to stand again on every page. */
import type { Style } from '../sheet.ts';
import type { CellContent, Segment, TemplateCell, TemplateRow } from '../template.ts';
import { rounded } from './grid.ts';
import type { Location } from './location.ts';
import { POINT, widthOfOne } from './warn-fit.ts';

/** Whether a cell with `room` mm for its text holds a character of its style beside its indents; reports where not. */
export function hasRoom(
  content: CellContent,
  name: string,
  style: Style,
  room: number,
  at: Location,
): boolean {
  const widest = widestIn(content);
  if (widest === 0) return true;
  const { size, align, insetRight = 0 } = style;
  const em = size * POINT;
  if (widest * em > room + 0.01) {
    at.error(
      {
        zh: `这一格的文字宽 ${printed(room)} mm，放不下样式 ${name} 的一个字（${size} 磅，宽 ${rounded(em)} mm）`,
        en: `the cell has ${printed(room)} mm for its text, too narrow for one character of the style ${name} (${size} pt, ${rounded(em)} mm)`,
      },
      { zh: '加宽这一列，或改小字号。', en: 'Widen the column, or make the size smaller.' },
    );
    return false;
  }
  const indent = align === 'left' || align === 'justify' ? style.indent : 0;
  if ((indent + insetRight + widest) * em <= room + 0.01) return true;
  at.error(
    {
      zh: `这一格的文字宽 ${printed(room)} mm，样式 ${name} 的缩进就占 ${rounded((indent + insetRight) * em)} mm，放不下字`,
      en: `the cell has ${printed(room)} mm for its text; the indents of the style ${name} take ${rounded((indent + insetRight) * em)} mm and leave no room`,
    },
    {
      zh: '加宽这一列，或改小样式的 indent、insetRight。',
      en: 'Widen the column, or make indent or insetRight of the style smaller.',
    },
  );
  return false;
}

const printed = (room: number) => rounded(Math.max(0, room));

/** Width in em of the widest character that a content may print; 0 for an empty cell. */
const widestIn = (content: CellContent): number =>
  content.kind === 'text'
    ? content.paragraphs
        .flat()
        .flatMap(charactersOf)
        .reduce((most, width) => Math.max(most, width), 0)
    : 1;

/** Widths in em; a value is taken for one hanzi. */
const charactersOf = (segment: Segment): readonly number[] =>
  segment.kind === 'literal' ? Array.from(segment.text, widthOfOne) : [1];

/** What the height of rows depends on; lengths in mm. */
export interface RowSetting {
  /** Edges of all columns from the left edge of the table. */
  readonly edges: readonly number[];
  readonly styles: Readonly<Record<string, Style>>;
  readonly padding: { readonly x: number; readonly y: number };
}

/** Height in mm of the head rows that a block begins with, as estimated. */
export function headsHeight(rows: readonly TemplateRow[], setting: RowSetting): number {
  let height = 0;
  for (const row of rows) {
    if (row.kind !== 'cells' || !row.head) break;
    height += row.cells.reduce(
      (most, cell) => Math.max(most, cellHeight(cell, setting)),
      row.height,
    );
  }
  return height;
}

function cellHeight(
  { content, column, span, down, style: name }: TemplateCell,
  { edges, styles, padding }: RowSetting,
): number {
  const style = styles[name];
  if (!style || content.kind !== 'text') return 0;
  const { size, leading, spaceBefore, spaceAfter } = style;
  const room = (edges[column + span] ?? 0) - (edges[column] ?? 0) - 2 * padding.x;
  const heights = content.paragraphs.map(paragraph => {
    const width = paragraph.flatMap(charactersOf).reduce((sum, one) => sum + one, 0) * size * POINT;
    const lines = Math.max(1, Math.ceil(width / Math.max(room, size * POINT)));
    return (lines * size * leading + spaceBefore + spaceAfter) * POINT;
  });
  return (heights.reduce((sum, one) => sum + one, 0) + 2 * padding.y) / down;
}
