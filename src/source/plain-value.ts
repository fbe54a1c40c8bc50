/** YAML nodes to plain values beside a tree of positions, with aliases resolved once and every size bounded. */
import { type ErrorCode, isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';

/** Levels of nesting that are read, those of aliases included. */
export const MAX_DEPTH = 32;
/** Values that are read, aliases counted as often as they are used. */
export const MAX_VALUES = 200_000;

/** Offsets in the text, the second exclusive. */
export type Range = readonly [start: number, end: number];

/** Where a value stands; children by key or index. */
export interface Located {
  readonly key?: Range | undefined;
  readonly value: Range;
  /** True where a key stands with nothing behind it. */
  readonly empty: boolean;
  readonly children?: ReadonlyMap<string | number, Located> | undefined;
}

/** What is wrong with the nodes themselves. */
export interface Fault {
  readonly code: ErrorCode;
  readonly range: Range;
}

interface Converted {
  readonly value: unknown;
  readonly place: Located;
  /** How many values it holds, itself included. */
  readonly size: number;
  /** Levels of maps and lists in it; none in a scalar. */
  readonly height: number;
}

/** Converts a document's contents. Scalars become strings as written, empty ones and plain ~ or null become null. */
export function plainValue(contents: Node | null): {
  readonly value: unknown;
  readonly root: Located;
  readonly faults: readonly Fault[];
} {
  const faults: Fault[] = [];
  const anchors = new Map<string, Converted | 'open'>();
  const nothing = (range: Range): Converted => ({
    value: null,
    place: { value: range, empty: true },
    size: 1,
    height: 0,
  });

  function convert(node: unknown, depth: number, fallback: Range): Converted {
    const range = rangeOf(node) ?? fallback;
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      const known = target && target !== 'open';
      if (known && target.size <= MAX_VALUES && depth + target.height <= MAX_DEPTH) return target;
      faults.push({ code: known ? 'RESOURCE_EXHAUSTION' : 'BAD_ALIAS', range });
      return nothing(range);
    }
    if (hasOtherTag(node)) {
      faults.push({ code: 'TAG_RESOLVE_FAILED', range });
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
      const empty = text === '' || (node.type === 'PLAIN' && isNull(text));
      const place = { value: range, empty: text === '' };
      return { value: empty ? null : text, place, size: 1, height: 0 };
    }
    if (isSeq(node)) {
      const children = node.items.map(item => convert(item, depth + 1, range));
      return collect(
        children.map(child => child.value),
        [...children.entries()],
        range,
      );
    }
    if (isMap(node)) {
      const value: Record<string, unknown> = Object.create(null);
      const children: [string, Converted][] = [];
      for (const pair of node.items) {
        const entry = convertPair(pair, depth, range, key => key in value);
        if (!entry) continue;
        value[entry[0]] = entry[1].value;
        children.push(entry);
      }
      return collect(value, children, range);
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
    if (!isScalar(pair.key)) {
      faults.push({ code: 'NON_STRING_KEY', range: keyRange });
      return undefined;
    }
    const key = String(pair.key.value ?? '');
    if (isTaken(key)) {
      faults.push({ code: 'DUPLICATE_KEY', range: keyRange });
      return undefined;
    }
    const converted = convert(pair.value, depth + 1, keyRange);
    return [key, { ...converted, place: { ...converted.place, key: keyRange } }];
  }

  function collect(
    value: unknown,
    children: readonly (readonly [string | number, Converted])[],
    range: Range,
  ): Converted {
    const size = children.reduce((sum, [, child]) => sum + child.size, 1);
    if (size > MAX_VALUES) {
      faults.push({ code: 'RESOURCE_EXHAUSTION', range: [range[0], range[0] + 1] });
      return { ...nothing(range), size };
    }
    const places = new Map(children.map(([key, child]) => [key, child.place]));
    const height = children.reduce((most, [, child]) => Math.max(most, child.height), 0) + 1;
    return { value, place: { value: range, empty: false, children: places }, size, height };
  }

  const { value, place } = convert(contents, 0, [0, 0]);
  return { value, root: place, faults };
}

/** Whether a plain scalar stands for nothing. */
export const isNull = (text: string) => /^(~|null|Null|NULL)$/.test(text);

/** Whether a tag makes more of a node than text, a map or a list: !!binary, !!timestamp, !!omap. */
function hasOtherTag(node: unknown): boolean {
  const tag = isScalar(node) || isMap(node) || isSeq(node) ? node.tag : undefined;
  return tag !== undefined && tag !== '!' && !/^tag:yaml\.org,2002:(str|map|seq)$/.test(tag);
}

function rangeOf(node: unknown): Range | undefined {
  const range =
    typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
  return Array.isArray(range) ? [Number(range[0]), Number(range[1])] : undefined;
}
