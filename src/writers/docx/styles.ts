/**
 * Named styles of Word, one a role, so that a clerk who changes a style changes all such cells; and the other names of
 * their fonts.
 */
import {
  ImportedXmlComponent,
  RunProperties,
  RunPropertiesDefaults,
  type XmlComponent,
} from 'docx';
import type { Font, Style } from '../../form/sheet.ts';
import { writable, XMLNS_W, xmlPart, xmlText } from '../xml.ts';
import { JUSTIFICATION, styleId } from './paragraph.ts';
import { halfPoints, ptTwips } from './units.ts';

/** What Word is told of a font: its names. */
export type WordFont = Pick<Font, 'office' | 'alternatives'>;

/** What Word is told of how a role is set. */
export interface WordStyle extends Omit<Style, 'font'> {
  readonly font: WordFont;
}

/** The styles of a document by role. */
export interface WordStyles {
  readonly styles: Readonly<Record<string, WordStyle>>;
  readonly pageNumber: WordStyle;
}

/** An element that docx has no words for; its attributes are escaped. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>> = {},
  children: readonly XmlComponent[] = [],
): XmlComponent {
  const made = new ImportedXmlComponent(name, attributes);
  for (const child of children) made.push(child);
  return made;
}

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

/** The children of w:styles: the defaults, those that Word expects, then the roles. */
export function stylesOf({ styles, pageNumber }: WordStyles): readonly XmlComponent[] {
  // What a clerk types outside the cells looks like the running text of the form.
  const body = Object.values(styles).find(style => style.indent > 0) ?? pageNumber;
  return [
    documentDefaults(body),
    paragraphStyle({ 'w:default': 1, 'w:styleId': 'Normal' }, 'Normal', [element('w:qFormat')], {
      ...body,
      indent: 0,
      spaceBefore: 0,
      spaceAfter: 0,
    }),
    hiddenStyle('character', 'DefaultParagraphFont', 'Default Paragraph Font', 1),
    hiddenStyle('table', 'TableNormal', 'Normal Table', 99, [NO_MARGINS]),
    paragraphStyle({ 'w:styleId': 'Header' }, 'header', [BASED], {
      ...pageNumber,
      align: 'right',
      leading: 1,
    }),
    paragraphStyle({ 'w:styleId': 'Footer' }, 'footer', [BASED], pageNumber),
    ...Object.entries(styles).map(([role, style]) =>
      paragraphStyle(
        { 'w:customStyle': 1, 'w:styleId': writable(styleId(role)) },
        `申报表 ${ROLE_NAMES[role] ?? role}`,
        [BASED, element('w:uiPriority', { 'w:val': 1 }), element('w:qFormat')],
        style,
      ),
    ),
  ];
}

const BASED = element('w:basedOn', { 'w:val': 'Normal' });

function paragraphStyle(
  attributes: Readonly<Record<string, string | number>>,
  name: string,
  rest: readonly XmlComponent[],
  style: WordStyle,
): XmlComponent {
  return element('w:style', { 'w:type': 'paragraph', ...attributes }, [
    element('w:name', { 'w:val': name }),
    ...rest,
    paragraphProperties(style),
    new RunProperties(runOptions(style)),
  ]);
}

function paragraphProperties(style: WordStyle): XmlComponent {
  const { align, size, indent, insetRight = 0, leading, spaceBefore, spaceAfter } = style;
  const spacing = element('w:spacing', {
    'w:before': ptTwips(spaceBefore),
    'w:after': ptTwips(spaceAfter),
    'w:line': ptTwips(leading * size),
    'w:lineRule': leading < TIGHT ? 'atLeast' : 'exact',
  });
  const indents = {
    ...emIndent('right', insetRight, size),
    ...emIndent('firstLine', indent, size),
  };
  return element('w:pPr', {}, [
    spacing,
    ...(Object.keys(indents).length > 0 ? [element('w:ind', indents)] : []),
    element('w:jc', { 'w:val': JUSTIFICATION[align] }),
  ]);
}

/** An indent in em: in characters, so that it follows a change of size, and in twips for readers that know no characters. */
const emIndent = (side: 'right' | 'firstLine', em: number, size: number) =>
  em === 0 ? {} : { [`w:${side}Chars`]: Math.round(em * 100), [`w:${side}`]: ptTwips(em * size) };

/** The font of a style in all four slots, and its size. */
function runOptions({ font, size }: WordStyle) {
  const name = writable(font.office);
  return {
    font: { ascii: name, hAnsi: name, eastAsia: name, cs: name },
    size: halfPoints(size),
  };
}

/** Breaks lines and pages as the PDF does: two lines of a paragraph stay together, no hanging punctuation, no space between hanzi and digits, no grid. */
function documentDefaults(body: WordStyle): XmlComponent {
  const off = (name: string) => element(name, { 'w:val': 0 });
  return element('w:docDefaults', {}, [
    new RunPropertiesDefaults({
      ...runOptions(body),
      noProof: true,
      language: { value: 'en-US', eastAsia: 'zh-CN', bidirectional: 'ar-SA' },
    }),
    element('w:pPrDefault', {}, [
      element('w:pPr', {}, [
        element('w:widowControl'),
        element('w:kinsoku'),
        off('w:overflowPunct'),
        off('w:topLinePunct'),
        off('w:autoSpaceDE'),
        off('w:autoSpaceDN'),
        off('w:adjustRightInd'),
        off('w:snapToGrid'),
      ]),
    ]),
  ]);
}

/** A style that Word expects and does not show. */
function hiddenStyle(
  type: 'character' | 'table',
  id: string,
  name: string,
  priority: number,
  rest: readonly XmlComponent[] = [],
): XmlComponent {
  return element('w:style', { 'w:type': type, 'w:default': 1, 'w:styleId': id }, [
    element('w:name', { 'w:val': name }),
    element('w:uiPriority', { 'w:val': priority }),
    element('w:semiHidden'),
    element('w:unhideWhenUsed'),
    ...rest,
  ]);
}

const zero = (name: string) => element(name, { 'w:w': 0, 'w:type': 'dxa' });
const NO_MARGINS = element('w:tblPr', {}, [
  zero('w:tblInd'),
  element('w:tblCellMar', {}, ['w:top', 'w:left', 'w:bottom', 'w:right'].map(zero)),
]);

/** The part word/fontTable.xml: the names by which other systems know each office font, so that a missing one is replaced by its kin. */
export function fontTablePart({ styles, pageNumber }: WordStyles): string {
  const fonts = new Map<string, WordFont>();
  for (const { font } of [...Object.values(styles), pageNumber])
    if (!fonts.has(font.office)) fonts.set(font.office, font);
  return xmlPart(`<w:fonts ${XMLNS_W}>${[...fonts.values()].map(fontXml).join('')}</w:fonts>`);
}

function fontXml({ office, alternatives }: WordFont): string {
  const names = [office, ...alternatives].join(' ');
  // As Word itself writes them for fonts of the kind.
  const isEven = /[黑楷]|仿宋|SimHei|KaiTi|FangSong/u.test(names);
  const [family, pitch] = isEven ? ['modern', 'fixed'] : ['roman', 'variable'];
  const charset = /\p{Script=Han}/u.test(names) ? '86' : '00';
  // ECMA-376 17.8.3.1: one element, the names divided by commas.
  const others = alternatives.map(xmlText).join(',');
  return (
    `<w:font w:name="${xmlText(office)}">${others && `<w:altName w:val="${others}"/>`}` +
    `<w:charset w:val="${charset}"/><w:family w:val="${family}"/><w:pitch w:val="${pitch}"/></w:font>`
  );
}
