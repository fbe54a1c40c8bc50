/** Literal and folded texts, as the quick way through YAML (quick-yaml.ts) reads them. */
import { DASH, FOLD, type LineCursor, PLUS, UNSURE } from './line-cursor.ts';
import type { Range } from './plain-value.ts';

/**
 * Reads the scalar that begins here, of lines indented more than the column of the block it stands in; stops before the
 * line that is not of it.
 */
export function readBlockScalar(
  cursor: LineCursor,
  column: number,
): { readonly text: string; readonly range: Range } {
  const isFolded = cursor.peek() === FOLD;
  const start = cursor.pos++;
  const chomping = cursor.peek();
  if (chomping === DASH || chomping === PLUS) cursor.pos++;
  cursor.skipSpaces();
  if (cursor.pos < cursor.lineEnd) throw UNSURE;
  const lines: string[] = [];
  let [indent, blanks, end] = [0, 0, 0];
  while (cursor.goToLine()) {
    const spaces = cursor.pos - cursor.lineStart;
    if (cursor.pos === cursor.lineEnd) {
      // Blank lines first, longer ones and a last one of spaces alone count in ways of their own.
      const isLast = cursor.nextLine > cursor.text.length;
      if (lines.length === 0 || spaces > (isLast ? 0 : indent)) throw UNSURE;
      if (!isLast) blanks++;
      continue;
    }
    if (lines.length === 0) indent = spaces;
    if (indent <= column || (isFolded && spaces > indent)) throw UNSURE;
    if (spaces < indent) {
      cursor.nextLine = cursor.lineStart;
      break;
    }
    for (; blanks > 0; blanks--) lines.push('');
    lines.push(cursor.text.slice(cursor.lineStart + indent, cursor.lineEnd));
    end = cursor.nextLine;
  }
  if (lines.length === 0) throw UNSURE;
  if (chomping === PLUS) end = cursor.nextLine;
  const content = isFolded ? fold(lines.join('\n')) : lines.join('\n');
  const tail = chomping === DASH ? '' : '\n'.repeat(chomping === PLUS ? blanks + 1 : 1);
  return { text: content + tail, range: [start, Math.min(end, cursor.text.length)] };
}

/** Lines to text: one line end is a space, more of them are one less. */
const fold = (lines: string) =>
  lines.replace(/\n+/g, ends => (ends.length === 1 ? ' ' : ends.slice(1)));
