/**
 * What a typesetter decides before a form is drawn, told to Word and PDF by the sheet: a longer text of a single line
 * stands in the middle of its cell as a value does, and a last page with little on it is avoided.
 */
import { type Cell, type Row, type Sheet, styleOf } from '../form/sheet.ts';
import { fitsOnLine } from './estimate.ts';
import { fillPages } from './fill-pages.ts';
import { mm } from './place.ts';

/** The role of values, which stand in the middle of their cells; every template has it. */
const VALUE = 'value';
/** How much wider than estimated a text may be and still stand on one line. */
const MARGIN = 1.1;

/** The sheet as it is drawn. */
export function typeset(sheet: Sheet): Sheet {
  return fillPages(centreSingleLines(sheet));
}

/** Centres longer texts of one line, where all in their row are so short: side by side they are set alike. */
function centreSingleLines(sheet: Sheet): Sheet {
  if (!sheet.styles[VALUE]) return sheet;
  const centred = (row: Row): Row => {
    const texts = row.cells.filter(cell => isText(cell, sheet));
    if (texts.length === 0 || !texts.every(cell => isSingleLine(cell, sheet))) return row;
    const cells = row.cells.map(cell => (texts.includes(cell) ? { ...cell, role: VALUE } : cell));
    return { ...row, cells };
  };
  const sections = sheet.sections.map(one => ({ ...one, rows: one.rows.map(centred) }));
  return { ...sheet, sections };
}

/** Whether a cell holds a longer text: one whose paragraphs are indented. */
const isText = (cell: Cell, sheet: Sheet): boolean =>
  styleOf(sheet, cell.role).indent > 0 &&
  cell.content.some(({ parts }) => parts.some(part => part.text !== ''));

function isSingleLine({ column, colSpan, role, content }: Cell, sheet: Sheet): boolean {
  const [only] = content;
  if (!only || content.length > 1) return false;
  const columns = sheet.columns.slice(column, column + colSpan);
  const room = columns.reduce((sum, width) => sum + width, 0) - 2 * sheet.padding.x;
  return fitsOnLine(only, styleOf(sheet, role), (room * mm) / MARGIN);
}
