/**
 * The structure of a tagged PDF (ISO 32000-1, 14.7 and 14.8.4.3), for readers that say a form aloud and for those that
 * take it apart: its lines are paragraphs, its rows and cells a table whose labels are headers.
 */
import { type Cell, type Line, type Sheet, styleOf, textOf } from '../../form/sheet.ts';
import type { Origin } from '../../layout/page.ts';
import type { PdfDocument } from './document.ts';
import { headersOf } from './headers.ts';

/** A page as its structure needs it. */
export interface MarkedPage {
  readonly reference: Reference;
  /** Key of the page in the tree that leads from contents to their elements. */
  readonly key: number;
  /** What each marked content sets, by its number. */
  readonly contents: readonly Origin[];
}

type Reference = PDFKit.PDFKitReference;

/** A marked content: its number on a page, and the paragraph that it sets. */
interface Content {
  readonly page: number;
  readonly id: number;
  readonly paragraph: number;
}

/** What pdfkit does for structures beside those that its own interface makes; its types leave it out. */
interface OpenDocument {
  getStructTreeRoot(): Reference & { readonly data: Record<string, unknown> };
  getStructParentTree(): { get(key: number): Reference[] };
}

/** Writes the structure of a sheet that is drawn on pages. */
export function writeStructure(
  document: PdfDocument,
  sheet: Sheet,
  pages: readonly MarkedPage[],
): void {
  const contents = contentsOf(pages);
  const headers = headersOf(sheet);
  const open = document as unknown as OpenDocument;
  const root = open.getStructTreeRoot();
  const parents = pages.map(({ key }) => open.getStructParentTree().get(key));

  /** Writes an element; what is in it names it as its parent. */
  function element(type: string, parent: Reference, inside: (own: Reference) => string): Reference {
    const own = document.reserve();
    document.addObject(own, `<</S /${type} /P ${parent}${inside(own)}>>`);
    return own;
  }

  const kids = (elements: readonly Reference[]) => ` /K [${elements.join(' ')}]`;

  /** The marked contents of an element, which stand on one page or more. */
  function content(own: Reference, marked: readonly Content[]): string {
    const [first] = marked;
    if (!first) return '';
    for (const { page, id } of marked) {
      const onPage = parents[page];
      if (onPage) onPage[id] = own;
    }
    const items = marked.map(({ page, id }) =>
      page === first.page ? id : `<</Type /MCR /Pg ${pages[page]?.reference} /MCID ${id}>>`,
    );
    return ` /Pg ${pages[first.page]?.reference} /K ${items.length === 1 ? items[0] : `[${items.join(' ')}]`}`;
  }

  /** The paragraphs of a cell or line; one alone needs no element of its own. */
  function text(own: Reference, of: Cell | Line): string {
    const marked = contents.get(of) ?? [];
    const [first] = marked;
    if (marked.every(({ paragraph }) => paragraph === first?.paragraph))
      return content(own, marked);
    const paragraphs: Content[][] = [];
    for (const one of marked) {
      if (one.paragraph === paragraphs.at(-1)?.[0]?.paragraph) paragraphs.at(-1)?.push(one);
      else paragraphs.push([one]);
    }
    return kids(paragraphs.map(one => element('P', own, paragraph => content(paragraph, one))));
  }

  /** `rowSpan` counts the rows of the structure. */
  function cell(row: Reference, of: Cell, rowSpan: number): Reference {
    const scope = headers.get(of);
    const attributes =
      (scope ? ` /Scope /${scope}` : '') +
      (of.colSpan > 1 ? ` /ColSpan ${of.colSpan}` : '') +
      (rowSpan > 1 ? ` /RowSpan ${rowSpan}` : '');
    return element(scope ? 'TH' : 'TD', row, own => {
      const table = attributes && ` /A <</O /Table${attributes}>>`;
      return table + text(own, of);
    });
  }

  const title = titleOf(sheet);
  const line = (parent: Reference, of: Line) =>
    element(of === title ? 'H1' : 'P', parent, own => text(own, of));
  const rows = sheet.sections.flatMap(section => section.rows);
  // A row in which no cell begins is none to readers of tables.
  const rowsFrom = (index: number, { rowSpan }: Cell) =>
    rows.slice(index, index + rowSpan).filter(({ cells }) => cells.length > 0).length;
  const drawn = (lines: readonly Line[]) => lines.filter(one => contents.has(one));
  root.data.K = element('Document', root, own =>
    kids([
      ...drawn(sheet.above).map(one => line(own, one)),
      ...(rows.length === 0
        ? []
        : [
            element('Table', own, table =>
              kids(
                rows.flatMap(({ cells }, index) =>
                  cells.length === 0
                    ? []
                    : element('TR', table, row =>
                        kids(cells.map(one => cell(row, one, rowsFrom(index, one)))),
                      ),
                ),
              ),
            ),
          ]),
      ...drawn(sheet.below).map(one => line(own, one)),
    ]),
  );
}

/** The line above the table that is its title: the first in the largest type. */
export function titleOf(sheet: Sheet): Line | undefined {
  const said = sheet.above.filter(({ segments }) =>
    segments.some(one => textOf(one).trim() !== ''),
  );
  const sizeOf = ({ role }: Line) => styleOf(sheet, role).size;
  return said.reduce<Line | undefined>(
    (largest, one) => (largest && sizeOf(largest) >= sizeOf(one) ? largest : one),
    undefined,
  );
}

/** The marked contents of each cell and line that is drawn, in their order. */
function contentsOf(pages: readonly MarkedPage[]): ReadonlyMap<Cell | Line, readonly Content[]> {
  const contents = new Map<Cell | Line, Content[]>();
  for (const [page, { contents: origins }] of pages.entries()) {
    for (const [id, { of, paragraph }] of origins.entries()) {
      const known = contents.get(of);
      if (known) known.push({ page, id, paragraph });
      else contents.set(of, [{ page, id, paragraph }]);
    }
  }
  return contents;
}
