/** The Excel writer: a sheet as a workbook of one worksheet, with the merged cells, widths and fonts of the form. */
import { type MissingCharacter, MissingCharacters } from '../errors.ts';
import { textSetter } from '../layout/block.ts';
import { openFaces } from '../layout/faces.ts';
import { placeTable } from '../layout/place.ts';
import { cellText, packageParts, textNumbers } from '../spreadsheet/workbook-package.ts';
import type { Writer } from './writer.ts';
import { formGrid } from './xlsx/form-grid.ts';
import { cellFormats } from './xlsx/styles.ts';
import { formSheetXml, printRange } from './xlsx/worksheet.ts';
import { xmlText } from './xml.ts';
import { deflated, zip } from './zip.ts';

const LEVEL = 6;

/** What programs call the worksheet. */
const NAME = '表1';

/** Draws a sheet as a workbook; MissingCharacters if a character cannot be drawn, UserError if a text is too long for a cell. */
export const writeXlsx: Writer = async (sheet, { date, readFont }) => {
  const missing: MissingCharacter[] = [];
  const table = placeTable(sheet, textSetter(openFaces(readFont), missing));
  if (missing.length > 0) throw new MissingCharacters(missing);
  const grid = formGrid(sheet, table);
  const formats = cellFormats(sheet);
  const { numberOf, texts } = textNumbers();
  // Styles stand before the worksheet, and know what it asks for only when it is written.
  const worksheet = [...formSheetXml(sheet, grid, formats, numberOf)];
  const parts = packageParts({
    names: [NAME],
    definedNames: `<definedName name="_xlnm.Print_Area" localSheetId="0">'${NAME}'!${printRange(sheet, grid)}</definedName>`,
    title: xmlText(sheet.title),
    date,
    styles: formats.xml(),
    sheets: [worksheet],
    *strings() {
      // The lines of a cell are its paragraphs, which hold no line end themselves.
      for (const text of texts()) yield cellText(text.split('\n').map(xmlText).join('\n'));
    },
  });
  return zip([...parts].map(([path, xml]) => deflated(path, [...xml].join(''), LEVEL)));
};
