/** Reads a .docx back: its parts as text, its tables as cells, its paragraphs as they are read. */
import { strFromU8, unzipSync } from 'fflate';

/** The parts of the package by path, in the order of the zip. */
export function partsOf(bytes: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, data]) => [path, strFromU8(data)]),
  );
}

/** A part that must be there. */
export function partOf(bytes: Uint8Array, path: string): string {
  const part = partsOf(bytes)[path];
  if (part === undefined) throw new Error(`no part ${path}`);
  return part;
}

const decoded = (text: string) =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');

/** All elements of a name; they must not hold one another. */
export function elements(xml: string, name: string): readonly string[] {
  return xml.match(new RegExp(`<${name}(?: [^>]*)?(?:/>|>.*?</${name}>)`, 'gs')) ?? [];
}

/** The value of an attribute, as a number. */
export function numberOf(xml: string, pattern: RegExp): number {
  const found = pattern.exec(xml)?.[1];
  if (found === undefined) throw new Error(`no ${pattern} in ${xml}`);
  return Number(found);
}

/** The text of a paragraph, tabs included. */
export function readText(paragraph: string): string {
  const pieces = paragraph.matchAll(/<w:tab\/>|<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g);
  return [...pieces].map(([, text]) => (text === undefined ? '\t' : decoded(text))).join('');
}

/** A cell as written: where it starts in the grid, what it spans, whether it begins or continues a merge. */
export interface ReadCell {
  readonly column: number;
  readonly colSpan: number;
  readonly width: number;
  readonly merge: 'none' | 'restart' | 'continue';
}

/** The cells of a table, row by row. */
export function readRows(table: string): readonly (readonly ReadCell[])[] {
  return elements(table, 'w:tr').map(row => {
    let column = 0;
    return elements(row, 'w:tc').map(cell => {
      const colSpan = cell.includes('<w:gridSpan')
        ? numberOf(cell, /<w:gridSpan w:val="(\d+)"/)
        : 1;
      const found = /<w:vMerge w:val="(restart|continue)"\/>/.exec(cell)?.[1];
      const merge = found === 'restart' || found === 'continue' ? found : 'none';
      column += colSpan;
      const width = numberOf(cell, /<w:tcW w:type="dxa" w:w="(\d+)"/);
      return { column: column - colSpan, colSpan, width, merge } as const;
    });
  });
}
