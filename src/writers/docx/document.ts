/** The document of a sheet: its text as docx objects; header and footer are only declared here and written apart. */
import { Document, type FileChild, Footer, Header } from 'docx';
import { type Line, type Section, type Sheet, styleOf } from '../../form/sheet.ts';
import { lineParagraph } from './line.ts';
import { mmTwips, ptTwips } from './measure.ts';
import { separator } from './paragraph.ts';
import { tableGroups, tableOf } from './table.ts';

function tables(sheet: Sheet): FileChild[] {
  const groups = tableGroups(sheet.sections);
  return groups.flatMap((group, index) => {
    const before = index > 0 ? 'table' : 'line';
    if (index < groups.length - 1) {
      return [tableOf(sheet, group, { before, after: 'table' }), separator(keepsWithNext(group))];
    }
    return [tableOf(sheet, group, { before, after: sheet.below.length > 0 ? 'line' : 'nothing' })];
  });
}

function keepsWithNext(group: readonly Section[]): boolean {
  return group.at(-1)?.rows.at(-1)?.keepWithNext ?? false;
}

function body(sheet: Sheet): FileChild[] {
  const { paper } = sheet;
  const width = mmTwips(paper.width - paper.left - paper.right);
  const line = (one: Line, keepNext: boolean) =>
    lineParagraph(one, styleOf(sheet, one.role), { width, keepNext });
  const last = sheet.below.length - 1;
  return [
    ...sheet.above.map(one => line(one, false)),
    ...tables(sheet),
    // After a table Word demands a paragraph.
    ...(last < 0 ? [separator(false)] : sheet.below.map((one, index) => line(one, index < last))),
  ];
}

/** The sheet as a document of docx. */
export function documentOf(sheet: Sheet): Document {
  const { paper, pageNumber } = sheet;
  const number = ptTwips(pageNumber.leading * pageNumber.size);
  return new Document({
    sections: [
      {
        properties: {
          page: {
            size: { width: mmTwips(paper.width), height: mmTwips(paper.height) },
            margin: {
              top: mmTwips(paper.top),
              right: mmTwips(paper.right),
              bottom: mmTwips(paper.bottom),
              left: mmTwips(paper.left),
              header: Math.round(mmTwips(paper.top) / 3),
              // The page number stands in the middle of the bottom margin.
              footer: Math.max(0, Math.round((mmTwips(paper.bottom) - number) / 2)),
              gutter: 0,
            },
          },
        },
        ...(sheet.mark ? { headers: { default: new Header({ children: [] }) } } : {}),
        footers: { default: new Footer({ children: [] }) },
        children: body(sheet),
      },
    ],
  });
}
