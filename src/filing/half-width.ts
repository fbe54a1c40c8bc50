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

/** The stretch of a text as written, from `start` to `end` of its half-width form. */
export function writtenStretch(
  text: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  const plain = halfWidth(text);
  if (plain === text) return { start, end };
  const places: number[] = [];
  for (let at = 0; at < text.length && places.length < plain.length; at++) {
    const sign = (text[at] ?? '').replace(OTHER, halfWidthSign);
    if (sign === plain[places.length]) places.push(at);
  }
  const last = places[end - 1];
  return { start: places[start] ?? 0, end: last === undefined ? text.length : last + 1 };
}
