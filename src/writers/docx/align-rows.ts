/** Which row of one table is which of another: rows that are the same first, between them those that are most alike. */
import { diffArrays } from 'diff';
import { type Paragraph, textOf } from '../../form/sheet.ts';
import type { DrawnRow } from './table.ts';

/** A row of both tables, or of one of them. */
export interface AlignedRow {
  readonly before?: DrawnRow;
  readonly after?: DrawnRow;
}

/**
 * The rows of two tables in one order that holds both. Two rows are one only where their cells stand and merge alike:
 * so that what is left after either is taken out is the other table, merges included.
 */
export function alignRevisedRows(
  before: readonly DrawnRow[],
  after: readonly DrawnRow[],
): readonly AlignedRow[] {
  const [a, b] = [before.map(comparable), after.map(comparable)];
  const aligned: AlignedRow[] = [];
  const gap: { a: ComparableRow[]; b: ComparableRow[] } = { a: [], b: [] };
  const close = () => {
    for (const row of alignGap(gap.a, gap.b)) aligned.push(row);
    gap.a = [];
    gap.b = [];
  };
  let [i, j] = [0, 0];
  const runs = diffArrays(a, b, { comparator: (x, y) => x.all === y.all });
  for (const { count, added, removed } of runs) {
    for (let step = 0; step < count; step++) {
      const [one, other] = [a[i], b[j]];
      if (removed && one) gap.a.push(one);
      else if (added && other) gap.b.push(other);
      else if (one && other) {
        close();
        aligned.push({ before: one.row, after: other.row });
      }
      if (!added) i++;
      if (!removed) j++;
    }
  }
  close();
  return aligned;
}

/** A row and what it is compared by. */
interface ComparableRow {
  readonly row: DrawnRow;
  /** Where its cells stand and merge. */
  readonly layout: string;
  /** What the form itself prints in it. */
  readonly labels: string;
  /** Layout and text. */
  readonly all: string;
  readonly pairs: ReadonlySet<string>;
}

function comparable(row: DrawnRow): ComparableRow {
  const layout = row.places
    .map(({ cell, continued }) => `${cell.column}+${cell.colSpan}${continued ? 'c' : ''}`)
    .join(' ');
  const own = row.places.filter(({ continued }) => !continued).map(({ cell }) => cell.content);
  const text = own.map(linesOf).join('\n\n');
  const pairs = new Set<string>();
  for (let index = 0; index + 1 < text.length; index++) pairs.add(text.slice(index, index + 2));
  return { row, layout, labels: own.map(labelsOf).join('\n'), all: `${layout}\n${text}`, pairs };
}

const linesOf = (content: readonly Paragraph[]) => content.map(textOf).join('\n');

const labelsOf = (content: readonly Paragraph[]) =>
  content
    .map(({ parts }) => parts.map(({ text, field }) => (field ? '' : text)).join(''))
    .join('\n');

/** Above so many pairs of rows in one gap none is looked for. */
const MOST_PAIRS = 250_000;
/** What two rows must have in common to be one. */
const LEAST_LIKENESS = 0.25;

/** The order of two runs of rows in which those that are paired are most alike; deleted rows go before inserted ones. */
function alignGap(a: readonly ComparableRow[], b: readonly ComparableRow[]): readonly AlignedRow[] {
  const alone = [...a.map(({ row }) => ({ before: row })), ...b.map(({ row }) => ({ after: row }))];
  if (a.length === 0 || b.length === 0 || a.length * b.length > MOST_PAIRS) return alone;
  const width = b.length + 1;
  // best[i * width + j]: the most that the rows from i and from j on can have in common.
  const best = new Float64Array((a.length + 1) * width);
  const common = new Float64Array(best.length);
  for (const [i, one] of [...a.entries()].reverse())
    for (const [j, other] of [...b.entries()].reverse()) {
      const at = i * width + j;
      common[at] = inCommon(one, other);
      const paired = common[at] > 0 ? common[at] + (best[at + width + 1] ?? 0) : 0;
      best[at] = Math.max(paired, best[at + width] ?? 0, best[at + 1] ?? 0);
    }
  return tracedBack(a, b, { best, common });
}

function tracedBack(
  a: readonly ComparableRow[],
  b: readonly ComparableRow[],
  { best, common }: { readonly best: Float64Array; readonly common: Float64Array },
): readonly AlignedRow[] {
  const width = b.length + 1;
  const aligned: AlignedRow[] = [];
  let inserted: AlignedRow[] = [];
  const flush = () => {
    for (const row of inserted) aligned.push(row);
    inserted = [];
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const at = i * width + j;
    const [one, other] = [a[i], b[j]];
    const paired = (common[at] ?? 0) + (best[at + width + 1] ?? 0);
    if (one && other && common[at] && best[at] === paired) {
      flush();
      aligned.push({ before: one.row, after: other.row });
      i++;
      j++;
    } else if (one && (!other || best[at] === best[at + width])) {
      aligned.push({ before: one.row });
      i++;
    } else if (other) {
      inserted.push({ after: other.row });
      j++;
    }
  }
  flush();
  return aligned;
}

/** How much two rows have in common; 0 where they cannot be one. */
function inCommon(a: ComparableRow, b: ComparableRow): number {
  if (a.layout !== b.layout) return 0;
  const isLabelled = a.labels.trim() !== '' && a.labels === b.labels;
  let shared = 0;
  for (const pair of a.pairs) if (b.pairs.has(pair)) shared++;
  const likeness = (2 * shared) / Math.max(1, a.pairs.size + b.pairs.size);
  if (isLabelled) return 1 + likeness;
  return likeness >= LEAST_LIKENESS ? likeness : 0;
}
