/** XML indented for goldens: an element, such as a cell, on one line where it fits, else its children on lines of their own. */

interface Element {
  /** With its attributes, without brackets. */
  readonly open: string;
  readonly children: readonly (Element | string)[];
}

const WIDTH = 200;

/** The document, one blank a level; no character of text is added or lost. */
export function printXml(xml: string): string {
  const body = xml.replace(/^<\?xml[^>]*\?>\s*/, '');
  const { children } = parseElement({ tokens: body.match(/<[^>]+>|[^<]+/g) ?? [], next: 0 }, '');
  return `${children.map(child => print(child, '')).join('\n')}\n`;
}

function parseElement(
  reader: { readonly tokens: readonly string[]; next: number },
  open: string,
): Element {
  const children: (Element | string)[] = [];
  for (let token = reader.tokens[reader.next++]; token; token = reader.tokens[reader.next++]) {
    if (token.startsWith('</')) break;
    if (!token.startsWith('<')) children.push(token);
    else if (token.endsWith('/>')) children.push({ open: token.slice(1, -2), children: [] });
    else children.push(parseElement(reader, token.slice(1, -1)));
  }
  return { open, children };
}

function print(node: Element | string, indent: string): string {
  const line = `${indent}${flat(node)}`;
  if (typeof node === 'string' || line.length <= WIDTH || isLeaf(node)) return line;
  const inner = node.children.map(child => print(child, `${indent} `));
  return [...opening(node, indent), ...inner, `${indent}</${nameOf(node)}>`].join('\n');
}

/** The opening tag; with many attributes, one to a line. */
function opening({ open }: Element, indent: string): readonly string[] {
  if (indent.length + open.length + 2 <= WIDTH) return [`${indent}<${open}>`];
  const [name, ...attributes] = open.split(/ (?=[\w:]+=")/);
  return [`${indent}<${name}`, ...attributes.map(one => `${indent}  ${one}`), `${indent}>`];
}

const isLeaf = ({ children }: Element) => children.every(child => typeof child === 'string');

function flat(node: Element | string): string {
  if (typeof node === 'string') return node;
  if (node.children.length === 0) return `<${node.open}/>`;
  return `<${node.open}>${node.children.map(flat).join('')}</${nameOf(node)}>`;
}

const nameOf = ({ open }: Element) => open.split(/\s/, 1)[0];
