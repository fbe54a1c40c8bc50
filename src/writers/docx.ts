/** The Word writer: a sheet as .docx, laid out by Word itself from the same grid and roles that the PDF is drawn from. */
import { documentOf } from './docx/document.ts';
import { ownParts, packageOf } from './docx/package.ts';
import type { Writer } from './index.ts';

/** Draws a sheet as a Word document; rejects with an Error on a sheet that is no exact grid or holds control characters. */
export const writeDocx: Writer = async (sheet, { date }) =>
  packageOf(documentOf(sheet), ownParts(sheet, date));
