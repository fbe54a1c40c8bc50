/**
 * Which rows of a block stay on one page, as a typesetter has it. The sheet says it, so that Word and PDF break their
 * pages alike: Word knows of rows only that one keeps with the next.
 */
import type { Row } from './sheet.ts';

/**
 * The rows of a block, of which the first `heads` stand again on further pages: two rows at least follow its head or
 * stand beside its label before a page ends, and two at least go to the next page. Longer texts, whose
 * rows may be split, stand for themselves. Rows that belong to no block are left as they are.
 */
export function keepRows(rows: readonly Row[], heads: number): readonly Row[] {
  const isLabelled = rows[0]?.cells.some(cell => cell.rowSpan === rows.length);
  if (rows.length < 2 || (heads === 0 && !isLabelled)) return rows;
  const first = rows.findIndex((row, index) => index >= heads && !row.keepWithNext);
  const kept = [first, Math.max(first, rows.length - 2)].filter(index => index < rows.length - 1);
  return rows.map((row, index) =>
    kept.includes(index) && !row.splits && !rows[index + 1]?.splits
      ? { ...row, keepWithNext: true }
      : row,
  );
}
