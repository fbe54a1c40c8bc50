/** What the reader of a text is told of filings: their keys in both spellings, and where text belongs. */
import { memoize } from '../source/memoize.ts';
import type { Shape, Vocabulary } from '../source/vocabulary.ts';
import { type CompiledNode, filingSchema, nodeBelow } from './schema-node.ts';

const shapeOf = memoize(
  (node: CompiledNode): Shape => ({
    isText: node.kind !== undefined,
    isOpen: node.other !== undefined,
    get item() {
      return node.item && shapeOf(node.item);
    },
    nameOf: key => node.keys.get(key) ?? key,
    below: key => {
      const child = nodeBelow(node, node.keys.get(key) ?? key);
      return child && shapeOf(child);
    },
  }),
);

/** The keys of all groups of a node. */
function keysIn({ properties, keys, item, other }: CompiledNode): readonly string[] {
  const children = [...properties.values(), item, other].filter(child => child !== undefined);
  return [...keys.keys(), ...properties.keys(), ...children.flatMap(keysIn)];
}

let known: ReadonlySet<string> | undefined;

export const filingVocabulary: Vocabulary = {
  isKey: text => {
    known ??= new Set(keysIn(filingSchema()));
    return known.has(text);
  },
  get root() {
    return shapeOf(filingSchema());
  },
};
