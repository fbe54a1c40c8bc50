/**
 * What stands in the body of document.xml: lines above, the table, lines below, in the order of reading. It is written
 * as text, not as objects of docx, for “Word, filing in memory → bytes” of the benchmark: 8 times docxtemplater.
 */
import { type Line, type Sheet, styleOf } from '../../form/sheet.ts';
import { lineXml, type SegmentXml } from './paragraph.ts';
import { type DrawnRow, rowsOf, tableXml } from './table.ts';
import { mmPoints } from './units.ts';

/** What a body is written from: the sheet, the rows of its table, and how the text of its lines is written. */
export interface BodySpec {
  readonly sheet: Sheet;
  readonly rows: readonly DrawnRow[];
  readonly segmentXml?: SegmentXml;
}

/** The sheet as children of w:body; throws an Error on one that is no exact grid or holds what Word cannot read. */
export const bodyXml = (sheet: Sheet): string => bodyOf({ sheet, rows: rowsOf(sheet) });

/** The children of w:body. */
export function bodyOf({ sheet, rows, segmentXml }: BodySpec): string {
  const { paper, above, below } = sheet;
  const room = mmPoints(paper.width - paper.left - paper.right);
  const line = (one: Line, keepNext: boolean) =>
    lineXml(one, { role: one.role, style: styleOf(sheet, one.role), room, keepNext }, segmentXml);
  let xml = '';
  for (const one of above) xml += line(one, false);
  if (rows.length > 0) xml += tableXml(sheet, rows);
  for (const [index, one] of below.entries()) xml += line(one, index < below.length - 1);
  return below.length > 0 ? xml : xml + LAST_PARAGRAPH;
}

/** After a table Word demands a paragraph; this one does not show. */
const LAST_PARAGRAPH =
  '<w:p><w:pPr><w:spacing w:after="0" w:before="0" w:line="2" w:lineRule="exact"/>' +
  '<w:rPr><w:vanish/><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:pPr></w:p>';
