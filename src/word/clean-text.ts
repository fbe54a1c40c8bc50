/** Text of Word as a template can hold it. */
import { withoutSymbolCodes } from '../word/symbols.ts';

/** No invisible characters, no braces that would read as fields, one kind of box. */
export function clean(text: string): string {
  return withoutSymbolCodes(text)
    .replace(/[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g, '')
    .replace(/[^\P{Cc}\t\n]|\p{Cs}|[\uFFFE\uFFFF]/gu, '')
    .replaceAll('\u00A0', ' ')
    .replaceAll('☐', '□')
    .replaceAll('{', '｛')
    .replaceAll('}', '｝');
}
