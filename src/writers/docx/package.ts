/** The package: what docx compiles, our own parts in place of its, and a zip that is the same everywhere. */
import { type Document, Packer } from 'docx';
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import type { Sheet } from '../../form/sheet.ts';
import { fontTablePart } from './fonts.ts';
import { footerPart, headerPart } from './header-footer.ts';
import { corePart } from './properties.ts';
import { settingsPart } from './settings.ts';
import { stylesPart } from './styles.ts';

/** A part of the package: its path and its XML. */
export interface Part {
  readonly path: string;
  readonly data: string;
}

/** The parts that depend on the form, the title and the date, not on the text of the filing. */
export function ownParts(sheet: Sheet, date: Date): readonly Part[] {
  return [
    { path: 'docProps/core.xml', data: corePart(sheet.title, date) },
    { path: 'word/styles.xml', data: stylesPart(sheet) },
    { path: 'word/settings.xml', data: settingsPart() },
    { path: 'word/fontTable.xml', data: fontTablePart(sheet) },
    { path: 'word/footer1.xml', data: footerPart() },
    ...(sheet.mark ? [{ path: 'word/header1.xml', data: headerPart(sheet, sheet.mark) }] : []),
  ];
}

/** Parts that docx always adds and a form never needs; relations of parts without any go with them. */
const NEEDLESS =
  /(?:numbering|footnotes|endnotes|comments|custom|(?:header|footer)\d|fontTable)\.xml\.rels$|(?:numbering|footnotes|endnotes|comments|docProps\/custom)\.xml$/;
const POINTER = /<(?:Override|Relationship) [^>]*(?:PartName|Target)="([^"]+)"[^>]*\/>/g;

/** Drops what points at a part that is left out. */
function withoutNeedless(path: string, xml: string): string {
  if (path !== '[Content_Types].xml' && !path.endsWith('.rels')) return xml;
  return xml.replace(POINTER, (element, target: string) => (NEEDLESS.test(target) ? '' : element));
}

/** The bytes of the package; the same for the same document and parts, in any time zone. */
export async function packageOf(document: Document, own: readonly Part[]): Promise<Uint8Array> {
  const parts = unzipSync(await Packer.toBuffer(document, undefined, own));
  const order = ['[Content_Types].xml', '_rels/.rels'];
  const paths = [
    ...order,
    ...Object.keys(parts)
      .filter(path => !order.includes(path))
      .sort(),
  ];
  const files: Zippable = {};
  for (const path of paths) {
    const data = parts[path];
    if (!data || path.endsWith('/') || NEEDLESS.test(path)) continue;
    files[path] = strToU8(withoutNeedless(path, strFromU8(data)));
  }
  // Zip times are local and begin in 1980: a local noon is the same everywhere.
  return zipSync(files, { level: 6, mtime: new Date(1980, 0, 1, 12) });
}
