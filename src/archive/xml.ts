/** A part's XML, element by element, read strictly and within limits; the one module that knows the parser. */
import { SaxesParser } from 'saxes';
import { UserError } from '../errors.ts';
import type { OfficeFile } from './office-file.ts';

/** Attributes by names with the usual prefix of their namespace. */
export type XmlAttributes = Readonly<Record<string, string>>;

/** What is told of a part; names carry the usual prefix of their namespace (w:tbl), whatever the file calls it. */
export interface XmlReader {
  readonly open: (name: string, attributes: XmlAttributes) => void;
  /** Text in the element that is open, in pieces. */
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
}

/** Usual prefixes of namespaces: transitional and strict ones alike. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w:',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w:',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14:',
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 'x:',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': 'x:',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r:',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r:',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc:',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a:',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a:',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel:',
  '': '',
};

/** Bytes that are decoded at a time, so that the text of a large part never stands in memory as a whole. */
const CHUNK = 1 << 16;

/** Reads a part. Throws UserError for what is no well-formed XML, has a DOCTYPE or is beyond the limits. */
export function walkXml(
  part: string,
  bytes: Uint8Array,
  file: OfficeFile,
  { open, text, close }: XmlReader,
): void {
  const { limits } = file;
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  let nodes = 0;
  let characters = 0;
  parser.on('error', error => {
    throw file.damaged(`${part}, ${error.message}`, error);
  });
  parser.on('doctype', () => {
    throw file.damaged(`${part}, DOCTYPE`);
  });
  parser.on('opentag', tag => {
    const attributes: Record<string, string> = Object.create(null);
    for (const { uri, local, value } of Object.values(tag.attributes)) {
      attributes[prefixed(uri, local)] = value;
      nodes++;
    }
    nodes++;
    depth++;
    if (depth > limits.depth || nodes > limits.nodes) {
      throw file.tooLarge(`${part} 的结构过于复杂`, `${part} has too many elements`);
    }
    open(prefixed(tag.uri, tag.local), attributes);
  });
  const addText = (piece: string) => {
    if (piece.trim() !== '') characters += piece.length;
    if (characters > limits.text)
      throw file.tooLarge(`${part} 的文字过多`, `${part} has too much text`);
    text(piece);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', tag => {
    depth--;
    close(prefixed(tag.uri, tag.local));
  });
  try {
    for (const piece of decoded(part, bytes, file)) parser.write(piece);
    parser.close();
  } catch (error) {
    throw error instanceof UserError ? error : file.damaged(part, error);
  }
}

function* decoded(part: string, bytes: Uint8Array, file: OfficeFile): Generator<string> {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let at = 0; at < bytes.length; at += CHUNK) {
    let piece: string;
    try {
      const stream = at + CHUNK < bytes.length;
      piece = decoder.decode(bytes.subarray(at, at + CHUNK), { stream });
    } catch (error) {
      throw file.damaged(`${part}, encoding`, error);
    }
    yield piece;
  }
}

const prefixed = (uri: string, local: string) => `${PREFIXES[uri] ?? '?:'}${local}`;
