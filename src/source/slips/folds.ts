/** Where YAML makes one line of several, and the blank that it puts between shows. */
import { isScalar, type Node, type Scalar } from 'yaml';
import type { Range } from '../plain-value.ts';

/** How the text of a scalar is joined. */
type Join = 'plain' | 'single' | 'double' | 'folded';

const JOINS: Readonly<Record<string, Join>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_FOLDED: 'folded',
};

/**
 * Offset of the first line of a scalar that is joined to the line before with a blank that nobody typed; undefined where
 * there is none. Lines of Latin words are joined as they are meant: between words a blank belongs.
 */
export function firstFold(text: string, node: Node, [start, end]: Range): number | undefined {
  const join = isScalar(node) ? JOINS[(node as Scalar).type ?? ''] : undefined;
  const feed = text.slice(start, end).indexOf('\n');
  if (!join || feed === -1) return undefined;
  let from = join === 'folded' ? start + feed + 1 : start;
  let above: { readonly line: string; readonly indent: number } | undefined;
  const indents: number[] = [];
  while (from < end) {
    const next = text.indexOf('\n', from);
    const stop = next === -1 || next > end ? end : next;
    const raw = text.slice(from, stop).replace(/\r$/, '');
    const line = raw.trim();
    const indent = raw.length - raw.trimStart().length;
    if (line === '') above = undefined;
    else {
      indents.push(indent);
      const isTyped = join === 'double' && /(?:^|[^\\])(?:\\\\)*\\$/.test(above?.line ?? '');
      const isMore = join === 'folded' && indent > (indents[0] ?? 0);
      if (above && !isTyped && !isMore && isShown(above.line, line)) return from + indent;
      above = isMore ? undefined : { line, indent };
    }
    from = stop + 1;
  }
  return undefined;
}

/** Whether a blank between two lines is one that nobody would type: all but those between Latin words and their stops. */
function isShown(above: string, below: string): boolean {
  const isWord =
    /[\p{Script=Latin}\d,.;:!?)"'%]$/u.test(above) && /^[\p{Script=Latin}\d("'$]/u.test(below);
  return !isWord || (/\d-?$/.test(above) && /^\d/.test(below));
}
