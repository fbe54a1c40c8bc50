/** A part's XML, element by element, read strictly and within limits, by the usual names of its namespaces. */
import { UserError } from '../errors.ts';
import { readMarkup } from './markup.ts';
import type { OfficeFile } from './office-file.ts';

/** Attributes by names with the usual prefix of their namespace; those of namespaces that are not known are left out. */
export type XmlAttributes = Readonly<Record<string, string>>;

/** What is told of a part; names carry the usual prefix of their namespace (w:tbl), whatever the file calls it. */
export interface XmlReader {
  readonly open: (name: string, attributes: XmlAttributes) => void;
  /** Text in the element that is open, in pieces. */
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
}

/** Usual prefixes of namespaces: transitional and strict ones alike. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w:'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w:'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14:'],
  ['http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'x:'],
  ['http://purl.oclc.org/ooxml/spreadsheetml/main', 'x:'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r:'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r:'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc:'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a:'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a:'],
  ['http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing', 'xdr:'],
  ['http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing', 'xdr:'],
  ['http://schemas.openxmlformats.org/drawingml/2006/chart', 'c:'],
  ['http://purl.oclc.org/ooxml/drawingml/chart', 'c:'],
  ['http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments', 'tc:'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel:'],
  ['', ''],
]);

/** Stands before the names of namespaces that are not known. */
const OTHER = '?:';

/** Reads a part. Throws UserError for what is no well-formed XML, has a DOCTYPE or is beyond the limits. */
export function walkXml(
  part: string,
  bytes: Uint8Array,
  file: OfficeFile,
  { open, text, close }: XmlReader,
): void {
  const { limits } = file;
  /** The elements that are open, each with the names that hold in it. */
  const around: { readonly name: string; readonly names: Names }[] = [];
  let names = namesWithin(undefined, NONE);
  let nodes = 0;
  let characters = 0;
  const tooComplex = () => file.tooLarge(`${part} 的结构过于复杂`, `${part} has too many elements`);
  try {
    readMarkup(decoded(part, bytes, file), {
      open(written, given) {
        nodes += 1 + given.length / 2;
        if (around.length >= limits.depth || nodes > limits.nodes) throw tooComplex();
        const outer = names;
        if (given.length > 0 && given.some(isDeclaration)) names = namesWithin(outer, given);
        const name = names.ofElement(written);
        around.push({ name, names: outer });
        open(name, names.attributesOf(given));
      },
      text(piece) {
        if (piece.trim() !== '') characters += piece.length;
        if (characters > limits.text)
          throw file.tooLarge(`${part} 的文字过多`, `${part} has too much text`);
        text(piece);
      },
      close() {
        const element = around.pop();
        if (!element) return;
        close(element.name);
        names = element.names;
      },
    });
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw file.damaged(error instanceof Error ? `${part}, ${error.message}` : part, error);
  }
}

function decoded(part: string, bytes: Uint8Array, file: OfficeFile): string {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw file.damaged(`${part}, encoding`, error);
  }
}

const NONE: readonly string[] = [];

/** Where an attribute's name stands for a value, it does no harm. */
const isDeclaration = (name: string) => name.startsWith('xmlns');

const NO_ATTRIBUTES: XmlAttributes = Object.freeze({});

function attributesOf(
  given: readonly string[],
  ofAttribute: (written: string) => string,
): XmlAttributes {
  if (given.length === 0) return NO_ATTRIBUTES;
  const attributes: Record<string, string> = {};
  for (let index = 0; index < given.length; index += 2) {
    const name = ofAttribute(given[index] ?? '');
    if (name.startsWith(OTHER)) continue;
    if (Object.hasOwn(attributes, name)) throw new Error(`two attributes ${name}`);
    attributes[name] = given[index + 1] ?? '';
  }
  return attributes;
}

/** Names as written → with the usual prefixes, by the declarations that hold in a part of the XML. */
interface Names {
  readonly ofElement: (written: string) => string;
  /** Attributes as they are told. */
  readonly attributesOf: (given: readonly string[]) => XmlAttributes;
  /** The namespace of a prefix; undefined where it is not declared. */
  readonly namespaceOf: (prefix: string) => string | undefined;
}

/** The names within an element that has declarations; each name is looked up once. */
function namesWithin(outer: Names | undefined, attributes: readonly string[]): Names {
  const declared = new Map<string, string>();
  for (let index = 0; index < attributes.length; index += 2) {
    const [prefix, name = ''] = (attributes[index] ?? '').split(':', 2);
    if (prefix === 'xmlns') declared.set(name, attributes[index + 1] ?? '');
  }
  const namespaceOf = (prefix: string): string | undefined =>
    declared.get(prefix) ?? (outer ? outer.namespaceOf(prefix) : OUTERMOST.get(prefix));
  const lookUp = (written: string, usual: string): string => {
    const [, prefix, local] = NAME.exec(written) ?? [];
    const namespace = prefix === undefined ? usual : namespaceOf(prefix);
    if (local === undefined || namespace === undefined || (prefix && namespace === ''))
      throw new Error(`name ${written.slice(0, 20)}`);
    return `${PREFIXES.get(namespace) ?? OTHER}${local}`;
  };
  const ofAttribute = memoized((written: string) =>
    written === 'xmlns' ? OTHER : lookUp(written, ''),
  );
  return {
    ofElement: memoized(written => lookUp(written, namespaceOf('') ?? '')),
    attributesOf: memoized(given => attributesOf(given, ofAttribute)),
    namespaceOf,
  };
}

/** Declared everywhere. */
const OUTERMOST: ReadonlyMap<string, string> = new Map([
  ['xml', 'http://www.w3.org/XML/1998/namespace'],
  ['xmlns', 'http://www.w3.org/2000/xmlns/'],
]);

const START =
  'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F' +
  '\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';
const WORD = `[${START}][${START}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040]*`;
/** Namespaces in XML 1.0, QName. */
const NAME = new RegExp(`^(?:(${WORD}):)?(${WORD})$`, 'u');

/** Results that are kept of one function; a part may have a million tags, no two of them alike. */
const MOST_KEPT = 2000;

/** A function of a text or a list, called once for each of the first. */
function memoized<Key, Result>(find: (key: Key) => Result): (key: Key) => Result {
  const found = new Map<Key, Result>();
  return key => {
    const known = found.get(key);
    if (known !== undefined) return known;
    const result = find(key);
    if (found.size < MOST_KEPT) found.set(key, result);
    return result;
  };
}
