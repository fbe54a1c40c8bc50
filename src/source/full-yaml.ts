/** The full way through YAML, by the yaml package: it alone says what is wrong with a text. */
import { Composer, CST, type ErrorCode, Lexer, type ParsedNode, Parser } from 'yaml';
import { type Located, MAX_DEPTH, plainValue, type Range } from './plain-value.ts';

/** What a text says, and where. */
export interface Reading {
  /** Maps without prototype, lists and strings; an empty scalar is null; undefined when the text is not YAML. */
  readonly value: unknown;
  /** Absent when the text is not YAML. */
  readonly root?: Located;
  readonly comments: readonly (readonly [offset: number, text: string])[];
  readonly complaints: readonly Complaint[];
}

/** What is wrong with a text; nesting too deep is found before the package could run into it. */
export interface Complaint {
  readonly code: ErrorCode | 'TOO_DEEP';
  readonly range: Range;
}

/** Reads one YAML document of any kind. Never throws. */
export function fullYaml(text: string): Reading {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const comments: [offset: number, text: string][] = [];
  let offset = 0;
  let previous = '';
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme.startsWith('#') && previous !== SCALAR) comments.push([offset, lexeme]);
    tokens.push(...parser.next(lexeme));
    if (!MARKERS.has(lexeme)) offset += lexeme.length;
    previous = lexeme;
  }
  tokens.push(...parser.end());
  const deep = tooDeep(tokens);
  if (deep !== undefined) return broken([{ code: 'TOO_DEEP', range: [deep, deep + 1] }]);
  const composer = new Composer<ParsedNode>({ schema: 'failsafe', uniqueKeys: false });
  const documents = [...composer.compose(tokens, true, text.length)];
  const errors = documents.flatMap(document => [...document.errors, ...document.warnings]);
  if (documents.length > 1) {
    const [start, end] = documents[1]?.range ?? [0, 0];
    return broken([{ code: 'MULTIPLE_DOCS', range: [start, Math.min(end, start + 3)] }]);
  }
  const document = documents[0];
  if (!document || errors.length > 0)
    return broken(errors.map(({ code, pos: [start, end] }) => ({ code, range: [start, end] })));
  const { value, root, faults } = plainValue(document.contents);
  return { value, root, comments, complaints: faults };
}

const broken = (complaints: readonly Complaint[]): Reading => ({
  value: undefined,
  comments: [],
  complaints,
});

/** What the lexer puts before a scalar, and all of its marks that stand for no character of the text. */
const SCALAR = CST.SCALAR;
const MARKERS: ReadonlySet<string> = new Set([CST.BOM, CST.DOCUMENT, CST.FLOW_END, SCALAR]);

/** The offset of the first token nested deeper than allowed; the walk is iterative since the composer is not. */
function tooDeep(tokens: readonly object[]): number | undefined {
  const stack: { node: unknown; depth: number }[] = tokens.map(node => ({ node, depth: 0 }));
  for (let entry = stack.pop(); entry; entry = stack.pop()) {
    const { node, depth } = entry;
    if (typeof node !== 'object' || node === null) continue;
    if (depth > MAX_DEPTH && 'offset' in node) return Number(node.offset);
    const next = 'type' in node && 'items' in node ? depth + 1 : depth;
    if ('items' in node && Array.isArray(node.items))
      for (const item of node.items) stack.push({ node: item, depth: next });
    if ('key' in node) stack.push({ node: node.key, depth });
    if ('value' in node) stack.push({ node: node.value, depth });
  }
  return undefined;
}
