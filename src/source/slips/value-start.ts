/** The first character of a value, where YAML takes it for a mark of its own. */
import { trimmedEnd } from './line-tokens.ts';
import { quoted, type Slip, type SlipKind } from './slip.ts';

/** What a value that is neither quoted nor in braces begins, with the slip in its first character. */
export interface ValueStart {
  /** A block of lines below, a text that may go on below, or what is no value as it stands. */
  readonly kind: 'block' | 'text' | 'wrong';
  readonly slip?: Slip;
}

/** Offsets of a value: where it begins, where it ends before a comment, where its line ends. */
interface ValueRange {
  readonly at: number;
  readonly stop: number;
  readonly end: number;
}

export function valueStart(
  text: string,
  { at, stop, end }: ValueRange,
  isBehindKey: boolean,
): ValueStart {
  const first = text[at] ?? '';
  const value = text.slice(at, stop);
  const wrong = (kind: SlipKind, subject: string, edit: Slip['edit']): ValueStart => ({
    kind: 'wrong',
    slip: { kind, start: at, end: at + 1, subject, edit, isCertain: false },
  });
  const inQuotes = { start: at, end: stop, text: quoted(value) };
  if (/^[|>]/.test(value))
    return /^[|>][-+]?\d?[-+]?$/.test(value)
      ? { kind: 'block' }
      : wrong('block-mark', value, inQuotes);
  if (/^[｜︱│＞]$/.test(value)) {
    const edit = { start: at, end: stop, text: first === '＞' ? '>' : '|' };
    const place = { start: at, end: at + 1, subject: first };
    return { kind: 'block', slip: { kind: 'wide-block-mark', ...place, edit, isCertain: true } };
  }
  if (/^[@`%,}\]!]/.test(value) || /^[*?](?:\s|$)/.test(value))
    return wrong('first-mark', first, inQuotes);
  if (value === '-' && isBehindKey)
    return wrong('dash-value', '-', { start: at, end: stop, text: '' });
  if (/^- /.test(value) && isBehindKey) return wrong('list-value', value, inQuotes);
  const line = text.slice(at, end);
  if (/^[“‘＂]/.test(value) && /: |:$| #/.test(line)) {
    const inner = text.slice(at + 1, trimmedEnd(text, at, end)).replace(/[”’＂"]$/, '');
    return wrong('wide-quote', line, { start: at, end, text: quoted(inner) });
  }
  return { kind: 'text' };
}
