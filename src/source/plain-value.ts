/** YAML nodes to plain values beside a tree of positions, with aliases resolved once and every size bounded. */
import {
  type ErrorCode,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
} from 'yaml';
import { withKeyOrder } from './key-order.ts';

/** Levels of nesting that are read, those of aliases included. */
export const MAX_DEPTH = 32;
/** Values that are read, aliases counted as often as they are used. */
export const MAX_VALUES = 20_000;

/** Offsets in the text, the second exclusive. */
export type Range = readonly [start: number, end: number];

/** Where a value stands; children by key or index. */
export interface PositionTree {
  readonly key?: Range | undefined;
  readonly value: Range;
  /** True where a key stands with nothing behind it. */
  readonly empty: boolean;
  readonly children?: ReadonlyMap<string | number, PositionTree> | undefined;
}

/** What of the contents is read as it was meant. */
export interface Meant {
  /** Keys that a comma in a text made; they are no keys. */
  readonly pieces: ReadonlySet<Pair>;
  /** Texts of values of which YAML reads a part or nothing. */
  readonly texts: ReadonlyMap<Node, string>;
}

/** What is wrong with a text, and where. */
export interface Complaint {
  readonly code: ErrorCode | 'TOO_DEEP';
  readonly range: Range;
}

interface Converted {
  readonly value: unknown;
  readonly position: PositionTree;
  /** How many values it holds, itself included. */
  readonly size: number;
  /** Levels of maps and lists in it; none in a scalar. */
  readonly height: number;
}

/**
 * Converts a document's contents, but for pairs that are none. Scalars become strings as written, or as meant where YAML
 * reads a part of them; empty ones and plain ~ or null become null.
 */
export function plainValue(
  contents: Node | null,
  { pieces, texts }: Meant,
): {
  readonly value: unknown;
  readonly root: PositionTree;
  readonly complaints: readonly Complaint[];
} {
  const complaints: Complaint[] = [];
  const anchors = new Map<string, Converted | 'open'>();

  function convert(node: unknown, depth: number, fallback: Range): Converted {
    const range = rangeOf(node) ?? fallback;
    expectDepth(depth, range);
    const meant = isNode(node) ? texts.get(node) : undefined;
    if (meant !== undefined)
      return { value: meant, position: { value: range, empty: false }, size: 1, height: 0 };
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      const known = target && target !== 'open';
      if (known && target.size <= MAX_VALUES && depth + target.height <= MAX_DEPTH) return target;
      complaints.push({ code: known ? 'RESOURCE_EXHAUSTION' : 'BAD_ALIAS', range });
      return nothing(range);
    }
    if (hasOtherTag(node)) {
      complaints.push({ code: 'TAG_RESOLVE_FAILED', range });
      return nothing(range);
    }
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    if (anchor) anchors.set(anchor, 'open');
    const converted = convertPlain(node, depth, range);
    if (anchor) anchors.set(anchor, converted);
    return converted;
  }

  function convertPlain(node: unknown, depth: number, range: Range): Converted {
    if (isScalar(node)) {
      const text = String(node.value ?? '');
      const isNull = text === '' || (node.type === 'PLAIN' && NULL.test(text));
      const position = { value: range, empty: text === '' };
      return { value: isNull ? null : text, position, size: 1, height: 0 };
    }
    if (isSeq(node)) {
      const children = node.items.map(item => convert(item, depth + 1, range));
      const values = children.map(({ value }) => value);
      return collect(values, [...children.entries()], range);
    }
    if (isMap(node)) {
      const value: Record<string, unknown> = Object.create(null);
      const children: [string, Converted][] = [];
      for (const pair of node.items) {
        if (pieces.has(pair)) continue;
        const entry = convertPair(pair, depth + 1, range, key => key in value);
        if (!entry) continue;
        value[entry[0]] = entry[1].value;
        children.push(entry);
      }
      const keys = children.map(([key]) => key);
      return collect(withKeyOrder(value, keys), children, range);
    }
    return nothing(range);
  }

  function convertPair(
    pair: Pair,
    depth: number,
    range: Range,
    isTaken: (key: string) => boolean,
  ): [string, Converted] | undefined {
    const keyRange = rangeOf(pair.key) ?? range;
    expectDepth(depth, keyRange);
    const key = isScalar(pair.key) ? String(pair.key.value ?? '') : undefined;
    if (key === undefined || isTaken(key)) {
      const code = key === undefined ? 'NON_STRING_KEY' : 'DUPLICATE_KEY';
      complaints.push({ code, range: keyRange });
      return undefined;
    }
    const { value, position, size, height } = convert(pair.value, depth, keyRange);
    return [key, { value, position: { key: keyRange, ...position }, size, height }];
  }

  function collect(
    value: unknown,
    children: readonly (readonly [string | number, Converted])[],
    range: Range,
  ): Converted {
    const size = children.reduce((sum, [, child]) => sum + child.size, 1);
    if (size > MAX_VALUES) {
      complaints.push({ code: 'RESOURCE_EXHAUSTION', range: firstOf(range) });
      return { ...nothing(range), size };
    }
    const positions = new Map(children.map(([key, child]) => [key, child.position]));
    const height = children.reduce((most, [, child]) => Math.max(most, child.height), 0) + 1;
    return {
      value,
      position: { value: range, empty: false, children: positions },
      size,
      height,
    };
  }

  function expectDepth(depth: number, range: Range): void {
    const isEmpty = range[0] === range[1];
    if (depth > MAX_DEPTH && !isEmpty) complaints.push({ code: 'TOO_DEEP', range: firstOf(range) });
  }

  const { value, position } = convert(contents, 0, [0, 0]);
  return { value, root: position, complaints };
}

/** Plain scalars that stand for nothing. */
const NULL = /^(~|null|Null|NULL)$/;

const nothing = (range: Range): Converted => ({
  value: null,
  position: { value: range, empty: true },
  size: 1,
  height: 0,
});

/** Whether a tag makes more of a node than text, a map or a list: !!binary, !!timestamp, !!omap. */
function hasOtherTag(node: unknown): boolean {
  const tag = isScalar(node) || isMap(node) || isSeq(node) ? node.tag : undefined;
  return tag !== undefined && tag !== '!' && !/^tag:yaml\.org,2002:(str|map|seq)$/.test(tag);
}

function rangeOf(node: unknown): Range | undefined {
  const range = isNode(node) ? node.range : undefined;
  return range ? [range[0], range[1]] : undefined;
}

const firstOf = ([start]: Range): Range => [start, start + 1];
