/**
 * Looks for slips line by line, without a parser: a text that YAML cannot read is looked at as the person sees it who typed
 * it. Text in blocks and in quotes is passed over.
 */

import type { Vocabulary } from '../vocabulary.ts';
import { type FlowState, newFlow, readFlow } from './flow-slips.ts';
import { keySlips, openQuote } from './key-slips.ts';
import { type LevelLine, levelSlips } from './level-slips.ts';
import {
  type KeyToken,
  keyAt,
  pastBlanks,
  quoteEnd,
  shortKeyAt,
  trimmedEnd,
} from './line-tokens.ts';
import { quoted, type Slip, type SlipKind } from './slip.ts';
import { isLostText } from './text-after-hash.ts';

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
  if (context.in === 'flow') noteOpenBrace(context.flow, text.length);
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
        context.hashes.push(hash(body, end));
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
    const column = spacesAt(from, body);
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
        noteOpenBrace(above.flow, from);
      }
    }
    context = KEYS;
    return false;
  }

  function isBlockLine(block: Context & { in: 'block' }, from: number, body: number, end: number) {
    const column = spacesAt(from, body);
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
    const isDeeper = spacesAt(from, body) > above.column && body - from > above.column;
    if (!isDeeper || shortKeyAt(text, body, end, isKey, false)) {
      context = KEYS;
      return false;
    }
    for (const slip of above.hashes.splice(0)) note(slip);
    const stop = commentAt(body, end);
    noteColon(body, stop, body);
    return true;
  }

  function readEntry(from: number, body: number, end: number): void {
    context = KEYS;
    const dashes: number[] = [];
    let at = body;
    let level = columnOf(from, body);
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
    const at = pastProperties(from, end);
    const stop = commentAt(at, end);
    if (at >= stop) return true;
    const first = text[at] ?? '';
    const value = text.slice(at, stop);
    const quotedEdit = { start: at, end: stop, text: quoted(value) };
    if (first === '"' || first === "'") readQuote(at, end, column, first);
    else if (/[{[]/.test(first) || (/[｛［]/.test(first) && isWideFlow(at, end)))
      readBraces(at, end, column);
    else if (/[|>]/.test(first)) {
      if (/^[|>][-+]?\d?[-+]?$/.test(value)) context = { in: 'block', column, content: undefined };
      else noteAt('block-mark', at, at + 1, value, quotedEdit);
    } else if (/^[｜︱│＞]$/.test(value)) {
      const edit = { start: at, end: stop, text: first === '＞' ? '>' : '|' };
      note({
        kind: 'wide-block-mark',
        start: at,
        end: at + 1,
        subject: first,
        edit,
        isCertain: true,
      });
      context = { in: 'block', column, content: undefined };
    } else if (/^[@`%,}\]!]/.test(value) || /^[*?](?:\s|$)/.test(value))
      noteAt('first-mark', at, at + 1, first, quotedEdit);
    else if (value === '-' && key)
      noteAt('dash-value', at, at + 1, '-', { start: at, end: stop, text: '' });
    else if (/^- /.test(value) && key) noteAt('list-value', at, at + 1, value, quotedEdit);
    else if (/^[“‘＂]/.test(value) && /: |:$| #/.test(text.slice(at, end))) {
      const inner = text.slice(at + 1, trimmedEnd(text, at, end)).replace(/[”’＂"]$/, '');
      noteAt('wide-quote', at, at + 1, text.slice(at, end), {
        start: at,
        end,
        text: quoted(inner),
      });
    } else {
      noteColon(at, stop, at);
      context = {
        in: 'text',
        column,
        hashes:
          stop < end && isLostText(text.slice(stop, end).trim())
            ? [hash(pastBlanks(text, stop, end), end)]
            : [],
      };
    }
    return false;
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
    const stop = trimmedEnd(text, next, commentAt(next, end));
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
    const stop = commentAt(next, end);
    const isText = text[at] === '[';
    const edit = isText
      ? { start: at, end: stop, text: quoted(text.slice(at, stop)) }
      : { start: behind, end: stop, text: '' };
    noteAt('behind-brace', next, stop, text.slice(next, stop), edit);
  }

  function isWideFlow(at: number, end: number): boolean {
    return shortKeyAt(text, pastBlanks(text, at + 1, end), end, isKey, false) !== undefined;
  }

  /** A colon and a blank within a text, which YAML reads as a key. */
  function noteColon(from: number, stop: number, valueStart: number): void {
    const found = /:(?:[ \t]|$)/.exec(text.slice(from, stop));
    if (!found) return;
    const at = from + found.index;
    const value = text.slice(valueStart, stop);
    noteAt('colon-in-text', at, at + 1, value, {
      start: valueStart,
      end: stop,
      text: quoted(value),
    });
  }

  /** Notes a key without a colon. True where nothing stands behind it, so that a group may follow. */
  function isOpenWithoutColon(at: number, end: number): boolean {
    const word = /^[^\s=＝;；]{1,40}/u.exec(text.slice(at, end))?.[0] ?? '';
    if (!isKey(word)) return false;
    const behind = at + word.length;
    const value = pastBlanks(text, behind, end);
    const isMark = /[=＝;；]/.test(text[value] ?? '');
    const rest = isMark ? pastBlanks(text, value + 1, end) : value;
    const edit = { start: behind, end: rest, text: rest >= end ? ':' : ': ' };
    noteAt('missing-colon', at, isMark ? value + 1 : behind, word, edit);
    return rest >= end;
  }

  function noteOpenQuote(open: number): void {
    const feed = text.indexOf('\n', open);
    const end = feed === -1 ? text.length : feed;
    note(openQuote(text, open, trimmedEnd(text, open + 1, end).valueOf()));
  }

  function noteOpenBrace({ open }: FlowState, before: number): void {
    const at = open.at(-1) ?? 0;
    const last = trimmedEndOfLines(text, at, before);
    const missing = open.map(each => (/[{｛]/.test(text[each] ?? '') ? '}' : ']')).reverse();
    const blank = missing[0] === '}' ? ' ' : '';
    const edit = { start: last, end: last, text: blank + missing.join('') };
    noteAt('open-brace', at, at + 1, text[at] ?? '', edit);
  }

  /** Where the value of a line ends: before a comment and the blanks before it. */
  function commentAt(from: number, end: number): number {
    const found = /[ \t]#/.exec(text.slice(Math.max(0, from - 1), end));
    const stop = found ? Math.max(from, from - 1 + found.index) : end;
    return trimmedEnd(text, from, from === 0 && found ? found.index : stop);
  }

  function pastProperties(from: number, end: number): number {
    const found = /^(?:(?:&[^\s,[\]{}]+|!!(?:str|map|seq)|!)(?:[ \t]+|$))+/.exec(
      text.slice(from, end),
    );
    return found ? from + found[0].length : from;
  }

  function looksLikeKey(body: number, end: number): boolean {
    return (
      /^[-－—] /.test(text.slice(body, body + 2)) ||
      keyAt(text, body, end, isKey, false) !== undefined
    );
  }

  function hash(start: number, end: number): Slip {
    const edit = { start, end: start + 1, text: '＃' };
    return {
      kind: 'hash-in-text',
      start,
      end,
      subject: text.slice(start, end),
      edit,
      isCertain: false,
    };
  }

  function noteAt(kind: SlipKind, start: number, end: number, subject: string, edit: Slip['edit']) {
    note({ kind, start, end, subject, edit, isCertain: false });
  }

  function spacesAt(from: number, body: number): number {
    let at = from;
    while (at < body && text[at] === ' ') at++;
    return at - from;
  }

  /** The column of a line's text; a Tab and a full-width blank count as two. */
  function columnOf(from: number, body: number): number {
    return body - from + (text.slice(from, body).match(/[\t\u3000]/g)?.length ?? 0);
  }
}

/** Texts that stand before a colon as YAML wants it: what is a key in one place is one in another. */
function keysSeen(text: string): ReadonlySet<string> {
  const found = text.matchAll(
    /(?:^|[\n{,])[ \t]*(?:- +)*([^\s:：,，{}[\]"'#]{2,30}):(?=[ \t\r\n]|$)/g,
  );
  return new Set(Array.from(found, ([, name = '']) => name));
}

/** The offset behind the last character before `before` that is no blank or line end. */
function trimmedEndOfLines(text: string, start: number, before: number): number {
  let last = before;
  while (last > start && /[\s\u3000]/.test(text[last - 1] ?? '')) last--;
  return last;
}
