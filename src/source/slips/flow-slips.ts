/** Slips between braces and brackets, as in { 指标内容: 甲，指标值: 乙 }; read a line at a time, since braces go over lines. */
import { keySlips, openQuote } from './key-slips.ts';
import { pastBlanks, quoteEnd, shortKeyAt, trimmedEnd } from './line-tokens.ts';
import { quoted, type Slip } from './slip.ts';

/** What is open while braces go on. */
export interface FlowState {
  /** Offsets of the brackets that are open, the outermost first. */
  readonly open: number[];
  /** What may come next: a key or an item, more of an unknown key, a value, more of a value. */
  at: 'item' | 'key-text' | 'value' | 'text';
  /** Where the value began. */
  valueStart: number;
}

export interface SlipReading {
  readonly text: string;
  readonly isKey: (name: string) => boolean;
  readonly note: (slip: Slip) => void;
}

/** Before the bracket at an offset. */
export const newFlow = (start: number): FlowState => ({ open: [], at: 'value', valueStart: start });

/** Reads on from an offset to the end of a line. Gives the offset behind the last bracket, or undefined while one is open. */
export function readFlow(
  state: FlowState,
  start: number,
  end: number,
  { text, isKey, note }: SlipReading,
): number | undefined {
  const inMap = () => /[{｛]/.test(text[state.open.at(-1) ?? 0] ?? '');
  const keyHere = (at: number) => shortKeyAt(text, at, end, isKey, false);
  const one = (at: number) => ({ start: at, end: at + 1, subject: text[at] ?? '' });

  /** Each gives the offset behind what it took, or undefined where that does not stand. */
  const steps: readonly ((at: number, character: string) => number | undefined)[] = [
    blanks,
    separator,
    closing,
    opening,
    key,
    quote,
    colon,
  ];

  function blanks(at: number): number | undefined {
    const after = pastBlanks(text, at, end);
    if (after === at) return undefined;
    if (text[after] === '#' && /[ \t]/.test(text[after - 1] ?? '')) return end;
    const known = state.at === 'text' && inMap() ? keyHere(after) : undefined;
    if (known) {
      const edit = { start: at, end: after, text: ', ' };
      const { name: subject } = known;
      note({ kind: 'missing-comma', start: at, end: after, subject, edit, isCertain: false });
      state.at = 'item';
    }
    return after;
  }

  function separator(at: number, character: string): number | undefined {
    if (!/[,，、；;﹐]/.test(character)) return undefined;
    const after = pastBlanks(text, at + 1, end);
    if (character !== ',') {
      if (!inMap() || !keyHere(after)) return undefined;
      const edit = { start: at, end: after, text: ', ' };
      note({ kind: 'wide-comma', ...one(at), edit, isCertain: true });
    }
    state.at = 'item';
    state.valueStart = after;
    return after;
  }

  function closing(at: number, character: string): number | undefined {
    if (!/[}\]｝］]/.test(character)) return undefined;
    if (/[｝］]/.test(character)) {
      if (!/^[,，}\]｝］]*$/.test(text.slice(at + 1, Math.min(end, at + 20)).trim()))
        return undefined;
      const edit = { start: at, end: at + 1, text: character === '｝' ? '}' : ']' };
      note({ kind: 'wide-brace', ...one(at), edit, isCertain: true });
    }
    state.open.pop();
    state.at = 'text';
    return at + 1;
  }

  function opening(at: number, character: string): number | undefined {
    const isFirst = state.open.length === 0;
    if (!/[{[]/.test(character) && !(isFirst && /[｛［]/.test(character))) return undefined;
    if (state.at === 'text' || state.at === 'key-text') return quoteValue('bracket-in-text', at);
    state.open.push(at);
    state.at = 'item';
    state.valueStart = pastBlanks(text, at + 1, end);
    return at + 1;
  }

  function key(at: number): number | undefined {
    const known = state.at === 'item' && inMap() ? keyHere(at) : undefined;
    if (!known) return undefined;
    keySlips(text, known, note);
    state.at = 'value';
    state.valueStart = known.value;
    return known.value;
  }

  function quote(at: number, character: string): number | undefined {
    if (!/["']/.test(character) || state.at === 'text' || state.at === 'key-text') return undefined;
    const isKeyText = state.at === 'item' && inMap();
    state.at = isKeyText ? 'key-text' : 'text';
    const close = quoteEnd(text, at + 1, end, character);
    if (close !== undefined) return close;
    const stop = guessedEnd(at + 1);
    note(openQuote(text, at, stop));
    return stop;
  }

  function colon(at: number, character: string): number | undefined {
    const isProper = character === ':' && (at + 1 >= end || /[ \t]/.test(text[at + 1] ?? ''));
    if (!isProper) {
      if (
        state.at === 'value' &&
        character === '-' &&
        /^\s*[,}\]]/.test(text.slice(at + 1, at + 9))
      ) {
        const edit = { start: at, end: at + 1, text: '' };
        note({ kind: 'dash-value', ...one(at), edit, isCertain: false });
      }
      if (state.at === 'value') state.at = 'text';
      else if (state.at === 'item') state.at = inMap() ? 'key-text' : 'text';
      return undefined;
    }
    if (state.at === 'text') return quoteValue('colon-in-text', at);
    state.at = 'value';
    state.valueStart = pastBlanks(text, at + 1, end);
    return at + 1;
  }

  /** Where the text of a value ends: at a comma before a known key, or at the last brackets of the line. */
  function guessedEnd(from: number): number {
    for (let at = from; at < end; at++)
      if (/[,，]/.test(text[at] ?? '') && keyHere(pastBlanks(text, at + 1, end))) return at;
    const stop = trimmedEnd(text, from, end);
    const close = /[}\]｝］,，\s]*$/.exec(text.slice(Math.max(from, stop - 20), stop))?.[0].length;
    return stop - (close ?? 0);
  }

  /** The value should stand in quotes; reading goes on behind it. */
  function quoteValue(kind: 'colon-in-text' | 'bracket-in-text', at: number): number {
    const stop = Math.max(at + 1, guessedEnd(at));
    const value = text.slice(state.valueStart, stop);
    const edit = { start: state.valueStart, end: stop, text: quoted(value) };
    note({ kind, ...one(at), edit, isCertain: false });
    state.at = 'text';
    return stop;
  }

  for (let at = start; at < end; ) {
    const character = text[at] ?? '';
    const before = state.open.length;
    let taken: number | undefined;
    for (const step of steps) {
      taken = step(at, character);
      if (taken !== undefined) break;
    }
    at = taken ?? at + 1;
    if (before > 0 && state.open.length === 0) return at;
  }
  return undefined;
}
