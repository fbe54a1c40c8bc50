/** Text of a filing as one part of a path that Windows, macOS and Linux all take. */
import { clustersOf } from '../../internal.ts';

const MAX_CHARACTERS = 120;
const MAX_BYTES = 200;

/** What no file system or no shell likes in a name: separators, wildcards, controls, what is invisible, half pairs. */
const UNFIT = /[<>:"/\\|?*]|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Names that Windows keeps for its devices, with any ending. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9¹²³])(?=\s*(\.|$))/i;

/**
 * The text as a name, NFC, never empty, hidden, “..” or reserved; with `ending` (e.g. .docx, or empty) it has at most
 * 120 characters and 200 bytes of UTF-8.
 */
export function safeName(text: string, ending: string): string {
  const fit = text.normalize('NFC').replace(UNFIT, '_').trimStart().replace(/^\.+/, '_');
  const own = fit.replace(DEVICE, name => `${name}_`);
  return `${trimmed(shortened(trimmed(own), ending)) || '_'}${ending}`;
}

/** Windows drops blanks and dots at the end of a name, so that two names would be one. */
const trimmed = (text: string) => text.replace(/[\s.]+$/u, '');

function shortened(text: string, ending: string): string {
  let characters = ending.length;
  let bytes = ending.length;
  let kept = '';
  for (const { segment } of clustersOf(text)) {
    characters += [...segment].length;
    bytes += Buffer.byteLength(segment);
    if (characters > MAX_CHARACTERS || bytes > MAX_BYTES) return kept;
    kept += segment;
  }
  return kept;
}
