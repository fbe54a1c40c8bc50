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
} from './flow.ts';
import { escaped } from './xml.ts';

/** The blocks as the children of w:body. */
export function bodyXml(blocks: readonly Block[]): string {
  return blocks.map(blockXml).join('');
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

function paragraphXml({ style, keepNext, align, tabStops, runs }: FlowParagraph): string {
  const stops = tabStops.map(stop => `<w:tab w:val="${stop.type}" w:pos="${stop.position}"/>`);
  return (
    `<w:p><w:pPr><w:pStyle w:val="${escaped(style)}"/>${when(keepNext, '<w:keepNext/>')}` +
    when(stops.length > 0, `<w:tabs>${stops.join('')}</w:tabs>`) +
    `${when(align !== undefined, `<w:jc w:val="${align}"/>`)}</w:pPr>${runs.map(runXml).join('')}</w:p>`
  );
}

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
    `<w:tblBorders>${sides.map(side => borderXml(side, border)).join('')}</w:tblBorders>` +
    '<w:tblLayout w:type="fixed"/>' +
    `<w:tblCellMar>${widthXml('top', margin.y)}${widthXml('left', margin.x)}` +
    `${widthXml('bottom', margin.y)}${widthXml('right', margin.x)}</w:tblCellMar></w:tblPr>` +
    `<w:tblGrid>${columns.map(width => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>` +
    `${rows.map(rowXml).join('')}</w:tbl>`
  );
}

function rowXml({ cantSplit, header, height, cells }: FlowRow): string {
  const properties =
    when(cantSplit, '<w:cantSplit/>') +
    when(header, '<w:tblHeader/>') +
    when(height > 0, `<w:trHeight w:val="${height}" w:hRule="atLeast"/>`);
  return (
    `<w:tr>${when(properties !== '', `<w:trPr>${properties}</w:trPr>`)}` +
    `${cells.map(cellXml).join('')}</w:tr>`
  );
}

function cellXml({ width, span, merge, joints, valign, paragraphs }: FlowCell): string {
  const borders =
    (joints.top === undefined ? '' : borderXml('top', joints.top)) +
    (joints.bottom === undefined ? '' : borderXml('bottom', joints.bottom));
  return (
    `<w:tc><w:tcPr>${widthXml('tcW', width)}${when(span > 1, `<w:gridSpan w:val="${span}"/>`)}` +
    when(merge !== 'none', `<w:vMerge w:val="${merge}"/>`) +
    when(borders !== '', `<w:tcBorders>${borders}</w:tcBorders>`) +
    `<w:vAlign w:val="${valign}"/></w:tcPr>${paragraphs.map(paragraphXml).join('')}</w:tc>`
  );
}
