/**
 * Looks for slips line by line, without a parser: a text that YAML cannot read is looked at as the person sees it who typed
 * it. Text in blocks and in quotes is passed over.
 */

import type { Vocabulary } from '../vocabulary.ts';
import { type FlowState, newFlow, readFlow } from './flow-slips.ts';
import { keySlips, openQuote } from './key-slips.ts';
import { type LevelLine, levelSlips } from './level-slips.ts';
import { colonInText, hashInText, missingColon, openBrace } from './line-findings.ts';
import {
  columnOf,
  commentAt,
  type KeyToken,
  keyAt,
  keysSeen,
  pastBlanks,
  pastProperties,
  quoteEnd,
  shortKeyAt,
  spacesAt,
  trimmedEnd,
} from './line-tokens.ts';
import { quoted, type Slip, type SlipKind } from './slip.ts';
import { isLostText } from './text-after-hash.ts';
import { valueStart } from './value-start.ts';

/** Slips of a text; after so many the rest is not worth looking at. */
const MAX_SLIPS = 500;

/** What the lines below a value may belong to, with the column that they must stand right of. */
type Context =
  | { readonly in: 'keys' }
  | { readonly in: 'text'; readonly column: number; readonly hashes: Slip[] }
  | { readonly in: 'block'; readonly column: number; content: number | undefined }
  | { readonly in: 'quote'; readonly column: number; readonly mark: string; readonly open: number }
  | { readonly in: 'flow'; readonly column: number; readonly flow: FlowState };

const KEYS: Context = { in: 'keys' };

/** All slips of a text, in its order. */
export function lineSlips(
  text: string,
  { isKey: isKnown, isGroupKey }: Pick<Vocabulary, 'isKey' | 'isGroupKey'>,
): readonly Slip[] {
  const slips: Slip[] = [];
  const note = (slip: Slip) => {
    slips.push(slip);
  };
  const noteAll = (found: readonly Slip[]) => {
    for (const slip of found) note(slip);
  };
  const seen = keysSeen(text);
  const isKey = (name: string) => isKnown(name) || seen.has(name);
  const reading = { text, isKey, note };
  const levels: LevelLine[] = [];
  let context: Context = KEYS;
  /** The key of the last line that had one. */
  let lastKey = '';
  let start = 0;

  for (; start <= text.length && slips.length < MAX_SLIPS; ) {
    const feed = text.indexOf('\n', start);
    const stop = feed === -1 ? text.length : feed;
    const end = text[stop - 1] === '\r' && stop > start ? stop - 1 : stop;
    readLine(start, end);
    start = stop + 1;
  }
  if (context.in === 'quote') noteOpenQuote(context.open);
  if (context.in === 'flow') note(openBrace(text, context.flow.open, text.length));
  levelSlips(text, levels, note);
  return slips.sort((a, b) => a.start - b.start);

  function readLine(from: number, end: number): void {
    const body = pastBlanks(text, from, end);
    if (body >= end) return;
    if (goesOn(from, body, end)) return;
    if (/^(---|\.\.\.)(?:\s|$)/.test(text.slice(from, Math.min(end, from + 4)))) {
      context = KEYS;
      return;
    }
    if (text[body] === '#') {
      if (
        context.in === 'text' &&
        body - from > context.column &&
        isLostText(text.slice(body, end))
      )
        context.hashes.push(hashInText(text, body, end));
      return;
    }
    if (text[body] === '＃') {
      noteAt('wide-hash', body, body + 1, '＃', { start: body, end: body + 1, text: '# ' });
      return;
    }
    readEntry(from, body, end);
  }

  /** Whether a line belongs to the block, quotes, braces or text above it; if it ends them the context is left. */
  function goesOn(from: number, body: number, end: number): boolean {
    const column = spacesAt(text, from, body);
    const above = context;
    switch (above.in) {
      case 'keys':
        return false;
      case 'block':
        return isBlockLine(above, from, body, end);
      case 'text':
        return isMoreText(above, from, body, end);
      case 'quote': {
        if (column > above.column || !looksLikeKey(body, end)) {
          const close = quoteEnd(text, body, end, above.mark);
          if (close !== undefined) leaveQuote(close, end, above.open);
          return true;
        }
        noteOpenQuote(above.open);
        break;
      }
      case 'flow': {
        const isBelow = column <= above.column && looksLikeKey(body, end);
        if (!isBelow) {
          if (readFlow(above.flow, body, end, reading) !== undefined) context = KEYS;
          return true;
        }
        note(openBrace(text, above.flow.open, from));
      }
    }
    context = KEYS;
    return false;
  }

  function isBlockLine(block: Context & { in: 'block' }, from: number, body: number, end: number) {
    const column = spacesAt(text, from, body);
    if (column > block.column) {
      block.content ??= column;
      if (column < block.content) noteBlockLine(block.content, from, body, end);
      return true;
    }
    const content = block.content ?? block.column + 2;
    const odd = from + column;
    const isOdd = odd < body;
    if (text[body] === '#' || /^(---|\.\.\.)/.test(text.slice(from, from + 3))) return false;
    if (isOdd && !shortKeyAt(text, body, end, isKey, false)) {
      const isTab = text.slice(odd, body).includes('\t');
      const edit = { start: from, end: isTab ? body : odd, text: ' '.repeat(content) };
      const kind = isTab ? 'tab-indent' : 'wide-indent';
      note({ kind, start: odd, end: body, subject: text[odd] ?? '', edit, isCertain: true });
      return true;
    }
    if (!isOdd && !looksLikeKey(body, end) && text[body] !== '＃') {
      noteBlockLine(content, from, body, end);
      return true;
    }
    context = KEYS;
    return false;
  }

  function noteBlockLine(content: number, from: number, body: number, end: number) {
    const edit = { start: from, end: body, text: ' '.repeat(content) };
    noteAt('block-line', body, end, text.slice(body, end), edit);
  }

  /** A text without quotes goes on in deeper lines; one of them that begins with a key is none. */
  function isMoreText(above: Context & { in: 'text' }, from: number, body: number, end: number) {
    if (text[body] === '#') return false;
    const isDeeper = spacesAt(text, from, body) > above.column && body - from > above.column;
    if (!isDeeper || shortKeyAt(text, body, end, isKey, false)) {
      context = KEYS;
      return false;
    }
    for (const slip of above.hashes.splice(0)) note(slip);
    const stop = commentAt(text, body, end);
    noteAll(colonInText(text, body, stop, body));
    return true;
  }

  function readEntry(from: number, body: number, end: number): void {
    context = KEYS;
    const dashes: number[] = [];
    let at = body;
    let level = columnOf(text, from, body);
    const first = level;
    for (;;) {
      const dash = dashAt(at, end);
      if (!dash) break;
      dashes.push(at - from);
      level += dash.width;
      at = dash.next;
    }
    const above = levels.at(-1);
    const isFirst = above?.opens === true && at - from > above.level;
    const isBelowGroup = isGroupKey(lastKey) || /[:：]\s*$/.test(text.slice(at, end));
    const mustBeKey = dashes.length === 0 && (!isFirst || isBelowGroup);
    const isFlow = /[｛［]/.test(text[at] ?? '') && isWideFlow(at, end);
    const key = isFlow ? undefined : keyAt(text, at, end, isKey, mustBeKey);
    const line = { from, body, end, level, first, hasDash: dashes.length > 0 };
    if (!key) {
      let opens = false;
      const column = dashes.at(-1) ?? 0;
      if (dashes.length > 0) readValue(at, end, column);
      else if (isFlow || /[{[]/.test(text[at] ?? '')) readValue(at, end, column - 1);
      else opens = isOpenWithoutColon(at, end);
      levels.push({ ...line, isKey: dashes.length > 0, opens });
      return;
    }
    keySlips(text, key, note);
    lastKey = key.name;
    const opens = readValue(key.value, end, level, key);
    levels.push({ ...line, isKey: true, opens });
  }

  /** A dash that begins an item, as wide as it should be; one of another width, or without a blank, is noted. */
  function dashAt(at: number, end: number) {
    if (!/[-－—–―﹣−]/.test(text[at] ?? '')) return undefined;
    const next = pastBlanks(text, at + 1, end);
    const isPlain = text[at] === '-';
    if (isPlain && (at + 1 >= end || /[ \t]/.test(text[at + 1] ?? '')))
      return { next, width: next - at };
    const isItem =
      shortKeyAt(text, next, end, isKey, false) !== undefined || /[{｛]/.test(text[next] ?? '');
    if (!isItem) return undefined;
    const edit = { start: at, end: next, text: '- ' };
    const kind = isPlain ? (next > at + 1 ? 'wide-blank' : 'tight-dash') : 'wide-dash';
    note({ kind, start: at, end: at + 1, subject: text[at] ?? '', edit, isCertain: true });
    return { next, width: 2 };
  }

  /** Reads what stands behind a key or a dash. True where it is nothing, so that a group may follow. */
  function readValue(from: number, end: number, column: number, key?: KeyToken): boolean {
    const at = pastProperties(text, from, end);
    const stop = commentAt(text, at, end);
    if (at >= stop) return true;
    const first = text[at] ?? '';
    if (first === '"' || first === "'") readQuote(at, end, column, first);
    else if (/[{[]/.test(first) || (/[｛［]/.test(first) && isWideFlow(at, end)))
      readBraces(at, end, column);
    else {
      const start = valueStart(text, { at, stop, end }, key !== undefined);
      if (start.slip) note(start.slip);
      if (start.kind === 'block') context = { in: 'block', column, content: undefined };
      if (start.kind === 'text') readText(at, stop, end, column);
    }
    return false;
  }

  function readText(at: number, stop: number, end: number, column: number): void {
    noteAll(colonInText(text, at, stop, at));
    context = {
      in: 'text',
      column,
      hashes:
        stop < end && isLostText(text.slice(stop, end).trim())
          ? [hashInText(text, pastBlanks(text, stop, end), end)]
          : [],
    };
  }

  function readQuote(at: number, end: number, column: number, mark: string): void {
    const close = quoteEnd(text, at + 1, end, mark);
    if (close === undefined) context = { in: 'quote', column, mark, open: at };
    else leaveQuote(close, end, at);
  }

  /** Behind a quote that closes nothing may stand but a comment. */
  function leaveQuote(close: number, end: number, open: number): void {
    context = KEYS;
    const next = pastBlanks(text, close, end);
    if (next >= end || (text[next] === '#' && next > close)) return;
    const stop = trimmedEnd(text, next, commentAt(text, next, end));
    const edit = { start: open, end: stop, text: quoted(text.slice(open, stop)) };
    noteAt('behind-quote', next, stop, text.slice(next, stop), edit);
  }

  function readBraces(at: number, end: number, column: number): void {
    if (/[｛［]/.test(text[at] ?? '')) {
      const edit = { start: at, end: at + 1, text: text[at] === '｛' ? '{' : '[' };
      note({
        kind: 'wide-brace',
        start: at,
        end: at + 1,
        subject: text[at] ?? '',
        edit,
        isCertain: true,
      });
    }
    const flow = newFlow(at);
    const behind = readFlow(flow, at, end, reading);
    if (behind === undefined) {
      context = { in: 'flow', column, flow };
      return;
    }
    const next = pastBlanks(text, behind, end);
    if (next >= end || text[next] === '#') return;
    const stop = commentAt(text, next, end);
    const isText = text[at] === '[';
    const edit = isText
      ? { start: at, end: stop, text: quoted(text.slice(at, stop)) }
      : { start: behind, end: stop, text: '' };
    noteAt('behind-brace', next, stop, text.slice(next, stop), edit);
  }

  function isWideFlow(at: number, end: number): boolean {
    return shortKeyAt(text, pastBlanks(text, at + 1, end), end, isKey, false) !== undefined;
  }

  /** Notes a key without a colon. True where nothing stands behind it, so that a group may follow. */
  function isOpenWithoutColon(at: number, end: number): boolean {
    const found = missingColon(text, at, end, isKey);
    if (found) note(found.slip);
    return found?.isOpen ?? false;
  }

  function noteOpenQuote(open: number): void {
    const feed = text.indexOf('\n', open);
    const end = feed === -1 ? text.length : feed;
    note(openQuote(text, open, trimmedEnd(text, open + 1, end).valueOf()));
  }

  function looksLikeKey(body: number, end: number): boolean {
    return (
      /^[-－—] /.test(text.slice(body, body + 2)) ||
      keyAt(text, body, end, isKey, false) !== undefined
    );
  }

  function noteAt(kind: SlipKind, start: number, end: number, subject: string, edit: Slip['edit']) {
    note({ kind, start, end, subject, edit, isCertain: false });
  }
}
