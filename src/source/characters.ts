/**
 * Which characters may not stand where. The sets are defined here alone: what a form cannot print, what a line of XML
 * cannot hold, what a terminal must not be sent. Fonts are another matter: a character that none can draw is found when
 * the form is drawn.
 */
import type { Finding, Path } from '../finding.ts';

/**
 * Characters that no form prints: controls but tab and line ends, halves of surrogate pairs, U+FFFE and U+FFFF, marks
 * of direction, and characters of no width but the joiners, which some scripts are spelt with. Why: XML forbids the
 * first three, and nobody who signs the form sees the others.
 */
const UNPRINTABLE =
  /[^\P{Cc}\t\n\r\u0085]|\p{Cs}|[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\uFFFE\uFFFF]/u;

/** Runs of characters that are among these or rare. Why: a test by properties takes ten times as long as one by ranges. */
const RARE =
  /[^\n -~\u00A0-\u00AC\u00AE-\u1FFF\u2010-\u2027\u2030-\u205F\u2070-\uD7FF\uF900-\uFEFE\uFF00-\uFFFD]+/g;

/** Controls, tab and line ends among them, halves of surrogate pairs, U+FFFE and U+FFFF: no line of XML holds them. */
const UNWRITABLE = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;

/**
 * Controls, line separators, halves of surrogate pairs, noncharacters, and invisible characters but the joiners: what
 * steers a terminal or hides in it. All that XML forbids is among them.
 */
export const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{NChar}]|[^\P{Cf}\u200C\u200D]/gu;

/** Whether a text holds no character that a form cannot print. */
export function isPrintable(text: string): boolean {
  const rare = text.match(RARE);
  return !rare || !UNPRINTABLE.test(rare.join(' '));
}

/** The text with a replacement for each character that a form cannot print. */
export const replaceUnprintable = (text: string, replacement: string): string =>
  isPrintable(text) ? text : text.replace(new RegExp(UNPRINTABLE, 'gu'), replacement);

/** The first character of a text that a line of XML cannot hold, by name. */
export function unwritableIn(text: string): string | undefined {
  const code = UNWRITABLE.exec(text)?.[0].codePointAt(0);
  return code === undefined ? undefined : codePointName(code);
}

/** U+0007 and the like. */
export const codePointName = (code: number): string =>
  `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;

/** A finding for every value or key that holds a character that a form cannot print. */
export function unprintable(value: unknown, path: Path = []): readonly Finding[] {
  if (typeof value === 'string') return unprintableIn(value, path, undefined);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const place = [...path, Array.isArray(value) ? Number(key) : key];
    return [...unprintableIn(key, place, 'key'), ...unprintable(child, place)];
  });
}

function unprintableIn(text: string, path: Path, at: 'key' | undefined): readonly Finding[] {
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
        en: `the text contains ${name}, which cannot be printed`,
      },
      help: {
        zh: '删除这个字符，或重新输入这段文字。',
        en: 'Delete the character or type the text again.',
      },
    },
  ];
}
