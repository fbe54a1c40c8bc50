/** Signs and digits in the one way that values are read in. */

/** Signs by the ways to write them, other than full-width; what is only drawn like a sign stands for it. */
const SIGNS: Readonly<Record<string, string>> = {
  '≧': '≥',
  '⩾': '≥',
  '≽': '≥',
  '≦': '≤',
  '⩽': '≤',
  '≼': '≤',
  '﹥': '>',
  '›': '>',
  '〉': '>',
  '﹤': '<',
  '‹': '<',
  '〈': '<',
  '﹦': '=',
  '═': '=',
  '﹪': '%',
  '٪': '%',
  '−': '-',
  '﹣': '-',
  '∕': '/',
  '•': '·',
  '・': '·',
};
const LISTED = Object.keys(SIGNS).join('');
const OTHER = new RegExp(`[！-～${LISTED}]`, 'g');
const BLANKS = /(?<!\d)\s+|\s+(?!\d)/g;
/** Most texts have none of either. */
const ANY = new RegExp(`[！-～${LISTED}\\s]`);

/** One way to write each sign and digit; blanks go, except between two digits. */
export const halfWidth = (text: string): string =>
  ANY.test(text) ? text.replace(OTHER, halfWidthSign).replace(BLANKS, '') : text;

const halfWidthSign = (sign: string): string =>
  SIGNS[sign] ?? String.fromCharCode(sign.charCodeAt(0) - 0xfee0);

/** From a place in the half-width form of a text to that of the same character as written. */
export function writtenPlaces(text: string, plain: string): (place: number) => number {
  if (plain === text) return place => place;
  const places: number[] = [];
  for (let at = 0; at < text.length && places.length < plain.length; at++) {
    const sign = text[at] ?? '';
    const wanted = plain[places.length];
    if (sign === wanted || sign.replace(OTHER, halfWidthSign) === wanted) places.push(at);
  }
  return place => places[place] ?? text.length;
}
