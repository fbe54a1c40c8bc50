/** Characters that may not reach a form: controls, halves of surrogate pairs, invisible and direction marks. */
import type { Finding, Path } from '../finding.ts';

/**
 * Unicode categories Cc (but tab and line ends) and Cs, the noncharacters, bidirectional controls and
 * zero-width characters: XML forbids the first, the last are seen by nobody who signs the form.
 */
const UNPRINTABLE =
  /[^\P{Cc}\t\n\r\u0085]|\p{Cs}|[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\uFFFE\uFFFF]/u;

/** Runs of characters that are among these or rare; only they need the closer look, which takes long. */
const RARE =
  /[^\n -~\u00A0-\u00AC\u00AE-\u1FFF\u2010-\u2027\u2030-\u205F\u2070-\uD7FF\uF900-\uFEFE\uFF00-\uFFFD]+/g;

/** Whether a text holds no such character. */
export function isPrintable(text: string): boolean {
  const rare = text.match(RARE);
  return !rare || !UNPRINTABLE.test(rare.join(' '));
}

/** The text with � for each such character. */
export const withoutUnprintable = (text: string): string =>
  isPrintable(text) ? text : text.replace(new RegExp(UNPRINTABLE, 'gu'), '\uFFFD');

/** A finding for every value or key that holds such a character. */
export function unprintable(value: unknown, path: Path = []): readonly Finding[] {
  if (typeof value === 'string') return faultIn(value, path, undefined);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const place = [...path, Array.isArray(value) ? Number(key) : key];
    return [...faultIn(key, place, 'key'), ...unprintable(child, place)];
  });
}

function faultIn(text: string, path: Path, at: 'key' | undefined): readonly Finding[] {
  const code = UNPRINTABLE.exec(text)?.[0].codePointAt(0);
  if (code === undefined) return [];
  const name = codePointName(code);
  return [
    {
      rule: 'text-printable',
      severity: 'error',
      structural: true,
      path,
      ...(at && { at }),
      message: {
        zh: `文字里有看不见、不能印在表上的字符 ${name}`,
        en: `the text holds ${name}, a character that cannot be printed`,
      },
      help: {
        zh: '删除这个字符，或重新输入这段文字。',
        en: 'Delete the character or type the text again.',
      },
    },
  ];
}

/** U+0007 and the like. */
export function codePointName(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
