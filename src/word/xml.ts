/** A part's XML as a small tree. */
import { walkXml, type XmlAttributes } from '../archive/xml.ts';
import { wordFile } from './errors.ts';

/** An element; names carry the usual prefix of their namespace (w:tbl), whatever the file calls it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: XmlAttributes;
  readonly children: readonly XmlElement[];
  /** Its own text, without that of its children. */
  readonly text: string;
}

const NO_CHILDREN: XmlElement[] = [];

/**
 * An element in the making. Why a class and arrays made when needed, for bench/filled.mjs, 150 filled .docx a second: V8
 * takes what literals make in such numbers for what stays long, in some processes, which then do 110 to 150.
 */
class Open implements XmlElement {
  readonly name: string;
  readonly attributes: XmlAttributes;
  /** Made for the first. */
  children: XmlElement[] = NO_CHILDREN;
  text = '';

  constructor(name: string, attributes: XmlAttributes) {
    this.name = name;
    this.attributes = attributes;
  }
}

/** The root element. Throws UserError for what is no well-formed XML, has a DOCTYPE or is beyond the limits. */
export function readXml(part: string, bytes: Uint8Array): XmlElement {
  const stack: Open[] = [];
  let root: Open | undefined;
  walkXml(part, bytes, wordFile, {
    open(name, attributes) {
      const element = new Open(name, attributes);
      const outer = stack.at(-1);
      if (outer?.children === NO_CHILDREN) outer.children = Array.of(element);
      else outer?.children.push(element);
      root ??= element;
      stack.push(element);
    },
    text(text) {
      const open = stack.at(-1);
      // White space between elements is layout of the XML; where text may stand there are no elements.
      if (open && open.children.length === 0) open.text += text;
    },
    close() {
      stack.pop();
    },
  });
  if (!root) throw wordFile.damaged(`${part}, empty`);
  return root;
}

/** The first child of a name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  if (!element) return undefined;
  for (const one of element.children) if (one.name === name) return one;
  return undefined;
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
