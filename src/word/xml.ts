/** A part's XML as a small tree, read strictly and within limits; the one module that knows the parser. */
import { SaxesParser } from 'saxes';
import { UserError } from '../errors.ts';
import { damaged, LIMITS, wordTooLarge } from './errors.ts';

/** An element; names carry the usual prefix of their namespace (w:tbl), whatever the file calls it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text, without that of its children. */
  readonly text: string;
}

/** Usual prefixes of namespaces: transitional and strict ones alike. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w:',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w:',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14:',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc:',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a:',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a:',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel:',
  '': '',
};

interface Open {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlElement[];
  text: string;
}

/** The root element. Throws UserError for what is no well-formed XML, has a DOCTYPE or is beyond LIMITS. */
export function readXml(part: string, bytes: Uint8Array): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const stack: Open[] = [];
  let root: Open | undefined;
  let nodes = 0;
  let characters = 0;
  parser.on('error', error => {
    throw damaged(`${part}, ${error.message}`, error);
  });
  parser.on('doctype', () => {
    throw damaged(`${part}, DOCTYPE`);
  });
  parser.on('opentag', tag => {
    const attributes: Record<string, string> = Object.create(null);
    for (const { uri, local, value } of Object.values(tag.attributes)) {
      attributes[prefixed(uri, local)] = value;
      nodes++;
    }
    const open = { name: prefixed(tag.uri, tag.local), attributes, children: [], text: '' };
    stack.at(-1)?.children.push(open);
    root ??= open;
    stack.push(open);
    nodes++;
    if (stack.length > LIMITS.depth || nodes > LIMITS.nodes) {
      throw wordTooLarge(`${part} 的结构过于复杂`, `${part} has too many elements`);
    }
  });
  const addText = (text: string) => {
    const open = stack.at(-1);
    // White space between elements is layout of the XML; where text may stand there are no elements.
    if (!open || open.children.length > 0) return;
    open.text += text;
    characters += text.trim() === '' ? 0 : text.length;
    if (characters > LIMITS.text)
      throw wordTooLarge(`${part} 的文字过多`, `${part} has too much text`);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    stack.pop();
  });
  try {
    parser.write(decodeXml(part, bytes)).close();
  } catch (error) {
    throw error instanceof UserError ? error : damaged(part, error);
  }
  if (!root) throw damaged(`${part}, empty`);
  return root;
}

function decodeXml(part: string, bytes: Uint8Array): string {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw damaged(`${part}, encoding`, error);
  }
}

const prefixed = (uri: string, local: string) => `${PREFIXES[uri] ?? '?:'}${local}`;

/** The first child of a name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find(one => one.name === name);
}

/** A descendant by the names that lead to it, the first of each. */
export function descend(
  element: XmlElement | undefined,
  ...names: readonly string[]
): XmlElement | undefined {
  return names.reduce(child, element);
}

/** The w:val of a child, e.g. of w:jc. */
export function settingOf(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.attributes['w:val'];
}

/** Whether an on/off child is there and not switched off. */
export function isOn(element: XmlElement | undefined, name: string): boolean {
  const property = child(element, name);
  if (!property) return false;
  const value = property.attributes['w:val'] ?? property.attributes['w14:val'];
  return !(value !== undefined && /^(0|false|off)$/.test(value));
}

/** A whole number in an attribute, within ± a million; undefined where there is none. */
export function numberOf(element: XmlElement | undefined, attribute: string): number | undefined {
  const text = element?.attributes[attribute];
  if (text === undefined || !/^[+-]?\d{1,7}(\.\d+)?$/.test(text.trim())) return undefined;
  return Math.max(-1e6, Math.min(1e6, Number(text)));
}

/** A length in an attribute in mm: twips, or a number with its unit as the strict format writes it. */
export function lengthOf(element: XmlElement | undefined, attribute: string): number | undefined {
  const twips = numberOf(element, attribute);
  if (twips !== undefined) return twips * MM_PER_TWIP;
  const [, number, unit] =
    /^(-?\d{1,6}(?:\.\d+)?)(mm|cm|in|pt|pc)$/.exec(element?.attributes[attribute] ?? '') ?? [];
  return number === undefined ? undefined : Number(number) * (MM_PER_UNIT[unit ?? ''] ?? 0);
}

const MM_PER_TWIP = 25.4 / 1440;
const MM_PER_UNIT: Readonly<Record<string, number>> = {
  mm: 1,
  cm: 10,
  in: 25.4,
  pt: 25.4 / 72,
  pc: 25.4 / 6,
};
