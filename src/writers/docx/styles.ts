/** styles.xml: one named paragraph style a role, so that a clerk who changes a style changes all such cells. */
import type { Align, Sheet, Style } from '../../form/sheet.ts';
import { halfPoints, ptTwips } from './units.ts';
import { XMLNS_W, xmlPart, xmlText } from './xml.ts';

/** w:jc of each alignment. */
export const JUSTIFICATION = {
  left: 'left',
  center: 'center',
  right: 'right',
  justify: 'both',
} as const satisfies Record<Align, string>;

/** A line so tight that Word might cut the text keeps its natural height as the least. */
const TIGHT = 1.1;

/** What the clerk reads in Word's list of styles; other roles show their key. */
const ROLE_NAMES: Readonly<Record<string, string>> = {
  attachment: '附件',
  title: '标题',
  year: '年度',
  line: '表外行',
  label: '栏目',
  value: '内容',
  text: '文字',
  narrative: '叙述',
  seal: '签章',
  'page-number': '页码',
};

/** The id of the style of a role. */
export function styleId(role: string): string {
  return `Form-${role}`;
}

/** The running text of the form: what a clerk types outside its cells looks the same. */
function bodyStyle(sheet: Sheet): Style {
  return Object.values(sheet.styles).find(style => style.indent > 0) ?? sheet.pageNumber;
}

/** w:rFonts with all four slots set to the office font. */
function runFonts(style: Style): string {
  const name = xmlText(style.font.office);
  return `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}"/>`;
}

function runProperties(style: Style): string {
  const size = halfPoints(style.size);
  return `<w:rPr>${runFonts(style)}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`;
}

/** An indent in em: in characters, so that it follows a change of size, and in twips for readers that know no characters. */
function emIndent(side: 'right' | 'firstLine', em: number, size: number): readonly string[] {
  return [`w:${side}Chars="${Math.round(em * 100)}"`, `w:${side}="${ptTwips(em * size)}"`];
}

function paragraphProperties(style: Style): string {
  const rule = style.leading < TIGHT ? 'atLeast' : 'exact';
  const spacing =
    `<w:spacing w:before="${ptTwips(style.spaceBefore)}" w:after="${ptTwips(style.spaceAfter)}"` +
    ` w:line="${ptTwips(style.leading * style.size)}" w:lineRule="${rule}"/>`;
  const indents = [
    ...(style.insetRight ? emIndent('right', style.insetRight, style.size) : []),
    ...(style.indent ? emIndent('firstLine', style.indent, style.size) : []),
  ];
  const indent = indents.length > 0 ? `<w:ind ${indents.join(' ')}/>` : '';
  return `<w:pPr>${spacing}${indent}<w:jc w:val="${JUSTIFICATION[style.align]}"/></w:pPr>`;
}

/** Breaks lines and pages as the PDF does: two lines of a paragraph stay together, no hanging punctuation, no space between hanzi and digits, no grid. */
const DEFAULT_PARAGRAPH =
  '<w:pPrDefault><w:pPr><w:widowControl/><w:kinsoku/><w:overflowPunct w:val="0"/>' +
  '<w:topLinePunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>' +
  '<w:adjustRightInd w:val="0"/><w:snapToGrid w:val="0"/></w:pPr></w:pPrDefault>';

function documentDefaults(body: Style): string {
  const size = halfPoints(body.size);
  return (
    `<w:docDefaults><w:rPrDefault><w:rPr>${runFonts(body)}<w:noProof/><w:sz w:val="${size}"/>` +
    `<w:szCs w:val="${size}"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr>` +
    `</w:rPrDefault>${DEFAULT_PARAGRAPH}</w:docDefaults>`
  );
}

function paragraphStyle(attributes: string, head: string, style: Style): string {
  return `<w:style w:type="paragraph" ${attributes}>${head}${paragraphProperties(style)}${runProperties(style)}</w:style>`;
}

function roleStyle([role, style]: readonly [string, Style]): string {
  const head = `<w:name w:val="${xmlText(`申报表 ${ROLE_NAMES[role] ?? role}`)}"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="1"/><w:qFormat/>`;
  return paragraphStyle(`w:customStyle="1" w:styleId="${xmlText(styleId(role))}"`, head, style);
}

/** The part word/styles.xml of a sheet; it depends on the styles only, not on the text. */
export function stylesPart(sheet: Sheet): string {
  const body = bodyStyle(sheet);
  const styles = [
    documentDefaults(body),
    paragraphStyle('w:default="1" w:styleId="Normal"', '<w:name w:val="Normal"/><w:qFormat/>', {
      ...body,
      indent: 0,
      spaceBefore: 0,
      spaceAfter: 0,
    }),
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
    paragraphStyle('w:styleId="Header"', '<w:name w:val="header"/><w:basedOn w:val="Normal"/>', {
      ...sheet.pageNumber,
      align: 'right',
      leading: 1,
    }),
    paragraphStyle(
      'w:styleId="Footer"',
      '<w:name w:val="footer"/><w:basedOn w:val="Normal"/>',
      sheet.pageNumber,
    ),
    ...Object.entries(sheet.styles).map(roleStyle),
  ];
  return xmlPart(`<w:styles ${XMLNS_W}>${styles.join('')}</w:styles>`);
}
