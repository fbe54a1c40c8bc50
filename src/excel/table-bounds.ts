/** Where the table stands among the cells of a worksheet; what is above and below are lines. */
import { isBlankText } from '../source/characters.ts';
import type { CellRange } from './addresses.ts';
import type { UsedCell, UsedRange } from './used-range.ts';

/** A cell of a table has lines on so many sides at the least: some tables are open to the left and right. */
const BOXED = 3;

export const isBoxed = ({ lines }: UsedCell): boolean => lines >= BOXED;

export const isEmptyCell = ({ text, unread }: UsedCell): boolean =>
  unread === undefined && isBlankText(text);

/** The rows and columns of the table; undefined where there is none. */
export function tableBounds(used: UsedRange): CellRange | undefined {
  const bounds = boxedBounds(used) ?? bareBounds(used);
  return bounds && bounds.bottom > bounds.top && bounds.right > bounds.left ? bounds : undefined;
}

/** The table by the lines around its cells, where most texts stand between lines. */
function boxedBounds(used: UsedRange): CellRange | undefined {
  const texts = used.cells.filter(cell => !isEmptyCell(cell));
  const boxed = texts.filter(isBoxed);
  if (boxed.length < 2 || boxed.length * 2 < texts.length) return undefined;
  const all = used.cells.filter(isBoxed);
  const least = (edge: 'top' | 'left') =>
    all.reduce((a, b) => (b[edge] < a ? b[edge] : a), Infinity);
  const most = (edge: 'bottom' | 'right') => all.reduce((a, b) => (b[edge] > a ? b[edge] : a), 0);
  const bounds = {
    top: least('top'),
    left: least('left'),
    bottom: most('bottom'),
    right: most('right'),
  };
  return withoutTitles(used, bounds);
}

/** Titles that stand between lines, too: 项目支出绩效目标表, （2026年度）, 附件1. */
const TITLE =
  /表(?:[（(][^（）()]*[）)])?$|^[（(][^（）()]{0,20}年度?[^（）()]{0,4}[）)]$|^附[件表]/;

/** The bounds without the rows at the top that are a title across the whole table. */
function withoutTitles(used: UsedRange, bounds: CellRange): CellRange {
  let { top } = bounds;
  for (; top < bounds.bottom; top++) {
    const { left, right, bottom, text } = used.at(top, bounds.left);
    const isAcross = left <= bounds.left && right >= bounds.right && bottom === top;
    if (!isAcross || !TITLE.test(text.trim())) break;
  }
  return { ...bounds, top };
}

/** A text with its label, as in 填报单位：某某局, or a remark below the table. */
const LABELLED = /[:：]|^（?单位/;
const REMARK = /^[（(]?(?:注|备注|说明|填表|填报|审核|审批|单位负责|联系)[^:：]{0,12}[:：]/;

/** The table of a worksheet without lines: from the first row of several texts to the last row that is no remark. */
function bareBounds(used: UsedRange): CellRange | undefined {
  const whole = { top: 0, left: 0, bottom: used.rows - 1, right: used.columns.length - 1 };
  const rows = rowsOf(used);
  const isLineAbove = (cells: readonly UsedCell[]) =>
    cells.length < 2 || cells.every(({ text }) => LABELLED.test(text));
  const isLineBelow = (cells: readonly UsedCell[]) =>
    cells.every(
      ({ left, right, text }) => REMARK.test(text.trim()) || right - left === whole.right,
    );
  const top = rows.findIndex(cells => !isLineAbove(cells));
  const bottom = rows.findLastIndex(cells => !isLineBelow(cells));
  return top === -1 || bottom === -1 ? undefined : { ...whole, top, bottom };
}

/** The cells with text that begin in each row. */
function rowsOf({ rows, cells }: UsedRange): readonly (readonly UsedCell[])[] {
  const begin: UsedCell[][] = Array.from({ length: rows }, () => []);
  for (const cell of cells) if (!isEmptyCell(cell)) begin[cell.top]?.push(cell);
  return begin;
}
