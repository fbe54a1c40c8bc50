/**
 * Which rows Word may keep whole. Why not all that the sheet wants whole: Word cuts a row with w:cantSplit that is
 * taller than the page at the page's foot, and LibreOffice loses its last lines; without it both go on overleaf.
 */
import { type Cell, type Sheet, styleOf } from '../../form/sheet.ts';
import { mmPoints } from './units.ts';

/**
 * A row is kept whole only where its text would fit on the page so many times over. By this a row fits in
 * whatever font it is set: of two lines that follow one another neither may be half empty, or the second would begin on
 * the first, so that a text takes at most twice the lines that it would fill. And it leaves room for what a person adds.
 */
const TIMES = 2;

/** What a row shows in one place: a cell, and where changes are tracked what stood there before. */
interface Shown {
  readonly cell: Cell;
  readonly before?: Cell;
}

/** Tells of the rows of a sheet whether they are sure to fit on a page; cells merged down count in each of their rows. */
export function fitterOf(sheet: Sheet): (minHeight: number, places: readonly Shown[]) => boolean {
  const { paper, padding, lineWidth } = sheet;
  const around = 2 * mmPoints(padding.y) + lineWidth;
  const page = mmPoints(paper.height - paper.top - paper.bottom) - around;
  return (minHeight, places) =>
    mmPoints(minHeight) <= page &&
    places.every(({ cell, before }) => {
      const height = textHeight(sheet, cell) + (before ? textHeight(sheet, before) : 0);
      return TIMES * height <= page;
    });
}

/** The most height in pt of the text of a cell: every character an em wide, no line filled to its last em. */
function textHeight(sheet: Sheet, cell: Cell): number {
  const style = styleOf(sheet, cell.role);
  const { size, leading, indent, spaceBefore, spaceAfter } = style;
  const room = Math.max(size, roomOf(sheet, cell) - size);
  let height = 0;
  for (const { parts } of cell.content) {
    let ems = indent;
    for (const { text } of parts) ems += text.length;
    const lines = Math.max(1, Math.ceil((ems * size) / room));
    height += spaceBefore + lines * size * leading + spaceAfter;
  }
  return height;
}

/** Width in pt of a cell within its padding. */
export function roomOf({ columns, padding }: Sheet, { column, colSpan }: Cell): number {
  let width = -2 * padding.x;
  for (let index = column; index < column + colSpan; index++) width += columns[index] ?? 0;
  return mmPoints(width);
}
