/**
 * The plain path: blocks as objects of docx. Documents are printed by body-xml.ts and skeleton.ts instead, which tests
 * prove equal to what docx makes of these objects.
 */
import {
  Document,
  type FileChild,
  Footer,
  Header,
  Paragraph,
  type ParagraphChild,
  Tab,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import type { Sheet } from '../../form/sheet.ts';
import { blocksOf } from './body.ts';
import {
  type Block,
  type FlowCell,
  type FlowParagraph,
  type FlowRow,
  type FlowTable,
  LINE_COLOR,
  type Run,
  SEPARATOR,
  type Separator,
  sum,
} from './flow.ts';
import { pageOf } from './page.ts';

function textRun(run: Run): ParagraphChild {
  switch (run.kind) {
    case 'text':
      return new TextRun({
        text: run.text,
        ...(run.chinese ? { font: { hint: 'eastAsia' } } : {}),
      });
    case 'tab':
      return new TextRun({ children: [new Tab()] });
    case 'break':
      return new TextRun({ break: 1 });
  }
}

function paragraph({ style, keepNext, align, inset, tabStops, runs }: FlowParagraph): Paragraph {
  return new Paragraph({
    style,
    ...(keepNext ? { keepNext } : {}),
    ...(align ? { alignment: align } : {}),
    ...(inset > 0 ? { indent: { left: inset, right: inset } } : {}),
    ...(tabStops.length > 0 ? { tabStops } : {}),
    children: runs.map(textRun),
  });
}

function separator({ keepNext }: Separator): Paragraph {
  return new Paragraph({
    ...(keepNext ? { keepNext } : {}),
    spacing: { before: 0, after: 0, line: SEPARATOR.line, lineRule: 'exact' },
    run: { size: SEPARATOR.size, vanish: true },
  });
}

const border = (size: number) => ({ style: 'single', size, color: LINE_COLOR, space: 0 }) as const;

function tableCell({ width, span, merge, joints, valign, paragraphs }: FlowCell): TableCell {
  return new TableCell({
    width: { size: width, type: 'dxa' },
    ...(span > 1 ? { columnSpan: span } : {}),
    ...(merge === 'none' ? {} : { verticalMerge: merge }),
    borders: {
      ...(joints.top === undefined ? {} : { top: border(joints.top) }),
      ...(joints.bottom === undefined ? {} : { bottom: border(joints.bottom) }),
    },
    verticalAlign: valign,
    children: paragraphs.map(paragraph),
  });
}

function tableRow({ cantSplit, header, height, cells }: FlowRow): TableRow {
  return new TableRow({
    ...(cantSplit ? { cantSplit } : {}),
    ...(header ? { tableHeader: true } : {}),
    ...(height > 0 ? { height: { value: height, rule: 'atLeast' } } : {}),
    children: cells.map(tableCell),
  });
}

function table({ columns, border: size, margin, rows }: FlowTable): Table {
  const line = border(size);
  return new Table({
    rows: rows.map(tableRow),
    columnWidths: columns,
    width: { size: sum(columns), type: 'dxa' },
    indent: { size: 0, type: 'dxa' },
    layout: 'fixed',
    margins: { top: margin.y, bottom: margin.y, left: margin.x, right: margin.x },
    borders: {
      top: line,
      bottom: line,
      left: line,
      right: line,
      insideHorizontal: line,
      insideVertical: line,
    },
  });
}

function child(block: Block): FileChild {
  switch (block.kind) {
    case 'paragraph':
      return paragraph(block);
    case 'separator':
      return separator(block);
    case 'table':
      return table(block);
  }
}

/** The sheet as a document of docx; header and footer are only declared here and written apart. */
export function documentOf(sheet: Sheet): Document {
  return new Document({
    sections: [
      {
        properties: { page: pageOf(sheet) },
        ...(sheet.mark ? { headers: { default: new Header({ children: [] }) } } : {}),
        footers: { default: new Footer({ children: [] }) },
        children: blocksOf(sheet).map(child),
      },
    ],
  });
}
