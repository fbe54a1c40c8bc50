/**
 * The Word writer: a sheet as .docx, laid out by Word itself from the same grid and roles that the PDF is drawn from.
 * The package of a form is made once by docx; of each document only the body and the properties are written.
 */
import { bodyXml } from './docx/body-xml.ts';
import { blocksOf } from './docx/document.ts';
import { formOf } from './docx/form.ts';
import { CORE, DOCUMENT } from './docx/package.ts';
import { corePart } from './docx/properties.ts';
import { zip, zipEntry } from './docx/zip.ts';
import type { Writer } from './index.ts';

/** Draws a sheet as a Word document; rejects with an Error on a sheet that is no exact grid or holds control characters. */
export const writeDocx: Writer = async (sheet, { date }) => {
  const form = await formOf(sheet);
  const written = {
    [CORE]: corePart(sheet.title, date),
    [DOCUMENT]: form.head + bodyXml(blocksOf(sheet)) + form.tail,
  };
  return zip(
    form.parts.map(part =>
      typeof part === 'string' ? zipEntry(part, written[part], 'each') : part,
    ),
  );
};
