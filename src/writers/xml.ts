/** Text on its way into XML: the last guard before Word would call the file unreadable, and escaping. */
import { unwritableIn } from '../source/characters.ts';

/** Other than what stands in XML as it is, halves of pairs among it. */
const UNUSUAL = /[^ !#-%(-;=?-~\u00A0-\uD7FF\uE000-\uFFFD]/;
const SPECIALS = /[&<>"']/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** The text itself; throws an Error on control characters and half surrogates, which no sheet may hold. */
export function writable(text: string): string {
  const found = unwritableIn(text);
  if (found) throw new Error(`${found} in the text of a sheet: ${JSON.stringify(text)}`);
  return text;
}

/** The text as XML, for elements and attributes; throws as `writable` does. */
export function xmlText(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  return writable(text).replace(SPECIALS, character => ENTITIES[character] ?? character);
}

/** A whole part: the declaration and its root. */
export function xmlPart(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;
}

/** The namespace of WordprocessingML, as an attribute. */
export const XMLNS_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
