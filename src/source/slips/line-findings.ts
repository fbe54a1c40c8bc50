/** Slips that one line shows: a colon, a hash or a bracket that is missing or stands where it means something else. */
import { pastBlanks, trimmedEndOfLines } from './line-tokens.ts';
import { quoted, type Slip } from './slip.ts';

/** A colon and a blank within a text, which YAML reads as a key; none or one. */
export function colonInText(
  text: string,
  from: number,
  stop: number,
  valueStart: number,
): readonly Slip[] {
  const found = /:(?:[ \t]|$)/.exec(text.slice(from, stop));
  if (!found) return [];
  const start = from + found.index;
  const value = text.slice(valueStart, stop);
  const edit = { start: valueStart, end: stop, text: quoted(value) };
  const place = { start, end: start + 1, subject: value };
  return [{ kind: 'colon-in-text', ...place, edit, isCertain: false }];
}

/** A line, or the end of one, that begins with a hash and was meant as text. */
export function hashInText(text: string, start: number, end: number): Slip {
  const edit = { start, end: start + 1, text: '＃' };
  const subject = text.slice(start, end);
  return { kind: 'hash-in-text', start, end, subject, edit, isCertain: false };
}

/** Brackets, given by their offsets, that nothing closes before an offset; told at the innermost. */
export function openBrace(text: string, open: readonly number[], before: number): Slip {
  const start = open.at(-1) ?? 0;
  const last = trimmedEndOfLines(text, start, before);
  const missing = open.map(each => (/[{｛]/.test(text[each] ?? '') ? '}' : ']')).reverse();
  const blank = missing[0] === '}' ? ' ' : '';
  const edit = { start: last, end: last, text: blank + missing.join('') };
  const place = { start, end: start + 1, subject: text[start] ?? '' };
  return { kind: 'open-brace', ...place, edit, isCertain: false };
}

/** A known key without a colon at an offset, and whether nothing stands behind it, so that a group may follow. */
export function missingColon(
  text: string,
  at: number,
  end: number,
  isKey: (name: string) => boolean,
): { readonly slip: Slip; readonly isOpen: boolean } | undefined {
  const subject = /^[^\s=＝;；]{1,40}/u.exec(text.slice(at, end))?.[0] ?? '';
  if (!isKey(subject)) return undefined;
  const behind = at + subject.length;
  const value = pastBlanks(text, behind, end);
  const isMark = /[=＝;；]/.test(text[value] ?? '');
  const rest = isMark ? pastBlanks(text, value + 1, end) : value;
  const edit = { start: behind, end: rest, text: rest >= end ? ':' : ': ' };
  const place = { start: at, end: isMark ? value + 1 : behind, subject };
  return { slip: { kind: 'missing-colon', ...place, edit, isCertain: false }, isOpen: rest >= end };
}
