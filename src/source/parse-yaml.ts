/** Parses a text with the yaml package into a plain value with positions, comments, and a complaint for each error. */
import { Composer, CST, Lexer, type ParsedNode, Parser } from 'yaml';
import {
  type Complaint,
  MAX_DEPTH,
  MAX_VALUES,
  type PositionTree,
  plainValue,
} from './plain-value.ts';
import { type LostText, lostTexts } from './slips/text-kept.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Marks, blanks and texts that a document is made of; a value of a filing takes some eight. */
const MAX_LEXEMES = 10 * MAX_VALUES;

/** A parsed text. */
export interface ParsedYaml {
  /** Maps without prototype, lists and strings; an empty scalar is null; undefined when the text is not YAML. */
  readonly value: unknown;
  /** Absent when the text is not YAML. */
  readonly root?: PositionTree;
  readonly comments: readonly (readonly [offset: number, text: string])[];
  readonly complaints: readonly Complaint[];
  /** Text that is not in the value as it was written. */
  readonly lost: readonly LostText[];
}

/** Parses one YAML document under the failsafe schema: every scalar is text. Never throws. */
export function parseYaml(text: string, vocabulary: Vocabulary): ParsedYaml {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const comments: [offset: number, text: string][] = [];
  let previous = '';
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme.startsWith('#') && previous !== CST.SCALAR) comments.push([parser.offset, lexeme]);
    for (const token of parser.next(lexeme)) tokens.push(token);
    // Why here: a million brackets, quotes or commas are refused before anything is built of them.
    if (++lexemes > MAX_LEXEMES)
      return broken([{ code: 'RESOURCE_EXHAUSTION', range: [parser.offset, parser.offset + 1] }]);
    // The stack holds the document and what is open in it.
    const deep = parser.stack[MAX_DEPTH + 2];
    if (deep) return broken([{ code: 'TOO_DEEP', range: [deep.offset, deep.offset + 1] }]);
    previous = lexeme;
  }
  for (const token of parser.end()) tokens.push(token);
  const composer = new Composer<ParsedNode>({ schema: 'failsafe', uniqueKeys: false });
  const [document, second] = composer.compose(tokens, true, text.length);
  if (second) {
    const [start, end] = second.range;
    return broken([{ code: 'MULTIPLE_DOCS', range: [start, Math.min(end, start + 3)] }]);
  }
  const errors = document ? [...document.errors, ...document.warnings] : [];
  if (!document || errors.length > 0)
    return broken(errors.map(({ code, pos: [start, end] }) => ({ code, range: [start, end] })));
  const { lost, meant } = lostTexts(text, document.contents, comments, vocabulary);
  const { value, root, complaints } = plainValue(document.contents, meant);
  const tooDeep = complaints.findLast(({ code }) => code === 'TOO_DEEP');
  return tooDeep ? broken([tooDeep]) : { value, root, comments, complaints, lost };
}

const broken = (complaints: readonly Complaint[]): ParsedYaml => ({
  value: undefined,
  comments: [],
  complaints,
  lost: [],
});
