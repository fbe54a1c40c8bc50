/**
 * XML without a document type (XML 1.0, fifth edition), read from beginning to end: tags, their attributes, and text.
 * Refuses what is not well-formed, and a DOCTYPE, so that there are no entities but the five of XML.
 *
 * Why not a library: goal of bench/filled.mjs, 150 filled .docx a second. saxes, which test/archive/xml.test.ts has as
 * its judge, looks at each character for itself and takes ten times as long.
 */
import { ownText } from '../source/own-text.ts';

/** What is told of a text; names are those that it has, prefixes included. */
export interface MarkupReader {
  /** `attributes` are names and values in turn; tags that are written alike have the same list. */
  readonly open: (name: string, attributes: readonly string[]) => void;
  /** Text in the element that is open, in pieces that keep nothing else in memory. */
  readonly text: (text: string) => void;
  readonly close: () => void;
}

const [TAB, LINE_FEED, SPACE, SLASH, LESS, GREATER, QUOTE, APOSTROPHE] = [...'\t\n /<>"\''].map(
  character => character.charCodeAt(0),
) as [number, number, number, number, number, number, number, number];

/** Reads a text. Throws an Error that says what is wrong with it, and whatever its reader throws. */
export function readMarkup(given: string, reader: MarkupReader): void {
  const text = given.includes('\r') ? given.replace(/\r\n?/g, '\n') : given;
  const [control] = FORBIDDEN.exec(text) ?? [];
  if (control !== undefined) throw new Error(`character ${control.charCodeAt(0)}`);
  const open: string[] = [];
  const tags = new Map<string, Tag>();
  let isBegun = false;
  let at = 0;
  while (at < text.length) {
    const start = text.indexOf('<', at);
    if (start !== at) addText(start === -1 ? text.length : start);
    else if (text.startsWith('<!--', at)) at = endOf('-->', at + 4, '--');
    else if (text.startsWith('<![CDATA[', at)) addData();
    else if (text.startsWith('<!', at)) throw new Error('DOCTYPE');
    else if (text.startsWith('<?', at)) {
      if (/^<\?xml\s/i.test(text.slice(at, at + 6)) && at > 0) throw new Error('<?xml');
      at = endOf('?>', at + 2);
    } else if (text.charCodeAt(at + 1) === SLASH) closeTag();
    else openTag();
  }
  if (open.length > 0 || !isBegun) throw new Error(`<${open.at(-1) ?? ''}> is not closed`);

  function addText(end: number): void {
    const piece = text.slice(at, end);
    if (open.length === 0) {
      if (piece.trim() !== '') throw new Error('text outside of the root element');
    } else {
      if (piece.includes(']]>')) throw new Error(']]>');
      reader.text(withoutReferences(ownText(piece)));
    }
    at = end;
  }

  function addData(): void {
    const end = endOf(']]>', at + 9);
    if (open.length === 0) throw new Error('text outside of the root element');
    reader.text(ownText(text.slice(at + 9, end - 3)));
    at = end;
  }

  /** Where something is over that ends with `mark` and must not hold `forbidden` before. */
  function endOf(mark: string, from: number, forbidden = mark): number {
    const end = text.indexOf(mark, from);
    if (end === -1 || text.indexOf(forbidden, from) !== end) throw new Error(`no ${mark}`);
    return end + mark.length;
  }

  function closeTag(): void {
    const name = open.pop();
    if (name === undefined || !text.startsWith(name, at + 2)) throw new Error('wrong end tag');
    at = afterSpace(at + 2 + name.length);
    if (text.charCodeAt(at) !== GREATER) throw new Error('wrong end tag');
    at++;
    reader.close();
  }

  function openTag(): void {
    if (open.length === 0 && isBegun) throw new Error('two root elements');
    isBegun = true;
    const { name, attributes, isEmpty } = knownTag() ?? readTag();
    reader.open(name, attributes);
    if (isEmpty) reader.close();
    else open.push(name);
  }

  /** A tag that was read before: most are written alike. For the goal above. */
  function knownTag(): Tag | undefined {
    const end = text.indexOf('>', at);
    if (end === -1 || end - at > LONGEST_KEPT) return undefined;
    const tag = tags.get(text.slice(at, end));
    if (tag) at = end + 1;
    return tag;
  }

  function readTag(): Tag {
    const start = at;
    const nameEnd = endOfName(at + 1);
    const name = text.slice(at + 1, nameEnd);
    const attributes = readAttributes(nameEnd);
    const isEmpty = text.charCodeAt(at) === SLASH;
    if (isEmpty) at++;
    if (text.charCodeAt(at) !== GREATER) throw new Error(`<${name.slice(0, SHOWN)}`);
    const tag = { name, attributes, isEmpty };
    // What holds a “>” in an attribute is not found again, and does no harm.
    if (at - start <= LONGEST_KEPT && tags.size < MOST_KEPT) tags.set(text.slice(start, at), tag);
    at++;
    return tag;
  }

  /** Leaves `at` at what is behind the attributes. */
  function readAttributes(from: number): readonly string[] {
    at = afterSpace(from);
    if (isTagEnd(at)) return NONE;
    const attributes: string[] = [];
    let after = from;
    while (!isTagEnd(at)) {
      const equals = text.indexOf('=', at);
      const quoteAt = afterSpace(equals + 1);
      const quote = text.charCodeAt(quoteAt);
      const end =
        quote === QUOTE
          ? text.indexOf('"', quoteAt + 1)
          : quote === APOSTROPHE
            ? text.indexOf("'", quoteAt + 1)
            : -1;
      const value = text.slice(quoteAt + 1, end);
      if (at === after || equals === -1 || end === -1 || value.includes('<'))
        throw new Error(`attribute ${text.slice(at, at + SHOWN)}`);
      attributes.push(text.slice(at, equals).trimEnd(), attributeValue(value));
      after = end + 1;
      at = afterSpace(after);
    }
    return attributes;
  }

  function isTagEnd(place: number): boolean {
    const code = text.charCodeAt(place);
    return code === GREATER || code === SLASH || place >= text.length;
  }

  function afterSpace(from: number): number {
    let place = from;
    while (isSpace(text.charCodeAt(place))) place++;
    return place;
  }

  function endOfName(from: number): number {
    let place = from;
    for (; place < text.length; place++) {
      const code = text.charCodeAt(place);
      if (isSpace(code) || code === GREATER || code === SLASH || code === LESS) break;
    }
    return place;
  }
}

/** The start of an element. */
interface Tag {
  readonly name: string;
  readonly attributes: readonly string[];
  readonly isEmpty: boolean;
}

/** Tags that are kept of a text, and how long they are. */
const MOST_KEPT = 1000;
const LONGEST_KEPT = 120;

/** Characters of a file that a message shows. */
const SHOWN = 20;

const NONE: readonly string[] = [];

/** Half a surrogate pair does not come out of a decoder that is strict. */
const FORBIDDEN = /[^\t\n\r -\uFFFD]/;

const isSpace = (code: number): boolean => code === SPACE || code === LINE_FEED || code === TAB;

/** The value of an attribute: white space in it is blanks, but where it is written as a reference. */
const attributeValue = (written: string): string =>
  withoutReferences(written.replace(/[\t\n]/g, ' '));

const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

const withoutReferences = (written: string): string =>
  written.includes('&')
    ? written.replace(
        /&(?:(lt|gt|amp|quot|apos)|#(\d+)|#x([\da-fA-F]+));|&/g,
        (
          _,
          name: string | undefined,
          decimal: string | undefined,
          hexadecimal: string | undefined,
        ) =>
          name === undefined
            ? referredTo(decimal === undefined ? Number(`0x${hexadecimal}`) : Number(decimal))
            : (NAMED[name] ?? ''),
      )
    : written;

/** The character of a code, which is not a number where a name is not known. */
function referredTo(code: number): string {
  const character = code <= 0x10ffff ? String.fromCodePoint(code) : '';
  if (character === '' || FORBIDDEN.test(character) || /\p{Cs}/u.test(character))
    throw new Error('reference to no character');
  return character;
}
