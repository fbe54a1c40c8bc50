/** A sheet's table drawn with box characters: how a form looks in a terminal, and in the goldens that people review. */
import { cellsOf, clustersOf } from '../source/display-width.ts';
import { type Cell, type Row, type Section, type Sheet, textOf } from './sheet.ts';

/** Characters of a terminal to one millimetre of paper. */
const SCALE = 0.7;

/** Box-drawing characters by the lines that meet: 1 up, 2 down, 4 left, 8 right. */
const JUNCTIONS = '   │ ┘┐┤ └┌├─┴┬┼';

/** The lines of each section; `notesOf` says what stands beside a row. */
export function drawSections(
  sheet: Sheet,
  notesOf: (row: Row) => string,
): readonly (readonly string[])[] {
  const edges = edgesOf(sheet.columns);
  return sheet.sections.map(section => drawSection(section, edges, notesOf));
}

function edgesOf(columns: readonly number[]): readonly number[] {
  const sums = columns.map((_, index) =>
    columns.slice(0, index + 1).reduce((sum, width) => sum + width, 0),
  );
  return [0, ...sums.map(millimetres => Math.round(millimetres * SCALE))];
}

/** Where a cell stands in its section, and its text, cut into lines of its width. */
interface Box {
  readonly cell: Cell;
  readonly row: number;
  readonly left: number;
  readonly width: number;
  readonly lines: readonly string[];
}

function drawSection(
  { rows }: Section,
  edges: readonly number[],
  notesOf: (row: Row) => string,
): readonly string[] {
  const columns = edges.length - 1;
  const boxes = rows.flatMap((row, index) => row.cells.map(cell => boxOf(cell, index, edges)));
  const at = (row: number, column: number) =>
    boxes.find(
      ({ cell, row: first }) =>
        row >= first &&
        row < first + cell.rowSpan &&
        column >= cell.column &&
        column < cell.column + cell.colSpan,
    );
  const heights = heightsOf(rows, boxes);
  const told = new Map<Box, number>();
  const nextLine = (box: Box) => {
    const index = told.get(box) ?? 0;
    told.set(box, index + 1);
    const line = box.lines[index] ?? '';
    return line + ' '.repeat(Math.max(0, box.width - cellsOf(line)));
  };

  const isUpright = (row: number, edge: number) =>
    row >= 0 && row < rows.length && at(row, edge - 1) !== at(row, edge);
  const isLevel = (row: number, column: number) =>
    column >= 0 && column < columns && at(row - 1, column) !== at(row, column);

  function textLine(row: number): string {
    let line = '';
    for (let column = 0; column < columns; ) {
      const box = at(row, column);
      line += isUpright(row, column) ? '│' : ' ';
      line += box ? nextLine(box) : ' '.repeat(gap(edges, column));
      column += box?.cell.colSpan ?? 1;
    }
    return `${line}${isUpright(row, columns) ? '│' : ' '}`;
  }

  function boundary(row: number): string {
    let line = '';
    for (let column = 0; column <= columns; column++) {
      const meets =
        Number(isUpright(row - 1, column)) +
        2 * Number(isUpright(row, column)) +
        4 * Number(isLevel(row, column - 1)) +
        8 * Number(isLevel(row, column));
      const box = row > 0 ? at(row, column) : undefined;
      if (isLevel(row, column)) line += JUNCTIONS[meets] + '─'.repeat(gap(edges, column));
      else if (box?.cell.column === column) line += JUNCTIONS[meets] + nextLine(box);
      else if (column === columns) line += JUNCTIONS[meets];
    }
    return line;
  }

  const printed = rows.flatMap((row, index) => [
    boundary(index),
    ...Array.from({ length: heights[index] ?? 1 }, (_, line) =>
      (line === 0 ? `${textLine(index)} ${notesOf(row)}` : textLine(index)).trimEnd(),
    ),
  ]);
  return [...printed, boundary(rows.length)];
}

const gap = (edges: readonly number[], column: number) =>
  (edges[column + 1] ?? 0) - (edges[column] ?? 0) - 1;

function boxOf(cell: Cell, row: number, edges: readonly number[]): Box {
  const left = edges[cell.column] ?? 0;
  const width = (edges[cell.column + cell.colSpan] ?? 0) - left - 1;
  const ending = cell.content.length > 1 ? '¶' : '';
  const lines = cell.content.flatMap(paragraph => wrap(textOf(paragraph) + ending, width));
  return { cell, row, left, width, lines };
}

/** Text cut at a display width; characters that combine stay together. */
function wrap(text: string, width: number): readonly string[] {
  const lines = [''];
  for (const { segment } of clustersOf(text)) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && cellsOf(last + segment) > width) lines.push(segment);
    else lines[lines.length - 1] = last + segment;
  }
  return lines;
}

/** Lines of text to each row, so that every cell has room, the lines between merged rows included. */
function heightsOf(rows: readonly Row[], boxes: readonly Box[]): readonly number[] {
  const heights = rows.map(() => 1);
  for (const { cell, row, lines } of [...boxes].sort((a, b) => a.cell.rowSpan - b.cell.rowSpan)) {
    const last = row + cell.rowSpan - 1;
    const room = heights.slice(row, last + 1).reduce((sum, height) => sum + height + 1, -1);
    heights[last] = (heights[last] ?? 1) + Math.max(0, lines.length - room);
  }
  return heights;
}
