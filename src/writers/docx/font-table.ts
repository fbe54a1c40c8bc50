/** The part word/fontTable.xml: the names by which other systems know each font, so that a missing one is replaced by its kin. */
import type { Font } from '../../form/sheet.ts';
import { XMLNS_W, xmlPart, xmlText } from '../xml.ts';

/** What Word is told of a font: its names. */
export type WordFont = Pick<Font, 'office' | 'alternatives'>;

/** What Windows sets Tibetan in; then the fonts of other systems. */
export const TIBETAN_FONT: WordFont = {
  office: 'Microsoft Himalaya',
  alternatives: [
    '珠穆朗玛—乌金萨琼体',
    'Qomolangma-Uchen Sarchung',
    'Noto Serif Tibetan',
    'Kailasa',
  ],
};

/** What Windows sets ☑ and its like in, which Chinese office fonts lack; then the fonts of other systems. */
export const SIGN_FONT: WordFont = {
  office: 'Segoe UI Symbol',
  alternatives: ['Noto Sans Symbols 2', 'Apple Symbols', 'DejaVu Sans'],
};

/** The part for the fonts of a form and those that any form may need; a font named twice stands once. */
export function fontTablePart(fonts: readonly WordFont[]): string {
  const byName = new Map<string, WordFont>();
  for (const font of [...fonts, TIBETAN_FONT, SIGN_FONT])
    if (!byName.has(font.office)) byName.set(font.office, font);
  return xmlPart(`<w:fonts ${XMLNS_W}>${[...byName.values()].map(fontXml).join('')}</w:fonts>`);
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
