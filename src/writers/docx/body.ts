/**
 * What stands in the body of document.xml: lines above, tables, lines below, in the order of reading. It is written as
 * text, not as objects of docx, for “Word, filing in memory → bytes” of the benchmark: 8 times docxtemplater.
 */
import { type Line, type Section, type Sheet, styleOf } from '../../form/sheet.ts';
import { lineXml, type SegmentXml, separatorXml } from './paragraph.ts';
import { type DrawnRow, rowsOf, tableXml } from './table.ts';
import { mmPoints } from './units.ts';

/** What a body is written from: the sheet, the rows of its tables, and how the text of its lines is written. */
export interface BodySpec {
  readonly sheet: Sheet;
  readonly tables: readonly (readonly DrawnRow[])[];
  readonly segmentXml?: SegmentXml;
}

/** The sheet as children of w:body; throws an Error on one that is no exact grid or holds what Word cannot read. */
export const bodyXml = (sheet: Sheet): string =>
  bodyOf({ sheet, tables: tableGroups(sheet.sections).map(group => rowsOf(sheet, group)) });

/** The children of w:body. */
export function bodyOf({ sheet, tables, segmentXml }: BodySpec): string {
  const { paper, above, below } = sheet;
  const room = mmPoints(paper.width - paper.left - paper.right);
  const line = (one: Line, keepNext: boolean) =>
    lineXml(one, { role: one.role, style: styleOf(sheet, one.role), room, keepNext }, segmentXml);
  let xml = '';
  for (const one of above) xml += line(one, false);
  xml += tablesXml(sheet, tables);
  for (const [index, one] of below.entries()) xml += line(one, index < below.length - 1);
  // After a table Word demands a paragraph.
  return below.length > 0 ? xml : xml + separatorXml(false);
}

function tablesXml(sheet: Sheet, tables: BodySpec['tables']): string {
  let xml = '';
  for (const [index, rows] of tables.entries()) {
    const before = index > 0 ? 'table' : 'line';
    if (index < tables.length - 1) {
      xml += tableXml(sheet, rows, { before, after: 'table' });
      xml += separatorXml(rows.at(-1)?.row.keepWithNext ?? false);
    } else {
      const after = sheet.below.length > 0 ? 'line' : 'nothing';
      xml += tableXml(sheet, rows, { before, after });
    }
  }
  return xml;
}

/** Sections that share a table: one whose head rows repeat must stand at the top of its own. */
export function tableGroups(sections: readonly Section[]): readonly (readonly Section[])[] {
  const groups: Section[][] = [];
  for (const section of sections) {
    const last = groups.at(-1);
    if (last && section.headRows === 0 && last[0]?.headRows === 0) last.push(section);
    else groups.push([section]);
  }
  return groups;
}
