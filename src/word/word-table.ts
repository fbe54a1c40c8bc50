/** Tables of a Word file as they are written: rows of cells with their spans, widths and merges, not yet a grid. */
import { LIMITS, wordTooLarge } from './errors.ts';
import type { FormatOf } from './word-styles.ts';
import { readParagraphs, seenChoice, type WordParagraph } from './word-text.ts';
import { child, lengthOf, numberOf, settingOf, type XmlElement } from './xml.ts';

/** A width as Word states it: mm, or a share of what is around it. */
export type WordWidth =
  | { readonly kind: 'mm'; readonly mm: number }
  | { readonly kind: 'share'; readonly share: number };

export interface WordCell {
  /** Grid columns it covers. */
  readonly span: number;
  readonly width: WordWidth | undefined;
  /** Whether it begins or continues a cell merged down. */
  readonly merge: 'restart' | 'continue' | undefined;
  readonly paragraphs: readonly WordParagraph[];
}

export interface WordRow {
  /** mm, 0 where none is stated. */
  readonly height: number;
  /** Grid columns left out before the first and after the last cell. */
  readonly before: number;
  readonly after: number;
  readonly cells: readonly WordCell[];
}

export interface WordTable {
  /** Column widths of the grid in mm. */
  readonly grid: readonly number[];
  readonly width: WordWidth | undefined;
  /** Distance from the left margin in mm. */
  readonly indent: number;
  readonly centered: boolean;
  readonly rows: readonly WordRow[];
}

/** Reads a w:tbl; rows that were deleted under change tracking are left out. Throws UserError beyond LIMITS. */
export function readTable(table: XmlElement, formatOf: FormatOf): WordTable {
  const properties = child(table, 'w:tblPr');
  const grid = (child(table, 'w:tblGrid')?.children ?? [])
    .filter(column => column.name === 'w:gridCol')
    .slice(0, LIMITS.columns)
    .map(column => Math.max(0, lengthOf(column, 'w:w') ?? 0));
  const rows = seen(table.children, 'w:tr').filter(row => !child(child(row, 'w:trPr'), 'w:del'));
  let left: number = LIMITS.cells;
  return {
    grid,
    width: widthOf(child(properties, 'w:tblW')),
    indent: lengthOf(child(properties, 'w:tblInd'), 'w:w') ?? 0,
    centered: settingOf(properties, 'w:jc') === 'center',
    rows: rows.flatMap(row => {
      const read = readRow(row, formatOf);
      left -= read.cells.length + 1;
      if (left < 0 || read.cells.length > LIMITS.columns) {
        throw wordTooLarge('表格的格子过多', 'the table has too many cells');
      }
      return read.cells.length > 0 ? [read] : [];
    }),
  };
}

function readRow(row: XmlElement, formatOf: FormatOf): WordRow {
  const properties = child(row, 'w:trPr');
  const count = (name: string) => spanOf(child(properties, name), 0);
  const cells: WordCell[] = [];
  for (const cell of seen(row.children, 'w:tc')) {
    const read = readCell(cell, formatOf);
    const last = cells.at(-1);
    if (settingOf(child(cell, 'w:tcPr'), 'w:hMerge') === 'continue' && last) {
      cells[cells.length - 1] = joined(last, read);
    } else cells.push(read);
  }
  return {
    height: Math.max(0, lengthOf(child(properties, 'w:trHeight'), 'w:val') ?? 0),
    before: count('w:gridBefore'),
    after: count('w:gridAfter'),
    cells,
  };
}

function readCell(cell: XmlElement, formatOf: FormatOf): WordCell {
  const properties = child(cell, 'w:tcPr');
  const merge = child(properties, 'w:vMerge');
  return {
    span: spanOf(child(properties, 'w:gridSpan'), 1),
    width: widthOf(child(properties, 'w:tcW')),
    merge: merge && (merge.attributes['w:val'] === 'restart' ? 'restart' : 'continue'),
    paragraphs: readParagraphs(cell, formatOf),
  };
}

/** Two cells of the older kind of merge, which keeps a cell for each column. */
function joined(one: WordCell, other: WordCell): WordCell {
  const sum =
    one.width?.kind === 'mm' && other.width?.kind === 'mm'
      ? ({ kind: 'mm', mm: one.width.mm + other.width.mm } as const)
      : undefined;
  return { ...one, span: one.span + other.span, width: sum };
}

/** A number of columns, whatever the file claims. */
function spanOf(element: XmlElement | undefined, least: number): number {
  const given = Math.trunc(numberOf(element, 'w:val') ?? least);
  return Math.min(LIMITS.columns, Math.max(least, given));
}

function widthOf(element: XmlElement | undefined): WordWidth | undefined {
  const text = element?.attributes['w:w'] ?? '';
  const type = element?.attributes['w:type'];
  if (type === 'pct' || text.endsWith('%')) {
    const percent = Number.parseFloat(text) / (text.endsWith('%') ? 1 : 50);
    return percent > 0 && percent <= 1000 ? { kind: 'share', share: percent / 100 } : undefined;
  }
  if (type === 'auto' || type === 'nil') return undefined;
  const mm = lengthOf(element, 'w:w') ?? 0;
  return mm > 0 ? { kind: 'mm', mm } : undefined;
}

/** Wrappers around rows and cells that do not show. */
const WRAPPERS: ReadonlySet<string> = new Set([
  'w:ins',
  'w:moveTo',
  'w:customXml',
  'w:smartTag',
  'w:sdtContent',
]);

/** The elements of the given names among others, also within wrappers, in order. */
export function seen(
  elements: readonly XmlElement[],
  ...names: readonly string[]
): readonly XmlElement[] {
  return elements.flatMap(element => {
    if (names.includes(element.name)) return [element];
    if (element.name === 'mc:AlternateContent') return seen(seenChoice(element), ...names);
    if (element.name === 'w:sdt' || WRAPPERS.has(element.name))
      return seen(element.children, ...names);
    return [];
  });
}
