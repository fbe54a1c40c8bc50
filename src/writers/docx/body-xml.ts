/** The body of a document as XML, to the letter what docx would write of the same blocks, in a twentieth of the time. */
import {
  type Block,
  type FlowCell,
  type FlowParagraph,
  type FlowRow,
  type FlowTable,
  LINE_COLOR,
  type Run,
  SEPARATOR,
  sum,
  type TabStop,
} from './flow.ts';
import { escaped } from './xml.ts';

/** The blocks as the children of w:body. */
export function bodyXml(blocks: readonly Block[]): string {
  return each(blocks, blockXml);
}

/** Adds up what joining would copy: the engine puts the pieces together once, at the end. */
function each<T>(items: readonly T[], xml: (item: T) => string): string {
  let all = '';
  for (const item of items) all += xml(item);
  return all;
}

function blockXml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return paragraphXml(block);
    case 'separator':
      return (
        `<w:p><w:pPr>${when(block.keepNext, '<w:keepNext/>')}` +
        `<w:spacing w:after="0" w:before="0" w:line="${SEPARATOR.line}" w:lineRule="exact"/>` +
        `<w:rPr><w:vanish/><w:sz w:val="${SEPARATOR.size}"/><w:szCs w:val="${SEPARATOR.size}"/></w:rPr></w:pPr></w:p>`
      );
    case 'table':
      return tableXml(block);
  }
}

const when = (condition: boolean, xml: string) => (condition ? xml : '');

function paragraphXml({ style, keepNext, align, inset, tabStops, runs }: FlowParagraph): string {
  const tabs = tabStops.length > 0 ? `<w:tabs>${each(tabStops, tabXml)}</w:tabs>` : '';
  return (
    `<w:p><w:pPr><w:pStyle w:val="${escaped(style)}"/>${when(keepNext, '<w:keepNext/>')}${tabs}` +
    `${when(inset > 0, `<w:ind w:left="${inset}" w:right="${inset}"/>`)}` +
    `${align ? `<w:jc w:val="${align}"/>` : ''}</w:pPr>${each(runs, runXml)}</w:p>`
  );
}

const tabXml = ({ type, position }: TabStop) => `<w:tab w:val="${type}" w:pos="${position}"/>`;

function runXml(run: Run): string {
  switch (run.kind) {
    case 'text': {
      const hint = when(run.chinese, '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>');
      return `<w:r>${hint}<w:t xml:space="preserve">${escaped(run.text)}</w:t></w:r>`;
    }
    case 'tab':
      return '<w:r><w:tab/></w:r>';
    case 'break':
      return '<w:r><w:br/></w:r>';
  }
}

const borderXml = (side: string, size: number) =>
  `<w:${side} w:val="single" w:color="${LINE_COLOR}" w:sz="${size}" w:space="0"/>`;
const widthXml = (name: string, width: number) => `<w:${name} w:type="dxa" w:w="${width}"/>`;

function tableXml({ columns, border, margin, rows }: FlowTable): string {
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
  return (
    `<w:tbl><w:tblPr>${widthXml('tblW', sum(columns))}${widthXml('tblInd', 0)}` +
    `<w:tblBorders>${each(sides, side => borderXml(side, border))}</w:tblBorders>` +
    '<w:tblLayout w:type="fixed"/>' +
    `<w:tblCellMar>${widthXml('top', margin.y)}${widthXml('left', margin.x)}` +
    `${widthXml('bottom', margin.y)}${widthXml('right', margin.x)}</w:tblCellMar></w:tblPr>` +
    `<w:tblGrid>${each(columns, width => `<w:gridCol w:w="${width}"/>`)}</w:tblGrid>` +
    `${each(rows, rowXml)}</w:tbl>`
  );
}

function rowXml({ cantSplit, header, height, cells }: FlowRow): string {
  const properties =
    when(cantSplit, '<w:cantSplit/>') +
    when(header, '<w:tblHeader/>') +
    (height > 0 ? `<w:trHeight w:val="${height}" w:hRule="atLeast"/>` : '');
  return `<w:tr>${properties ? `<w:trPr>${properties}</w:trPr>` : ''}${each(cells, cellXml)}</w:tr>`;
}

function cellXml({ width, span, merge, joints, valign, paragraphs }: FlowCell): string {
  const borders =
    (joints.top === undefined ? '' : borderXml('top', joints.top)) +
    (joints.bottom === undefined ? '' : borderXml('bottom', joints.bottom));
  return (
    `<w:tc><w:tcPr>${widthXml('tcW', width)}${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}` +
    (merge === 'none' ? '' : `<w:vMerge w:val="${merge}"/>`) +
    (borders ? `<w:tcBorders>${borders}</w:tcBorders>` : '') +
    `<w:vAlign w:val="${valign}"/></w:tcPr>${each(paragraphs, paragraphXml)}</w:tc>`
  );
}
