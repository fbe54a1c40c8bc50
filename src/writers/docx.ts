/**
 * The Word writer: a sheet as .docx, laid out by Word itself from the same grid and roles that the PDF is drawn from.
 * docx makes the package of a form; of each document only the body and the properties are made anew.
 */
import type { Sheet } from '../form/sheet.ts';
import { bodyXml } from './docx/body.ts';
import { formPackage } from './docx/static-parts.ts';
import type { Writer, WriterOptions } from './writer.ts';
import { xmlPart, xmlText } from './xml.ts';
import { deflated, zip } from './zip.ts';

/** Half the time of the usual 6, at the price of a tenth more bytes. */
const LEVEL = 1;

/** Draws a sheet as a Word document; rejects with an Error on a sheet that is no exact grid or holds control characters. */
export const writeDocx: Writer = async (sheet, options) => packDocx(sheet, bodyXml(sheet), options);

/** The package of a sheet around the children of w:body. */
export async function packDocx(
  sheet: Sheet,
  body: string,
  { date, readBuiltParts }: Pick<WriterOptions, 'date' | 'readBuiltParts'>,
): Promise<Uint8Array> {
  const { entries, head, tail } = await formPackage(sheet, readBuiltParts);
  return zip([
    ...entries,
    deflated('docProps/core.xml', corePart(sheet, date), LEVEL),
    deflated('word/document.xml', head + body + tail, LEVEL),
  ]);
}

/** The title, the unit that files, and the date given; nothing of the machine or of a person. */
function corePart({ title, author = 'perfgoal' }: Sheet, date: Date): string {
  const stamp = `${date.toISOString().slice(0, 19)}Z`;
  const time = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${stamp}</dcterms:${name}>`;
  return xmlPart(
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
      ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
      ' xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
      `<dc:title>${xmlText(title)}</dc:title><dc:creator>${xmlText(author)}</dc:creator>` +
      `<cp:lastModifiedBy>${xmlText(author)}</cp:lastModifiedBy>` +
      `${time('created')}${time('modified')}<dc:language>zh-CN</dc:language></cp:coreProperties>`,
  );
}
