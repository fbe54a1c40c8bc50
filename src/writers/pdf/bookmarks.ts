/** The bookmarks of a PDF (ISO 32000-1, 12.3.3): the title of the form, and the labels of its blocks. */
import { type Cell, type Line, type Sheet, textOf } from '../../form/sheet.ts';
import type { Page } from '../../layout/page.ts';
import type { PdfDocument } from './document.ts';
import { isLabel } from './headers.ts';
import { titleOf } from './structure.ts';

/** A place to go to: an index of a page, and pt from its top. */
interface Place {
  readonly pageNumber: number;
  readonly top: number;
}

/** What pdfkit's types leave out of its bookmarks; `left` counts from the right edge of the page. */
interface OpenOutline {
  addItem(title: string, options: Place & { readonly left: number }): unknown;
}

/** Adds the bookmarks of a sheet that is drawn on pages. */
export function addBookmarks(document: PdfDocument, sheet: Sheet, pages: readonly Page[]): void {
  const places = placesOf(pages);
  const outline = document.outline as unknown as OpenOutline;
  const add = (text: string, place: Place | undefined) => {
    const left = pages[place?.pageNumber ?? 0]?.width ?? 0;
    if (text !== '' && place) outline.addItem(text, { ...place, left });
  };
  const title = titleOf(sheet);
  if (title) add(title.segments.map(textOf).join(' ').trim(), places.get(title));
  for (const { cells } of sheet.sections.flatMap(section => section.rows)) {
    const [label] = cells;
    if (!label || !isBlockLabel(label, sheet)) continue;
    const inRow = cells.flatMap(cell => places.get(cell) ?? []);
    const [first, ...others] = inRow;
    if (first) add(label.content.map(textOf).join('').trim(), others.reduce(above, first));
  }
  // Forms are short: the list of bookmarks need not stand beside the page from the start.
  document._root.data.PageMode = 'UseNone';
}

/** Whether a cell is the label of several rows, or of all that follow it. */
function isBlockLabel(cell: Cell, { columns }: Sheet): boolean {
  const { column, colSpan, rowSpan } = cell;
  return column === 0 && (rowSpan > 1 || colSpan === columns.length) && isLabel(cell);
}

const above = (one: Place, other: Place): Place =>
  other.pageNumber < one.pageNumber || (other.pageNumber === one.pageNumber && other.top < one.top)
    ? other
    : one;

/** Where each cell and line is first drawn: the top of its first line. */
function placesOf(pages: readonly Page[]): ReadonlyMap<Cell | Line, Place> {
  const places = new Map<Cell | Line, Place>();
  for (const [pageNumber, { items }] of pages.entries()) {
    for (const item of items) {
      if (item.kind !== 'text' || !item.origin || places.has(item.origin.of)) continue;
      places.set(item.origin.of, { pageNumber, top: item.y - item.size });
    }
  }
  return places;
}
