/** The document of a sheet: its text as docx objects; header and footer are only declared here and written apart. */
import { Document, type FileChild, Footer, Header } from 'docx';
import { type Section, type Sheet, styleOf } from '../../form/sheet.ts';
import { mmTwips, ptTwips } from './measure.ts';
import { lineParagraph, separator } from './paragraph.ts';
import { tableGroups, tableOf } from './table.ts';

/** Distance in mm of the page number from the type area (GB/T 9704), and the least from the paper's edge. */
const NUMBER_GAP = 7;
const EDGE = 5;

function tables(sheet: Sheet): FileChild[] {
  const groups = tableGroups(sheet.sections);
  return groups.flatMap((group, index) => {
    const joined = index < groups.length - 1;
    const table = tableOf(sheet, group, joined);
    return joined ? [table, separator(keepsWithNext(group))] : [table];
  });
}

function keepsWithNext(group: readonly Section[]): boolean {
  return group.at(-1)?.rows.at(-1)?.keepWithNext ?? false;
}

function body(sheet: Sheet): FileChild[] {
  const { paper } = sheet;
  const width = mmTwips(paper.width - paper.left - paper.right);
  const line = (one: Sheet['above'][number]) => lineParagraph(one, styleOf(sheet, one.role), width);
  const below = sheet.below.map(line);
  // After a table Word demands a paragraph.
  return [
    ...sheet.above.map(line),
    ...tables(sheet),
    ...(below.length ? below : [separator(false)]),
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
              header: Math.max(mmTwips(EDGE), Math.round(mmTwips(paper.top) / 3)),
              footer: Math.max(mmTwips(EDGE), mmTwips(paper.bottom - NUMBER_GAP) - number),
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
