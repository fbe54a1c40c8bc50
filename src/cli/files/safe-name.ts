/** Turns text of a filing into a file name that is valid on Windows, macOS and Linux. */
import { clustersOf } from '../../internal.ts';

const MAX_CHARACTERS = 120;
const MAX_BYTES = 200;

/** Characters unfit for file names: separators, wildcards, controls, invisible ones, lone surrogates. */
const UNFIT = /[<>:"/\\|?*]|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Names that Windows reserves for devices, with any ending. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9¹²³])(?=\s*(\.|$))/i;

/**
 * The text as a file name in NFC: never empty, hidden, “..” or reserved. With `ending`, e.g. .docx or nothing, it has at
 * most 120 characters and 200 bytes of UTF-8.
 */
export function safeName(text: string, ending: string): string {
  const fit = text.normalize('NFC').replace(UNFIT, '_').trimStart().replace(/^\.+/, '_');
  const own = fit.replace(DEVICE, name => `${name}_`);
  return `${trimmed(shortened(trimmed(own), ending)) || '_'}${ending}`;
}

/** Windows drops spaces and dots at the end of a name, so two names could become one. */
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
