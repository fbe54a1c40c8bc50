/**
 * Named styles of Word, one a role, so that a clerk who changes a style changes all such cells, and what is typed
 * anywhere looks like the form.
 */
import {
  ImportedXmlComponent,
  RunProperties,
  RunPropertiesDefaults,
  type XmlComponent,
} from 'docx';
import type { Style } from '../../form/sheet.ts';
import { isExact } from '../../layout/estimate.ts';
import { writable } from '../xml.ts';
import { SIGN_FONT, TIBETAN_FONT, type WordFont } from './font-table.ts';
import { JUSTIFICATION, styleId } from './paragraph.ts';
import { CHARACTER_NAMES, roleNames } from './role-names.ts';
import { SIGN_STYLE, TIBETAN_STYLE } from './run.ts';
import { halfPoints, lineTwips, ptTwips } from './units.ts';

/** What Word is told of how a role is set. */
export interface WordStyle extends Omit<Style, 'font'> {
  readonly font: WordFont;
}

/** The styles of a document by role. */
export interface WordStyles {
  readonly styles: Readonly<Record<string, WordStyle>>;
  readonly pageNumber: WordStyle;
}

/** The role of the page number, which stands in the footer. */
export const PAGE_NUMBER = 'page-number';

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

/** The children of w:styles: the defaults, those that Word expects, the roles, and what sets single characters. */
export function stylesOf({ styles, pageNumber }: WordStyles): readonly XmlComponent[] {
  const roles = { ...styles, [PAGE_NUMBER]: pageNumber };
  const names = roleNames(Object.keys(roles));
  // What a clerk types outside the cells looks like the running text of the form.
  const body = Object.values(styles).find(style => style.indent > 0) ?? pageNumber;
  return [
    documentDefaults(body),
    OTHERS_HIDDEN,
    normalStyle(body),
    hiddenStyle('character', 'DefaultParagraphFont', 'Default Paragraph Font', 1),
    hiddenStyle('table', 'TableNormal', 'Normal Table', 99, [NO_MARGINS]),
    paragraphStyle({ 'w:styleId': 'Header' }, 'header', [BASED], {
      ...pageNumber,
      align: 'right',
      leading: 1,
    }),
    ...Object.entries(roles).map(([role, style], index) =>
      paragraphStyle(
        { 'w:customStyle': 1, 'w:styleId': writable(styleId(role)) },
        names.get(role) ?? role,
        // The list of styles is sorted by this: it follows the form.
        [BASED, element('w:uiPriority', { 'w:val': index + 1 }), element('w:qFormat')],
        style,
      ),
    ),
    characterStyle(TIBETAN_STYLE, CHARACTER_NAMES.tibetan, TIBETAN_FONT, [
      element('w:lang', { 'w:val': TIBETAN, 'w:bidi': TIBETAN }),
    ]),
    characterStyle(SIGN_STYLE, CHARACTER_NAMES.sign, SIGN_FONT, []),
  ];
}

const TIBETAN = 'bo-CN';
const BASED = element('w:basedOn', { 'w:val': 'Normal' });

/** Word's own headings and lists show only once they are used, so that its list of styles is the form's. */
const OTHERS_HIDDEN = element('w:latentStyles', {
  'w:defLockedState': 0,
  'w:defUIPriority': 99,
  'w:defSemiHidden': 1,
  'w:defUnhideWhenUsed': 1,
  'w:defQFormat': 0,
  'w:count': 376,
});

/**
 * The style of what stands in no cell. Why the settings again: where a document defines Normal, what it leaves out is
 * as Word has it, not as the defaults say. Why no exact line: it would cut a picture that is pasted in.
 */
function normalStyle(body: WordStyle): XmlComponent {
  const { font, size, leading } = body;
  return element('w:style', { 'w:type': 'paragraph', 'w:default': 1, 'w:styleId': 'Normal' }, [
    element('w:name', { 'w:val': 'Normal' }),
    element('w:qFormat'),
    element('w:pPr', {}, [
      ...LINE_SETTINGS,
      element('w:spacing', {
        'w:before': 0,
        'w:after': 0,
        'w:line': lineTwips({ size, leading }),
        'w:lineRule': 'atLeast',
      }),
      element('w:jc', { 'w:val': JUSTIFICATION.justify }),
    ]),
    new RunProperties(runOptions({ font, size })),
  ]);
}

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
    'w:line': lineTwips(style),
    'w:lineRule': isExact(leading) ? 'exact' : 'atLeast',
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

/** The font of a style and its size; what is typed in a script that Chinese fonts lack has the font for Tibetan. */
function runOptions({ font, size }: Pick<WordStyle, 'font' | 'size'>) {
  const name = writable(font.office);
  return {
    font: { ascii: name, hAnsi: name, eastAsia: name, cs: TIBETAN_FONT.office },
    size: halfPoints(size),
  };
}

const off = (name: string) => element(name, { 'w:val': 0 });

/** Breaks lines and pages as the PDF does: two lines of a paragraph stay together, no hanging punctuation, no space between hanzi and digits, no grid. */
const LINE_SETTINGS = [
  element('w:widowControl'),
  element('w:kinsoku'),
  off('w:overflowPunct'),
  off('w:topLinePunct'),
  off('w:autoSpaceDE'),
  off('w:autoSpaceDN'),
  off('w:adjustRightInd'),
  off('w:snapToGrid'),
];

function documentDefaults(body: WordStyle): XmlComponent {
  return element('w:docDefaults', {}, [
    new RunPropertiesDefaults({
      ...runOptions(body),
      noProof: true,
      language: { value: 'en-US', eastAsia: 'zh-CN', bidirectional: TIBETAN },
    }),
    element('w:pPrDefault', {}, [element('w:pPr', {}, LINE_SETTINGS)]),
  ]);
}

/** A style for characters that the fonts of the form lack. */
function characterStyle(
  id: string,
  name: string,
  { office }: WordFont,
  rest: readonly XmlComponent[],
): XmlComponent {
  const slots = Object.fromEntries(
    ['w:ascii', 'w:hAnsi', 'w:eastAsia', 'w:cs'].map(slot => [slot, office]),
  );
  return element('w:style', { 'w:type': 'character', 'w:customStyle': 1, 'w:styleId': id }, [
    element('w:name', { 'w:val': name }),
    element('w:basedOn', { 'w:val': 'DefaultParagraphFont' }),
    element('w:uiPriority', { 'w:val': 99 }),
    element('w:rPr', {}, [element('w:rFonts', slots), ...rest]),
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
