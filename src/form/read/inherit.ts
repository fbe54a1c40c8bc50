/** A template takes over what it does not say itself from the one that it extends. */
import type { Path } from '../../finding.ts';
import { withKeyOrder } from '../../source/key-order.ts';
import type { Source } from '../../source/read-yaml.ts';

type Group = Readonly<Record<string, unknown>>;

/** A template's value with all that it inherits, and where each part of it is written. */
export interface Inherited {
  readonly value: unknown;
  /** The file in which a place of the value stands; the template itself for what stands nowhere. */
  readonly ownerOf: (path: Path) => Source;
}

/**
 * Merges a template with its parents, nearest first: groups key by key, lists and single values replaced, keys with
 * nothing behind them removed. The levels of indicators are one list in two dimensions, and replaced as a whole.
 */
export function inherit(source: Source, parents: readonly Source[]): Inherited {
  const chain = [source, ...parents];
  const merged = chain.reduceRight<unknown>(
    (value, { value: own }) => merge(own, withoutReplaced(value, own)),
    {},
  );
  const ownerOf = (path: Path) => chain.find(({ value }) => holds(value, path)) ?? source;
  return { value: fitLevels(merged, key => ownerOf([key]) !== source), ownerOf };
}

/** A template that narrows its classification does not go on asking for levels that it has taken out; its own lists stay. */
function fitLevels(value: unknown, isInherited: (key: string) => boolean): unknown {
  if (!isGroup(value) || !isGroup(value.classification)) return value;
  const { classification, acceptedLevels } = value;
  const levels = [classification, isGroup(acceptedLevels) ? acceptedLevels : {}].flatMap(names => [
    ...Object.keys(names),
    ...Object.values(names).flat(),
  ]);
  const fitted = (key: string): object => {
    const list = value[key];
    if (!Array.isArray(list) || !isInherited(key)) return {};
    return { [key]: list.filter(level => levels.includes(level)) };
  };
  return { ...value, ...fitted('requiredLevels'), ...fitted('expectedLevels') };
}

/** Keys that a template says anew as a whole. */
const REPLACED = ['classification', 'acceptedLevels'];

/** Keys that speak of one template only. */
const OWN = ['description'];

/** What is inherited, without the levels where the template names its own: those accepted besides go with those printed. */
function withoutReplaced(inherited: unknown, own: unknown): unknown {
  if (!isGroup(inherited) || !isGroup(own)) return inherited;
  const isNamed = 'classification' in own;
  const left = Object.entries(inherited).filter(([key]) => {
    if (OWN.includes(key)) return false;
    return !REPLACED.includes(key) || !(key in own || isNamed);
  });
  return Object.fromEntries(left);
}

function merge(own: unknown, inherited: unknown): unknown {
  if (!isGroup(own)) return own;
  const base = isGroup(inherited) ? inherited : {};
  const result: Record<string, unknown> = Object.create(null);
  const keys = joined(Object.keys(own), Object.keys(base));
  for (const key of keys) {
    const value = key in own ? merge(own[key], base[key]) : base[key];
    if (value !== null) result[key] = value;
  }
  return withKeyOrder(result, keys);
}

/** The keys of both in their order: what stands before a common key among the inherited ones stays before it. */
function joined(own: readonly string[], inherited: readonly string[]): readonly string[] {
  const keys: string[] = [];
  let next = 0;
  for (const key of own) {
    const at = inherited.indexOf(key, next);
    if (at !== -1) {
      for (const other of inherited.slice(next, at)) if (!own.includes(other)) keys.push(other);
      next = at + 1;
    }
    keys.push(key);
  }
  return [...keys, ...inherited.slice(next).filter(other => !own.includes(other))];
}

/** Whether a value says what stands at a path: it has the place, or a list or scalar above it. */
function holds(value: unknown, path: Path): boolean {
  let place = value;
  for (const key of path) {
    if (!isGroup(place)) return true;
    if (!(key in place)) return false;
    place = place[key];
  }
  return true;
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
