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

/** The keys of all groups of a node, each with whether a single value may stand behind it. */
function* keysIn(node: CompiledNode): Iterable<readonly [key: string, isText: boolean]> {
  const { properties, keys, item, other } = node;
  for (const [title, key] of keys) {
    const isText = properties.get(key)?.kind !== undefined;
    yield [title, isText];
    yield [key, isText];
  }
  for (const child of [...properties.values(), item, other]) if (child) yield* keysIn(child);
}

/** Keys of filings, with whether a single value may stand behind them anywhere. */
let known: ReadonlyMap<string, boolean> | undefined;

function knownKeys(): ReadonlyMap<string, boolean> {
  if (known) return known;
  const found = new Map<string, boolean>();
  for (const [key, isText] of keysIn(filingSchema()))
    found.set(key, isText || (found.get(key) ?? false));
  known = found;
  return found;
}

/** Keys of people in both spellings, and what people call them; that of a group stands for all in it. */
const PERSONAL: ReadonlySet<string> = new Set([
  ...['leader', 'phone', 'head', 'preparer'],
  ...['项目负责人', '单位负责人', '负责人', '联系电话', '电话', '填报信息', '填报人'],
]);

export const filingVocabulary: Vocabulary = {
  isKey: text => knownKeys().has(text),
  isGroupKey: text => knownKeys().get(text) === false,
  isPersonal: text => PERSONAL.has(text),
  get root() {
    return shapeOf(filingSchema());
  },
};
