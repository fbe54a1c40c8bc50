/** A filing that says nothing yet, with as many rows as a form to be filled in by hand wants. */
import type { Path } from '../finding.ts';
import { toFiling } from './convert.ts';
import { type Demands, EACH } from './demands.ts';
import { levelsOf } from './fields.ts';
import type { Filing } from './filing.ts';

/** Empty rows of a list, and of each second level of indicators. */
const ROWS = 3;

/** The filing behind a blank form: every indicator level that the form knows, and room in its lists. */
export function blankFiling({ fields, classification, money }: Demands): Filing {
  const value: Record<string, unknown> = { funding: { unit: money?.unit ?? '万元' } };
  for (const { path } of fields) {
    const levels = levelsOf(path);
    if (levels === 0)
      put(
        value,
        path,
        Array.from({ length: ROWS }, () => ({})),
      );
    if (levels === 2 && classification) put(value, path, tableOf(classification));
  }
  return toFiling(value).filing;
}

function tableOf(classification: Readonly<Record<string, readonly string[]>>): unknown {
  return Object.fromEntries(
    Object.entries(classification).map(([first, seconds]) => [
      first,
      Object.fromEntries(seconds.map(second => [second, [{}]])),
    ]),
  );
}

/** Sets a value at a path, groups on the way made; what stands there stays. EACH is every item of a list. */
function put(group: Record<string, unknown>, [key, ...rest]: Path, value: unknown): void {
  if (key === undefined) return;
  if (rest.length === 0) {
    group[key] ??= value;
    return;
  }
  group[key] ??= {};
  const inner = group[key] as Record<string, unknown>;
  if (rest[0] !== EACH) put(inner, rest, value);
  else if (Array.isArray(inner)) for (const item of inner) put(item, rest.slice(1), value);
}
