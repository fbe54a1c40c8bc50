/** Scalars of one line, as the quick way through YAML (quick-yaml.ts) reads them. */
import {
  ALIAS,
  ANCHOR,
  BACKSLASH,
  COLON,
  COMMA,
  DASH,
  DOUBLE,
  END,
  HASH,
  LIST,
  LIST_END,
  type LineCursor,
  MAP,
  MAP_END,
  PIPE,
  SINGLE,
  SPACE,
  UNSURE,
} from './line-cursor.ts';
import type { Range } from './plain-value.ts';

export interface Scalar {
  readonly text: string;
  /** With its quotes. */
  readonly range: Range;
  readonly isPlain: boolean;
}

/** Whether a scalar may begin with this character. */
export const startsScalar = (character: number) => !OTHER_STARTS.has(character);

const OTHER_STARTS = new Set([END, HASH, COLON, COMMA, PIPE, ANCHOR, ALIAS])
  .add(LIST)
  .add(LIST_END)
  .add(MAP)
  .add(MAP_END);
for (const character of '!?>@%`') OTHER_STARTS.add(character.charCodeAt(0));

/** Reads the scalar here and stops behind it; what follows is for the caller to judge. */
export function readScalar(cursor: LineCursor, inFlow: boolean): Scalar {
  const first = cursor.peek();
  if (first === SINGLE) return singleQuoted(cursor);
  if (first === DOUBLE) return doubleQuoted(cursor);
  return plain(cursor, inFlow);
}

function singleQuoted(cursor: LineCursor): Scalar {
  const { text, pos: start, lineEnd } = cursor;
  let end = text.indexOf("'", start + 1);
  while (end !== -1 && text.charCodeAt(end + 1) === SINGLE) end = text.indexOf("'", end + 2);
  if (end === -1 || end >= lineEnd) throw UNSURE;
  cursor.pos = end + 1;
  const content = text.slice(start + 1, end).replaceAll("''", "'");
  return { text: content, range: [start, end + 1], isPlain: false };
}

function doubleQuoted(cursor: LineCursor): Scalar {
  const start = cursor.pos++;
  let isEscaped = false;
  for (; cursor.peek() !== DOUBLE; cursor.pos++) {
    if (cursor.pos >= cursor.lineEnd) throw UNSURE;
    if (cursor.peek() !== BACKSLASH) continue;
    isEscaped = true;
    cursor.pos++;
  }
  const raw = cursor.text.slice(start + 1, cursor.pos++);
  const content = isEscaped ? raw.replace(/\\(.)/gsu, unescaped) : raw;
  return { text: content, range: [start, cursor.pos], isPlain: false };
}

function unescaped(_: string, character: string): string {
  if (character === 'n') return '\n';
  if (character !== '"' && character !== '\\') throw UNSURE;
  return character;
}

/** Goes on to a colon, a comment or the line end, and in flow to a mark; spaces before these are not its own. */
function plain(cursor: LineCursor, inFlow: boolean): Scalar {
  const { text, pos: start, lineEnd } = cursor;
  if (!startsScalar(cursor.peek())) throw UNSURE;
  let end = start;
  let pos = start;
  for (let previous = SPACE; pos < lineEnd; pos++) {
    const character = text.charCodeAt(pos);
    if (character === HASH && previous === SPACE) break;
    if (inFlow && isFlowMark(character)) break;
    if (character === COLON || (character === DASH && pos === start)) {
      const next = pos + 1 < lineEnd ? text.charCodeAt(pos + 1) : SPACE;
      if (next === SPACE || (inFlow && isFlowMark(next))) break;
    }
    if (character !== SPACE) end = pos + 1;
    previous = character;
  }
  if (end === start) throw UNSURE;
  cursor.pos = pos;
  return { text: text.slice(start, end), range: [start, end], isPlain: true };
}

const isFlowMark = (character: number) =>
  character === COMMA ||
  character === LIST ||
  character === LIST_END ||
  character === MAP ||
  character === MAP_END;
