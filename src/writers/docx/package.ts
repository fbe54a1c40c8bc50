/** The package as the plain path makes it: what docx compiles, our own parts in place of its. Only tests go this way, to prove the writer equal. */
import { Packer } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import type { Sheet } from '../../form/sheet.ts';
import { documentOf } from './objects.ts';
import { CORE, inOrder, ownParts, type Part } from './parts.ts';
import { corePart } from './properties.ts';

/** Parts that docx always adds and a form never needs; relations of parts without any go with them. */
const NEEDLESS =
  /(?:numbering|footnotes|endnotes|comments|custom|(?:header|footer)\d|fontTable)\.xml\.rels$|(?:numbering|footnotes|endnotes|comments|docProps\/custom)\.xml$/;
const POINTER = /<(?:Override|Relationship) [^>]*(?:PartName|Target)="([^"]+)"[^>]*\/>/g;

/** Drops what points at a part that is left out. */
function withoutNeedless(path: string, xml: string): string {
  if (path !== '[Content_Types].xml' && !path.endsWith('.rels')) return xml;
  return xml.replace(POINTER, (element, target: string) => (NEEDLESS.test(target) ? '' : element));
}

/** The parts of a sheet's document in the order of the package, each written by docx or by hand as a whole. */
export async function plainParts(sheet: Sheet, date: Date): Promise<readonly Part[]> {
  const own = [{ path: CORE, data: corePart(sheet.title, date) }, ...ownParts(sheet)];
  const parts = unzipSync(await Packer.toBuffer(documentOf(sheet), undefined, own));
  return inOrder(Object.keys(parts)).flatMap(path => {
    const data = parts[path];
    if (!data || path.endsWith('/') || NEEDLESS.test(path)) return [];
    return [{ path, data: withoutNeedless(path, strFromU8(data)) }];
  });
}
