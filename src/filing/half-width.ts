/** Signs and digits in the one way that values are read in. */

/** Signs by the ways to write them, other than full-width. */
const SIGNS: Readonly<Record<string, string>> = {
  '≧': '≥',
  '⩾': '≥',
  '≽': '≥',
  '≦': '≤',
  '⩽': '≤',
  '≼': '≤',
  '﹥': '>',
  '﹤': '<',
  '﹦': '=',
  '═': '=',
  '﹪': '%',
};
const OTHER = /[！-～≧⩾≽≦⩽≼﹥﹤﹦═﹪]/g;
const BLANKS = /(?<!\d)\s+|\s+(?!\d)/g;
/** Most texts have none of either. */
const ANY = /[！-～≧⩾≽≦⩽≼﹥﹤﹦═﹪\s]/;

/** One way to write each sign and digit; blanks go, except between two digits. */
export const halfWidth = (text: string): string =>
  ANY.test(text) ? text.replace(OTHER, halfWidthSign).replace(BLANKS, '') : text;

const halfWidthSign = (sign: string): string =>
  SIGNS[sign] ?? String.fromCharCode(sign.charCodeAt(0) - 0xfee0);
