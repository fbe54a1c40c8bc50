/** The small pieces that lines of YAML are made of, as typed: blanks of any width, quotes, keys with any colon. */

/** Blanks that YAML takes for text: all but the common blank and Tab. */
export const WIDE_BLANK = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/;
const BLANK = /[ \t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/;
export const COLON_LIKE = /[:：﹕︰∶]/;

const isBlank = (character: string | undefined) => character !== undefined && BLANK.test(character);

/** The offset of the first character from `at` that is no blank. */
export function pastBlanks(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && isBlank(text[next])) next++;
  return next;
}

/** The offset behind the last character before `end` that is no blank. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && isBlank(text[last - 1])) last--;
  return last;
}

/** The offset behind the quote that closes the one at `at`; undefined if it is not closed before `end`. */
export function quoteEnd(text: string, at: number, end: number, mark: string): number | undefined {
  for (let next = at; next < end; next++) {
    const character = text[next];
    if (mark === '"' && character === '\\') next++;
    else if (character === mark) {
      if (mark === "'" && text[next + 1] === "'") next++;
      else return next + 1;
    }
  }
  return undefined;
}

/** A key and the colon behind it. */
export interface KeyToken {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly colon: number;
  /** How the colon is written: as YAML wants it, full-width, with nothing or with a wide blank behind it. */
  readonly colonKind: 'proper' | 'wide' | 'tight' | 'wide-blank';
  /** Whether the key stands in quotes that YAML takes for text. */
  readonly isWideQuoted: boolean;
  /** Where the value begins. */
  readonly value: number;
}

const PLAIN_NAME = /[^\s:：﹕︰∶#{}[\],，"'“”‘’|>&*!%@`-][^:：﹕︰∶#{}[\],，"“”\n\r]{0,79}/uy;
const WIDE_QUOTED = /[“”‘’＂＇]([^“”‘’＂＇"':\n\r]{1,40})[“”‘’＂＇"']/uy;
const PROPER_COLON = /:(?=[ \t\r\n]|$)/g;
const LIKE_A_NAME = /^[\p{L}\p{N}（）()、·/ ]{1,30}$/u;

/**
 * The key that begins at an offset. One with an odd colon counts only if `isKey` knows it, or if it stands where nothing but
 * a key can (`mustBeKey`) and looks like a name; so that 8:30, http://… and 甲：乙 in a text are text.
 */
export function keyAt(
  text: string,
  start: number,
  end: number,
  isKey: (name: string) => boolean,
  mustBeKey: boolean,
): KeyToken | undefined {
  return shortKeyAt(text, start, end, isKey, mustBeKey) ?? properKey(text, start, end);
}

/** The same for keys of at most 80 characters, without looking at the rest of the line. */
export function shortKeyAt(
  text: string,
  start: number,
  end: number,
  isKey: (name: string) => boolean,
  mustBeKey: boolean,
): KeyToken | undefined {
  const name = nameAt(text, start, end);
  if (!name) return undefined;
  const colon = pastBlanks(text, name.end, end);
  const isColon = colon < end && COLON_LIKE.test(text[colon] ?? '');
  if (isColon) {
    const colonKind = colonKindAt(text, colon, end);
    const isName = mustBeKey && LIKE_A_NAME.test(name.name) && !/^\d+$/.test(name.name);
    const isWeb = text.startsWith('//', colon + 1);
    const isSaid = colonKind === 'proper' ? !name.isWideQuoted : isName && !isWeb;
    if (isKey(name.name) || isSaid) {
      const value = pastBlanks(text, colon + 1, end);
      return { ...name, start, colon, colonKind, value };
    }
  }
  return undefined;
}

function nameAt(text: string, start: number, end: number) {
  const mark = text[start];
  if (mark === '"' || mark === "'") {
    const close = quoteEnd(text, start + 1, end, mark);
    if (close === undefined) return undefined;
    return { name: text.slice(start + 1, close - 1), end: close, isWideQuoted: false };
  }
  WIDE_QUOTED.lastIndex = start;
  const wide = WIDE_QUOTED.exec(text);
  if (wide?.[1] && WIDE_QUOTED.lastIndex <= end)
    return { name: wide[1].trim(), end: WIDE_QUOTED.lastIndex, isWideQuoted: true };
  PLAIN_NAME.lastIndex = start;
  const plain = PLAIN_NAME.exec(text);
  if (!plain) return undefined;
  const stop = trimmedEnd(text, start, Math.min(PLAIN_NAME.lastIndex, end));
  return { name: text.slice(start, stop), end: stop, isWideQuoted: false };
}

function colonKindAt(text: string, colon: number, end: number): KeyToken['colonKind'] {
  if (text[colon] !== ':') return 'wide';
  const next = text[colon + 1];
  if (colon + 1 >= end || next === ' ' || next === '\t') return 'proper';
  return WIDE_BLANK.test(next ?? '') ? 'wide-blank' : 'tight';
}

/** A key that ends with a colon as YAML wants it, whatever stands before. */
function properKey(text: string, start: number, end: number): KeyToken | undefined {
  if (/["'{[#&*!|>%@`]/.test(text[start] ?? '#')) return undefined;
  const line = text.slice(start, end);
  PROPER_COLON.lastIndex = 0;
  const found = PROPER_COLON.exec(line);
  if (!found || / #/.test(line.slice(0, found.index))) return undefined;
  const colon = start + found.index;
  const stop = trimmedEnd(text, start, colon);
  return {
    name: text.slice(start, stop),
    start,
    end: stop,
    colon,
    colonKind: 'proper',
    isWideQuoted: false,
    value: pastBlanks(text, colon + 1, end),
  };
}

/** Where the value of a line ends: before a comment and the blanks before it. */
export function commentAt(text: string, from: number, end: number): number {
  const found = /[ \t]#/.exec(text.slice(Math.max(0, from - 1), end));
  const stop = found ? Math.max(from, from - 1 + found.index) : end;
  return trimmedEnd(text, from, from === 0 && found ? found.index : stop);
}

/** Behind an anchor or a tag. */
export function pastProperties(text: string, from: number, end: number): number {
  const found = /^(?:(?:&[^\s,[\]{}]+|!!(?:str|map|seq)|!)(?:[ \t]+|$))+/.exec(
    text.slice(from, end),
  );
  return found ? from + found[0].length : from;
}

/** Blanks that a line begins with. */
export function spacesAt(text: string, from: number, body: number): number {
  let at = from;
  while (at < body && text[at] === ' ') at++;
  return at - from;
}

/** The column of a line's text; a Tab and a full-width blank count as two. */
export function columnOf(text: string, from: number, body: number): number {
  return body - from + (text.slice(from, body).match(/[\t\u3000]/g)?.length ?? 0);
}

/** Texts that stand before a colon as YAML wants it: what is a key in one place is one in another. */
export function keysSeen(text: string): ReadonlySet<string> {
  const found = text.matchAll(
    /(?:^|[\n{,])[ \t]*(?:- +)*([^\s:：,，{}[\]"'#]{2,30}):(?=[ \t\r\n]|$)/g,
  );
  return new Set(Array.from(found, ([, name = '']) => name));
}

/** The offset behind the last character before `before` that is no blank or line end. */
export function trimmedEndOfLines(text: string, start: number, before: number): number {
  let last = before;
  while (last > start && /[\s\u3000]/.test(text[last - 1] ?? '')) last--;
  return last;
}
