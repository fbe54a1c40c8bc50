/** Text as runs of Word, each with a font that has its characters. */
import { xmlText } from '../xml.ts';

/** The character styles of Tibetan and of signs that Chinese office fonts lack. */
export const TIBETAN_STYLE = 'TibetanText';
export const SIGN_STYLE = 'SignText';

/** Signs that Word takes for western ones (“ ” … — · √ □) unless told that they stand in Chinese text; Tibetan among them. */
const AMBIGUOUS = /[\u00A0-\u2E7F]/;

/** Tibetan, with the blanks and joiners within it. */
const TIBETAN = '[\u0F00-\u0FFF](?:[\u0F00-\u0FFF\u200C\u200D ]*[\u0F00-\u0FFF\u200C\u200D])?';
/**
 * Boxes, ticks and their like but for those of GBK, which Chinese fonts have. Why: Word may draw ☑ or ✔ as an emoji
 * where the font lacks it.
 */
const SIGNS = '(?:(?![■□▲△▼▽◆◇○◎●◢◣◤◥★☆♀♂])[\u25A0-\u27BF])+';
const OF_OTHER_FONTS = new RegExp(`(${TIBETAN}|${SIGNS})`);

/** Text as runs; `element` is w:delText in a deletion. */
export function runXml(text: string, element: 'w:t' | 'w:delText' = 'w:t'): string {
  if (!AMBIGUOUS.test(text)) return text === '' ? '' : oneRun(text, '', element);
  let xml = '';
  // Split by a pattern in brackets: what it matches stands at the odd places.
  for (const [index, piece] of text.split(OF_OTHER_FONTS).entries()) {
    if (piece === '') continue;
    xml += oneRun(piece, index % 2 === 1 ? styleXml(piece) : hintXml(piece), element);
  }
  return xml;
}

/** Word takes Tibetan for a complex script only where it is told so; a style cannot say it. */
const TIBETAN_RUN = `<w:rPr><w:rStyle w:val="${TIBETAN_STYLE}"/><w:cs/></w:rPr>`;
const SIGN_RUN = `<w:rPr><w:rStyle w:val="${SIGN_STYLE}"/></w:rPr>`;

const styleXml = (piece: string) => (piece < '\u2000' ? TIBETAN_RUN : SIGN_RUN);

const hintXml = (piece: string) =>
  AMBIGUOUS.test(piece) ? '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>' : '';

const oneRun = (text: string, propertiesXml: string, element: string) =>
  `<w:r>${propertiesXml}<${element} xml:space="preserve">${xmlText(text)}</${element}></w:r>`;
