/** Text as runs of Word, each with a font that has its characters. */
import { xmlText } from '../xml.ts';
import { halfPoints } from './units.ts';

/** What XML takes for blank and Word may drop, unless told to keep it. */
const BLANK = /[ \t\n\r]/;

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

/** How runs are set: `element` is w:delText in a deletion, `size` in pt where it is not that of the style. */
interface RunSetting {
  readonly element?: 'w:t' | 'w:delText';
  readonly size?: number | undefined;
}

/** Text as runs. */
export function runXml(text: string, { element = 'w:t', size }: RunSetting = {}): string {
  const sizes = size === undefined ? '' : sizeXml(halfPoints(size));
  const oneRun = (piece: string, before: string, after = '') => {
    const properties = before + sizes + after;
    const settings = properties && `<w:rPr>${properties}</w:rPr>`;
    const space = BLANK.test(piece) ? ' xml:space="preserve"' : '';
    return `<w:r>${settings}<${element}${space}>${xmlText(piece)}</${element}></w:r>`;
  };
  if (!AMBIGUOUS.test(text)) return text === '' ? '' : oneRun(text, '');
  let xml = '';
  // Split by a pattern in brackets: what it matches stands at the odd places.
  for (const [index, piece] of text.split(OF_OTHER_FONTS).entries()) {
    if (piece === '') continue;
    if (index % 2 === 0) xml += oneRun(piece, AMBIGUOUS.test(piece) ? HINT : '');
    else if (piece < '\u2000') xml += oneRun(piece, runStyle(TIBETAN_STYLE), COMPLEX_SCRIPT);
    else xml += oneRun(piece, runStyle(SIGN_STYLE));
  }
  return xml;
}

const HINT = '<w:rFonts w:hint="eastAsia"/>';
const runStyle = (id: string) => `<w:rStyle w:val="${id}"/>`;
const sizeXml = (half: number) => `<w:sz w:val="${half}"/><w:szCs w:val="${half}"/>`;
/** Word takes Tibetan for a complex script only where it is told so; a style cannot say it. */
const COMPLEX_SCRIPT = '<w:cs/>';
