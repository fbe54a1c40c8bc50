/** Comments that are likely text: #2标段 behind a value, and lines that begin with # where a text would have gone on. */
import type { LazyPath } from '../path.ts';
import type { Range } from '../plain-value.ts';
import { isLostText } from './text-after-hash.ts';

/** A value of the text, in its order. */
export interface ValuePlace {
  readonly path: LazyPath | undefined;
  /** Where its key begins, or itself in a list. */
  readonly start: number;
  /** Where its text begins and ends; both the end of the key where nothing is written. */
  readonly value: Range;
  readonly kind: 'nothing' | 'line' | 'lines' | 'block' | 'group';
  readonly isInBraces: boolean;
}

export interface LostComment {
  readonly path: LazyPath | undefined;
  readonly start: number;
  readonly end: number;
}

/** The comments by which text is lost. `places` are in the order of the text. */
export function lostComments(
  text: string,
  comments: readonly (readonly [offset: number, comment: string])[],
  places: readonly ValuePlace[],
  isKey: (name: string) => boolean,
): readonly LostComment[] {
  const lost: LostComment[] = [];
  let index = -1;
  for (const [start, comment] of comments) {
    while ((places[index + 1]?.start ?? Number.POSITIVE_INFINITY) <= start) index++;
    const place = places[index];
    if (!place || !isLostText(comment)) continue;
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const before = text.slice(lineStart, start).trim();
    const isLost =
      before === ''
        ? isLostLine(text, { start, lineStart, comment }, place, isKey)
        : /[}\]]$/.test(before) || isBehind(place, lineStart);
    const end = start + comment.trimEnd().length;
    if (isLost) lost.push({ path: place.path, start, end });
  }
  return lost;
}

/** Whether the value ends, or should stand, on the line that begins at an offset; a group has no text of its own. */
const isBehind = ({ kind, value: [start, end] }: ValuePlace, lineStart: number) =>
  kind !== 'group' && (kind === 'block' ? start >= lineStart : end >= lineStart);

/** Whether a line that is nothing but a comment would have been more of the text above it. */
function isLostLine(
  text: string,
  { start, lineStart, comment }: { start: number; lineStart: number; comment: string },
  place: ValuePlace,
  isKey: (name: string) => boolean,
): boolean {
  const { kind, value } = place;
  if (kind === 'group') return false;
  const between = text.slice(value[1], lineStart).replace(/^\s*:/, '');
  if (place.isInBraces)
    return (
      kind !== 'nothing' && /^\s*(?:#[^\n]*\s*)*$/.test(between) && !isCommentedKey(comment, isKey)
    );
  if (!/^[ \t]*\r?\n?(?:[ \t]*#[^\n]*\n)*$/.test(between)) return false;
  const column = place.start - (text.lastIndexOf('\n', place.start - 1) + 1);
  if (start - lineStart > column) return !isCommentedKey(comment, isKey);
  // As deep as keys stand comments; but a number right below a text of several lines is one of its lines.
  return (
    (kind === 'block' || kind === 'lines') &&
    /^#[\d０-９一二三四五六七八九十]+[^\d\s:：.、]/.test(comment)
  );
}

/** Whether a comment is a key with its value that was put out of use. */
function isCommentedKey(comment: string, isKey: (name: string) => boolean): boolean {
  const name = /^#+\s*(?:- )?\{?\s*([^\s:：]+)\s*[:：]/.exec(comment)?.[1];
  return name !== undefined && (isKey(name) || /^[a-z]\w*$/i.test(name));
}
