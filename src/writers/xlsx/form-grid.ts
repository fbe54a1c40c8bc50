/**
 * A sheet as rows of a worksheet: every row as high as its text needs, lines above and below as merged cells. Why heights
 * are given: spreadsheets do not find the height of merged cells themselves, and would cut their text.
 */
import { UserError } from '../../errors.ts';
import {
  type Cell,
  type Line,
  type Paragraph,
  type Sheet,
  type Style,
  styleOf,
  textOf,
} from '../../form/sheet.ts';
import { estimatedWidth } from '../../layout/estimate.ts';
import { fixedBreaks } from '../../layout/fixed-breaks.ts';
import { mm, type Table } from '../../layout/place.ts';

/** A cell of a worksheet, merged over `rows` and `columns`; rows and columns are counted from 0. */
export interface FormCell {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly role: string;
  readonly align: Style['align'];
  /** Whether it is of the table and has lines around it. */
  readonly ruled: boolean;
  readonly text: string;
}

export interface FormGrid {
  /** Heights in pt. */
  readonly heights: readonly number[];
  readonly cells: readonly FormCell[];
}

/** What Excel takes: the height of a row in pt, and the characters of a cell. */
const TALLEST = 409;
const MOST_CHARACTERS = 32_767;

/** Other fonts and programs set lines a little wider and higher. */
const SLACK = 1.06;

/** Lays a sheet, whose table is placed, out on a worksheet. */
export function formGrid(sheet: Sheet, table: Table): FormGrid {
  const heights: number[] = [];
  const cells: FormCell[] = [];
  for (const line of sheet.above) addLine(line);
  const rows = sheet.sections.flatMap(section => section.rows);
  /** The row of the worksheet at which each row of the table begins, and the one after the last. */
  const starts = [heights.length];
  for (const [index] of rows.entries()) {
    const height = (table.rows[index]?.height ?? 0) * SLACK;
    const parts = Math.max(1, Math.ceil(height / TALLEST));
    for (let part = 0; part < parts; part++) heights.push(height / parts);
    starts.push(heights.length);
  }
  for (const [index, { cells: inRow }] of rows.entries())
    for (const cell of inRow) cells.push(tableCell(cell, index));
  for (const line of sheet.below) addLine(line);
  return { heights, cells };

  function tableCell(cell: Cell, index: number): FormCell {
    const { column, colSpan, rowSpan, role, content } = cell;
    const row = starts[index] ?? 0;
    const style = styleOf(sheet, role);
    return {
      row,
      column,
      rows: (starts[index + rowSpan] ?? 0) - row,
      columns: colSpan,
      role,
      align: content[0]?.align ?? style.align,
      ruled: true,
      text: textIn(content, style),
    };
  }

  function addLine({ role, segments }: Line): void {
    const style = styleOf(sheet, role);
    const row = heights.length;
    const edges = segmentEdges(sheet.columns, segments.length);
    const pieces = edges ? segments : [{ parts: segments.flatMap(spaced) }];
    const bounds = edges ?? [0, sheet.columns.length];
    let lines = 1;
    for (const [index, segment] of pieces.entries()) {
      const [from = 0, to = 0] = bounds.slice(index, index + 2);
      const room = sheet.columns.slice(from, to).reduce((sum, width) => sum + width, 0) * mm;
      const breaks = fixedBreaks(segment, style, room);
      const needed = Math.ceil((estimatedWidth(segment, style) * SLACK) / room);
      lines = Math.max(lines, needed, breaks.length + 1);
      cells.push({
        row,
        column: from,
        rows: 1,
        columns: to - from,
        role,
        align: segment.align ?? style.align,
        ruled: false,
        text: textIn(brokenAt(segment, breaks), { ...style, indent: 0 }),
      });
    }
    const { size, leading, spaceBefore, spaceAfter } = style;
    heights.push(Math.min(TALLEST, lines * size * leading * SLACK + spaceBefore + spaceAfter));
  }
}

/** A paragraph as one for each of its lines. */
function brokenAt(segment: Paragraph, breaks: readonly number[]): readonly Paragraph[] {
  const text = textOf(segment);
  const ends = [...breaks, text.length];
  return ends.map((end, line) => ({ parts: [{ text: text.slice(breaks[line - 1] ?? 0, end) }] }));
}

/** A segment and the blanks before the next, where there are fewer columns than segments. */
const spaced = ({ parts }: Paragraph, index: number) =>
  index === 0 ? parts : [{ text: '　　' }, ...parts];

/** The columns at which segments begin, in shares as equal as the columns allow; undefined where there are too few. */
function segmentEdges(columns: readonly number[], count: number): readonly number[] | undefined {
  if (count > columns.length) return undefined;
  const whole = columns.reduce((sum, width) => sum + width, 0);
  const sums = columns.map((_, index) =>
    columns.slice(0, index).reduce((sum, width) => sum + width, 0),
  );
  const edges = [0];
  for (let segment = 1; segment < count; segment++) {
    const wanted = (whole * segment) / count;
    const first = (edges.at(-1) ?? 0) + 1;
    const last = columns.length - (count - segment);
    let best = first;
    for (let edge = first; edge <= last; edge++)
      if (Math.abs((sums[edge] ?? 0) - wanted) < Math.abs((sums[best] ?? 0) - wanted)) best = edge;
    edges.push(best);
  }
  return [...edges, columns.length];
}

/** Paragraphs as lines of a cell; a first-line indent is blanks, as people type it. */
function textIn(content: readonly Paragraph[], { indent }: Style): string {
  const blanks = '　'.repeat(Math.round(indent));
  const text = content
    .map(textOf)
    .map(line => (line === '' ? line : blanks + line))
    .join('\n');
  if (text.length > MOST_CHARACTERS) throw tooLong(text.length);
  return text;
}

const tooLong = (length: number) =>
  new UserError(
    {
      zh: `有一格的文字有 ${length} 个字，Excel 一格最多 ${MOST_CHARACTERS} 个`,
      en: `a cell has ${length} characters; Excel takes at most ${MOST_CHARACTERS} in a cell`,
    },
    {
      zh: '缩短这段文字，或输出 Word、PDF。',
      en: 'Shorten the text, or write a Word file or a PDF.',
    },
  );
