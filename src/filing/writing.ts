/** How a filing is written, so that messages name keys, years and units as its writer does. */
import type { Localized, Path } from '../finding.ts';
import { valueAt } from '../source/path.ts';
import { pathText, resolve, schemaAt } from './fields.ts';
import { type CompiledNode, filingSchema, nodeBelow } from './schema-node.ts';

export interface Writing {
  /** Whether most of its keys are spelt as the form prints them (zh) or in English. */
  readonly keys: 'zh' | 'en';
  /** The budget year for examples, four digits. */
  readonly year: string;
  /** The unit of its amounts, where it says one. */
  readonly unit: string | undefined;
}

/** A year for examples where the filing says none. */
const SOME_YEAR = '2026';

/** How a filing is written whose keys, spelt as `keys` says, are English now. */
export function writingOf(value: unknown, keys: Writing['keys']): Writing {
  const year = valueAt(value, ['year']);
  const unit = valueAt(value, ['funding', 'unit']);
  return {
    keys,
    year: typeof year === 'string' ? (/(?:19|20)\d\d/.exec(year)?.[0] ?? SOME_YEAR) : SOME_YEAR,
    unit: typeof unit === 'string' ? unit.trim() : undefined,
  };
}

/** The spelling of more than half of the keys that have two; English where there are none. */
export function spellingOf(value: unknown): Writing['keys'] {
  let balance = 0;
  count(value, filingSchema());
  return balance > 0 ? 'zh' : 'en';

  function count(value: unknown, node: CompiledNode | undefined): void {
    if (!node || typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const item of value) count(item, node.item);
      return;
    }
    for (const key in value) {
      const english = node.keys.get(key);
      if (node.properties.has(key)) balance -= 1;
      else if (english !== undefined) balance += 1;
      const child = (value as Record<string, unknown>)[key];
      if (typeof child === 'object') count(child, nodeBelow(node, english ?? key));
    }
  }
}

/** The last key of a path as the filing would spell it. */
export function keyAsWritten(path: Path, { keys }: Pick<Writing, 'keys'>): string {
  const key = String(path.at(-1) ?? '');
  return keys === 'en' ? key : (titleAt(path) ?? key);
}

/** Where a value is written: project.leader, or “项目负责人:” under “项目基本信息:”. */
export function placeAsWritten(path: Path, writing: Pick<Writing, 'keys'>): Localized {
  if (writing.keys === 'en') return { zh: ` ${pathText(path)}`, en: pathText(path) };
  const key = keyAsWritten(path, writing);
  const groups = path.slice(0, -1).map((_, depth) => path.slice(0, depth + 1));
  const group = groups.findLast(place => titleAt(place) !== undefined);
  if (!group) return { zh: `“${key}:”`, en: `“${key}:”` };
  const above = keyAsWritten(group, writing);
  return { zh: `“${above}:”下面的“${key}:”`, en: `“${key}:” under “${above}:”` };
}

/** The title of the last key of a path, where it is one of the format's own and no name or index. */
export function titleAt(path: Path): string | undefined {
  const above = schemaAt(path.slice(0, -1));
  const key = path.at(-1);
  const properties = (above && resolve(above).properties) ?? {};
  return typeof key === 'string' && Object.hasOwn(properties, key)
    ? properties[key]?.title
    : undefined;
}
