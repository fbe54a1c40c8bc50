/** fontTable.xml: the names by which other systems know the office fonts, so that a missing font is replaced by its kin. */
import type { Font, Sheet } from '../../form/sheet.ts';
import { XMLNS_W, xmlPart, xmlText } from './xml.ts';

const HAN = /\p{Script=Han}/u;

/** Family and pitch as Word itself writes them for fonts of the kind. */
function kind(font: Font): { readonly family: string; readonly pitch: string } {
  const names = [font.office, ...font.alternatives].join(' ');
  if (/[黑楷]|仿宋|SimHei|KaiTi|FangSong/u.test(names)) return { family: 'modern', pitch: 'fixed' };
  return { family: 'roman', pitch: 'variable' };
}

function fontEntry(font: Font): string {
  const { family, pitch } = kind(font);
  // ECMA-376 17.8.3.1: one element, the names divided by commas.
  const names = font.alternatives.map(xmlText).join(',');
  const chinese = [font.office, ...font.alternatives].some(name => HAN.test(name));
  return (
    `<w:font w:name="${xmlText(font.office)}">${names ? `<w:altName w:val="${names}"/>` : ''}` +
    `<w:charset w:val="${chinese ? '86' : '00'}"/><w:family w:val="${family}"/><w:pitch w:val="${pitch}"/></w:font>`
  );
}

/** The part word/fontTable.xml: each office font of the sheet once. */
export function fontTablePart(sheet: Sheet): string {
  const fonts = new Map<string, Font>();
  for (const { font } of [...Object.values(sheet.styles), sheet.pageNumber]) {
    if (!fonts.has(font.office)) fonts.set(font.office, font);
  }
  return xmlPart(`<w:fonts ${XMLNS_W}>${[...fonts.values()].map(fontEntry).join('')}</w:fonts>`);
}
