/** Whether columns are as wide as the table, and the cells of a row fill them without lying over one another. */
import { pathText } from '../../filing/fields.ts';
import { type ColumnGrid, type PlacedRow, type Requested, rightOf, rounded } from './grid.ts';
import type { Location } from './location.ts';

/** Edges of columns nearer than this, in mm, were meant to be one: a hanzi has no room between them. */
const LEAST_COLUMN = 3;

/** Checks widths of columns against the right edge that they must reach, in mm. */
export function checkWidths(
  widths: readonly string[],
  grid: ColumnGrid,
  right: number,
  at: Location,
): void {
  const [left = 0] = grid.edges;
  const [said, room] = [rounded(rightOf(grid) - left), rounded(right - left)];
  if (widths.filter(width => width === 'rest').length > 1)
    at.error({ zh: '列宽里只能有一个 rest', en: 'at most one column may be rest' });
  else if (grid.edges.some((edge, index) => edge <= (grid.edges[index - 1] ?? -1)))
    at.error({
      zh: `有一列没有宽度；这里一共 ${room} mm`,
      en: `no width is left for a column; there are ${room} mm in total`,
    });
  else if (Math.abs(said - room) > 0.01)
    at.error(
      {
        zh: `列宽之和 ${said} mm，${left === 0 ? '页边距之间' : '这里到表的右边'}是 ${room} mm`,
        en: `the columns are ${said} mm wide in total, but there are ${room} mm`,
      },
      {
        zh: `改列宽，使其和为 ${room}，或把一列写作 rest。`,
        en: `Make the columns add up to ${room}, or make one of them rest.`,
      },
    );
}

/** Checks that cells, placed in a grid, fill their row. */
export function checkFilled(
  cells: readonly Requested[],
  { taken, free, overlaps }: PlacedRow,
  grid: ColumnGrid,
  at: Location,
): void {
  const columns = grid.edges.length - 1;
  if (cells.filter(({ span }) => span === 'rest').length > 1)
    at.error({ zh: '一行里只能有一个 span: rest', en: 'a row may have only one span: rest' });
  else if (taken !== free)
    at.error({
      zh: `这一行占 ${columns - free + taken} 列，表有 ${columns} 列`,
      en: `the row has cells for ${columns - free + taken} of ${columns} columns`,
    });
  else if (overlaps)
    at.error({
      zh: '有格子压在上面向下（down）占的格子上',
      en: 'a cell overlaps one that spans down from above',
    });
}

/** An edge of columns in mm from the left, and the columns that say it first. */
export interface SaidEdge {
  readonly edge: number;
  readonly at: Location;
}

/** Warns of lines that stand so near that they were meant to be one; edges from left to right. */
export function checkEdges(edges: readonly SaidEdge[]): void {
  for (const [index, { edge, at }] of edges.entries()) {
    const { edge: before, at: atBefore } = edges[index - 1] ?? { edge, at };
    const gap = rounded(edge - before);
    if (gap === 0 || gap >= LEAST_COLUMN) continue;
    const isTable = at.path.length === 1;
    if (pathText(at.path) === pathText(atBefore.path))
      at.warn(
        {
          zh: `有一列只有 ${gap} mm 宽（距表左边 ${before} 到 ${edge} mm），放不下一个字`,
          en: `a column is ${gap} mm wide (${before} to ${edge} mm from the left), too narrow for a character`,
        },
        { zh: '加宽这一列，或并入旁边的列。', en: 'Widen it, or merge it with the next.' },
      );
    else
      (isTable ? atBefore : at).warn(
        {
          zh: `这里有一条竖线与另一行的竖线只差 ${gap} mm（距表左边 ${before} 和 ${edge} mm）`,
          en: `a column line is ${gap} mm from that of another row (${before} and ${edge} mm from the left)`,
        },
        { zh: '改列宽，使两条竖线对齐。', en: 'Change the widths so that the lines coincide.' },
      );
  }
}
