/** Text to a plain value with positions: YAML where every scalar is text as written, under stated limits. */
import { Composer, CST, Lexer, LineCounter, type ParsedNode, Parser } from 'yaml';
import type { Finding, Path, Span } from '../finding.ts';
import { type Located, MAX_DEPTH, plainValue } from './plain-value.ts';
import { unprintable } from './printable.ts';
import { yamlSentences } from './yaml-sentences.ts';

/** A YAML text that has been read. */
export interface Source {
  /** As it is named in messages. */
  readonly name: string;
  readonly text: string;
  /** Maps, lists and strings; an empty scalar is null; undefined when the text is not YAML. */
  readonly value: unknown;
  /** Where a path stands in the text; for a map or list, and for `at` key, its key. */
  readonly locate: (path: Path, at?: 'key') => Span | undefined;
  /** The span between two offsets of the text. */
  readonly spanAt: (start: number, end: number) => Span;
  readonly comments: readonly Comment[];
  readonly findings: readonly Finding[];
}

/** A comment from its # to the end of the line. */
export interface Comment {
  readonly text: string;
  readonly span: Span;
  /** Whether nothing else stands on its line. */
  readonly alone: boolean;
}

/** Reads one YAML document. Never throws; what is wrong is in the findings. */
export function readYaml(name: string, text: string): Source {
  const lines = new LineCounter();
  const spanAt = (start: number, end: number): Span => {
    const { line, col } = lines.linePos(start);
    return { line, column: col, start, end };
  };
  const broken = (findings: readonly Finding[]): Source => ({
    name,
    text,
    value: undefined,
    locate: () => undefined,
    spanAt,
    comments: [],
    findings,
  });

  lines.addNewLine(0);
  const parser = new Parser(lines.addNewLine);
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
  if (deep !== undefined) return broken([depthFinding(spanAt(deep, deep + 1))]);
  const composer = new Composer<ParsedNode>({ schema: 'failsafe', uniqueKeys: false });
  const documents = [...composer.compose(tokens, true, text.length)];
  const errors = documents.flatMap(document => [...document.errors, ...document.warnings]);
  if (documents.length > 1) {
    const [start, end] = documents[1]?.range ?? [0, 0];
    return broken([syntaxFinding('MULTIPLE_DOCS', spanAt(start, Math.min(end, start + 3)))]);
  }
  const document = documents[0];
  if (!document || errors.length > 0) {
    return broken(
      errors
        .slice(0, MAX_SYNTAX_FINDINGS)
        .map(e => syntaxFinding(e.code, spanAt(e.pos[0], e.pos[1]))),
    );
  }
  const { value, root, faults } = plainValue(document.contents);
  const locate = (path: Path, at?: 'key') => {
    const range = rangeOf(root, path, at);
    return range && spanAt(range[0], range[1]);
  };
  const findings = faults
    .slice(0, MAX_SYNTAX_FINDINGS)
    .map(({ code, range }) => syntaxFinding(code, spanAt(range[0], range[1])));
  return {
    name,
    text,
    value,
    locate,
    spanAt,
    comments: comments.map(([start, comment]) => ({
      text: comment,
      span: spanAt(start, start + comment.length),
      alone: text.slice(text.lastIndexOf('\n', start - 1) + 1, start).trim() === '',
    })),
    findings: [...findings, ...unprintable(value)],
  };
}

const MAX_SYNTAX_FINDINGS = 20;

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

/** The text range of a path, or of its nearest ancestor that stands in the text. */
function rangeOf(
  root: Located,
  path: Path,
  at: 'key' | undefined,
): readonly [number, number] | undefined {
  let place = root;
  for (const [index, key] of path.entries()) {
    const child = place.children?.get(key);
    if (!child) return place.key ?? firstOf(place);
    if (index === path.length - 1 && at === 'key') return child.key ?? child.value;
    place = child;
  }
  if (!place.children && !place.empty) return place.value;
  return place.key ?? firstOf(place);
}

/** Stands for a map or list without a key of its own: its first key or item, not all of its lines. */
function firstOf(place: Located): readonly [number, number] {
  const first = place.children?.values().next().value;
  return first
    ? (first.key ?? firstOf(first))
    : [place.value[0], Math.min(place.value[1], place.value[0] + 1)];
}

function syntaxFinding(code: keyof typeof yamlSentences, span: Span): Finding {
  return {
    rule: 'yaml-readable',
    severity: 'error',
    structural: true,
    path: [],
    message: yamlSentences[code],
    span,
  };
}

const depthFinding = (span: Span): Finding => ({
  rule: 'yaml-readable',
  severity: 'error',
  structural: true,
  path: [],
  message: { zh: `嵌套超过 ${MAX_DEPTH} 层`, en: `nested deeper than ${MAX_DEPTH} levels` },
  span,
});
