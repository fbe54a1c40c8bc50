/** The package as the plain path makes it: what docx compiles, our own parts in place of its. */
import { Packer } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import type { Sheet } from '../../form/sheet.ts';
import { fontTablePart } from './fonts.ts';
import { footerPart, headerPart } from './header-footer.ts';
import { documentOf } from './objects.ts';
import { corePart } from './properties.ts';
import { settingsPart } from './settings.ts';
import { stylesPart } from './styles.ts';

/** Paths of the parts that change with the filing; all others are the same for a form. */
export const CORE = 'docProps/core.xml';
export const DOCUMENT = 'word/document.xml';

/** A part of the package: its path and its XML. */
export interface Part {
  readonly path: string;
  readonly data: string;
}

/** Our own parts besides the document. */
function ownParts(sheet: Sheet, date: Date): readonly Part[] {
  return [
    { path: CORE, data: corePart(sheet.title, date) },
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

/** The parts that a reader looks for first. */
const FIRST = ['[Content_Types].xml', '_rels/.rels'];

/** The parts of a sheet's document in the order of the package, each written by docx or by hand as a whole. */
export async function plainParts(sheet: Sheet, date: Date): Promise<readonly Part[]> {
  const parts = unzipSync(
    await Packer.toBuffer(documentOf(sheet), undefined, ownParts(sheet, date)),
  );
  const others = Object.keys(parts).filter(path => !FIRST.includes(path));
  return [...FIRST, ...others.sort()].flatMap(path => {
    const data = parts[path];
    if (!data || path.endsWith('/') || NEEDLESS.test(path)) return [];
    return [{ path, data: withoutNeedless(path, strFromU8(data)) }];
  });
}
