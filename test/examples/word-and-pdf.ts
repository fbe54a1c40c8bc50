/** How far the PDF of a sheet and the one that LibreOffice makes of its Word document differ, page by page. */
import { type Cell, type Sheet, textOf } from '../../src/form/sheet.ts';
import type { DrawnLine, DrawnPage } from './drawn-pages.ts';
import { comparable } from './drawn-table.ts';

export interface Difference {
  /** Pages of the PDF and of the Word document. */
  readonly pages: readonly [number, number];
  /** Pages that begin elsewhere in the form, e.g. 2: row 14 / row 15. */
  readonly breaks: readonly string[];
  /** Lines of text in the PDF, and how many of them do not stand so on the same page of the Word document. */
  readonly lines: number;
  readonly differing: number;
  /**
   * How far apart in pt lines of the table stand, and base lines of the same text: half of them less, half more. Why not
   * the most: below a text that takes a line more everything stands lower, and LibreOffice has the label of a merged
   * cell that a page break cuts in the first part.
   */
  readonly rules: number;
  readonly baselines: number;
}

/** Compares the pages of a PDF with those of a Word document that both show a sheet. */
export function compare(
  sheet: Sheet,
  pdf: readonly DrawnPage[],
  word: readonly DrawnPage[],
): Difference {
  const begins = [pageBegins(sheet, pdf), pageBegins(sheet, word)] as const;
  const most = Math.max(pdf.length, word.length);
  const breaks: string[] = [];
  const rules: number[] = [];
  const baselines: number[] = [];
  let [lines, differing] = [0, 0];
  for (let page = 0; page < most; page++) {
    const [own, other] = [pdf[page], word[page]];
    const [ours = '–', theirs = '–'] = [begins[0][page], begins[1][page]];
    if (page > 0 && ours !== theirs) breaks.push(`${page + 1}: ${ours} / ${theirs}`);
    const matched = matchLines(own?.lines ?? [], other?.lines ?? []);
    lines += matched.lines;
    differing += matched.differing;
    if (ours !== theirs || !own || !other) continue;
    baselines.push(...matched.offsets.map(Math.abs));
    if (own.rules.length === other.rules.length)
      rules.push(...own.rules.map((y, at) => Math.abs(y - (other.rules[at] ?? 0))));
  }
  const pages = [pdf.length, word.length] as const;
  return {
    pages,
    breaks,
    lines,
    differing,
    rules: median(rules),
    baselines: median(baselines),
  };
}

const median = (lengths: readonly number[]): number =>
  lengths.toSorted((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 0;

/** How a difference is told in a table: what is counted, and what is measured of it. */
export function cellsOf({ pages, breaks, lines, differing, rules, baselines }: Difference) {
  const measured = [`${breaks.length}`, `${differing}`, rules.toFixed(1), baselines.toFixed(1)];
  return { counted: [pages.join(' / '), `${lines}`], measured };
}

interface PlacedCell {
  readonly row: number;
  readonly cell: Cell;
  readonly text: string;
}

/** Where in the form each page begins: the first row with text on it, and how much of the row stands before. */
function pageBegins(sheet: Sheet, pages: readonly DrawnPage[]): readonly string[] {
  const queues = cellQueues(sheet);
  return pages.map(page => {
    const firsts: { readonly row: number; readonly done: number }[] = [];
    for (const [columns, queue] of queues) {
      let text = page.lines
        .filter(line => line.columns === columns)
        .map(line => line.text)
        .join('');
      let isFirst = true;
      while (text !== '') {
        const next = queue.cells[queue.at];
        const rest = next?.text.slice(queue.done) ?? '';
        const length = commonLength(text, rest);
        if (next && (length === rest.length || length === text.length)) {
          if (isFirst && next.cell.rowSpan === 1) firsts.push({ row: next.row, done: queue.done });
          isFirst = false;
          text = text.slice(length);
          queue.done += length;
          if (queue.done === next.text.length) [queue.at, queue.done] = [queue.at + 1, 0];
          continue;
        }
        // What stands on an earlier page already.
        const again = queue.cells.slice(0, queue.at + 1).findLast(one => text.startsWith(one.text));
        if (!again) return `? ${text.slice(0, 12)} for ${rest.slice(0, 12)}`;
        text = text.slice(again.text.length);
      }
    }
    const [first] = firsts.toSorted((a, b) => a.row - b.row || b.done - a.done);
    if (!first) return 'no row';
    return `row ${first.row + 1}${first.done > 0 ? ` after ${first.done}` : ''}`;
  });
}

interface CellQueue {
  readonly cells: readonly PlacedCell[];
  at: number;
  done: number;
}

/** The cells with text of the same columns, from top to bottom. */
function cellQueues({ sections }: Sheet): ReadonlyMap<string, CellQueue> {
  const queues = new Map<string, PlacedCell[]>();
  for (const [row, { cells }] of sections.flatMap(({ rows }) => rows).entries())
    for (const cell of cells) {
      const text = comparable(cell.content.map(textOf).join(''));
      const key = `${cell.column}–${cell.column + cell.colSpan}`;
      if (text !== '') queues.set(key, [...(queues.get(key) ?? []), { row, cell, text }]);
    }
  return new Map([...queues].map(([key, cells]) => [key, { cells, at: 0, done: 0 }]));
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

/** The longest common sequence of lines of each cell. */
function matchLines(own: readonly DrawnLine[], other: readonly DrawnLine[]) {
  const offsets: number[] = [];
  for (const columns of new Set([...own, ...other].map(line => line.columns))) {
    const a = own.filter(line => line.columns === columns);
    const b = other.filter(line => line.columns === columns);
    const best = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
    const at = (i: number, j: number) => best[i]?.[j] ?? 0;
    for (let i = a.length - 1; i >= 0; i--)
      for (let j = b.length - 1; j >= 0; j--)
        (best[i] as Uint32Array)[j] =
          a[i]?.text === b[j]?.text ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    for (let [i, j] = [0, 0]; i < a.length && j < b.length; ) {
      if (a[i]?.text === b[j]?.text) {
        offsets.push((a[i]?.baseline ?? 0) - (b[j]?.baseline ?? 0));
        [i, j] = [i + 1, j + 1];
      } else if (at(i + 1, j) >= at(i, j + 1)) i++;
      else j++;
    }
  }
  return { lines: own.length, differing: own.length - offsets.length, offsets };
}
