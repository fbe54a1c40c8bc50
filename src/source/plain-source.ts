/** A value that was not read from YAML as a source: its keys and texts one after another, so that findings have an order. */
import { characterSpan } from './character-span.ts';
import { isPrintable, unprintable } from './characters.ts';
import type { PositionTree } from './plain-value.ts';
import { locatingIn, type Source, spansIn } from './read-yaml.ts';

/** The source of maps, lists and texts, null where one is empty. Its spans are places in a text that nobody has seen. */
export function plainSource(name: string, value: unknown): Source {
  let text = '';
  const root = placed(value, undefined);
  const spanAt = spansIn(text);
  const locate = locatingIn(root, spanAt);
  const findings = isPrintable(text)
    ? []
    : unprintable(value, (path, at, character) =>
        characterSpan(text, locate(path, at), character, spanAt),
      );
  return { name, text, value, locate, spanAt, comments: [], findings };

  function add(piece: string): readonly [number, number] {
    const start = text.length;
    text += piece;
    const end = text.length;
    text += '\n';
    return [start, end];
  }

  function placed(node: unknown, key: string | undefined): PositionTree {
    const own = key === undefined ? {} : { key: add(key) };
    if (typeof node !== 'object' || node === null)
      return { value: add(String(node ?? '')), empty: node === null, ...own };
    const start = text.length;
    const children = new Map<string | number, PositionTree>();
    if (Array.isArray(node))
      for (const [index, item] of node.entries()) children.set(index, placed(item, undefined));
    else for (const [name, child] of Object.entries(node)) children.set(name, placed(child, name));
    return { value: [start, text.length], empty: false, children, ...own };
  }
}
