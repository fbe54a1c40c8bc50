/** Slips at a key: its colon, the blank behind it, quotes around it; and quotes that are not closed. */
import { type KeyToken, WIDE_BLANK } from './line-tokens.ts';
import type { Slip } from './slip.ts';

/** What is wrong with a key and its colon; nothing of most. */
export function keySlips(text: string, key: KeyToken, note: (slip: Slip) => void): void {
  const { name, start, end, colon, colonKind, isWideQuoted } = key;
  if (isWideQuoted) {
    const edit = { start, end, text: name };
    note({
      kind: 'wide-quote',
      start,
      end,
      subject: text.slice(start, end),
      edit,
      isCertain: true,
    });
  }
  if (colonKind === 'proper') return;
  const isEnd = key.value >= text.length || /[\r\n]/.test(text[key.value] ?? '\n');
  const edit = { start: end, end: key.value, text: isEnd ? ':' : ': ' };
  if (colonKind === 'wide')
    note({
      kind: 'wide-colon',
      start: colon,
      end: colon + 1,
      subject: name,
      edit,
      isCertain: true,
    });
  else if (colonKind === 'tight')
    note({
      kind: 'tight-colon',
      start: colon,
      end: colon + 1,
      subject: name,
      edit,
      isCertain: true,
    });
  else wideBlank(text, colon + 1, { subject: name, edit }, note);
}

function wideBlank(
  text: string,
  start: number,
  rest: Pick<Slip, 'subject' | 'edit'>,
  note: (slip: Slip) => void,
): void {
  const at = WIDE_BLANK.test(text[start] ?? '') ? start : start + 1;
  note({ kind: 'wide-blank', start: at, end: at + 1, isCertain: true, ...rest });
}

/** A quote that is not closed; it is told where it opens, and would be closed behind the text. */
export function openQuote(text: string, start: number, stop: number): Slip {
  const wide = stop - 1 > start && /[“”‘’＂＇]/.test(text[stop - 1] ?? '') ? 1 : 0;
  const edit = { start: stop - wide, end: stop, text: text[start] ?? '"' };
  const subject = text.slice(start + 1, stop);
  return { kind: 'open-quote', start, end: start + 1, subject, edit, isCertain: false };
}
