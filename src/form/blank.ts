/** A form with nothing in it, to be filled in by hand: every indicator level that it knows, and room to write. */
import { toFiling } from '../filing/convert.ts';
import { levelsOf } from '../filing/fields.ts';
import type { Filing } from '../filing/filing.ts';
import { EACH } from '../filing/patterns.ts';
import type { Path } from '../finding.ts';
import { withKeyOrder } from '../source/key-order.ts';
import { composeSheet } from './compose.ts';
import { requirementsOf } from './requirements.ts';
import type { Row, Sheet } from './sheet.ts';
import type { FormTemplate } from './template.ts';

/** Empty rows of a list, and of each second level of indicators. */
const ROWS = 3;

/** Least heights in mm of the rows: of narrative, and of all else. */
const ROOM = { narrative: 28, other: 9 };

/** The blank form. */
export function blankSheet(template: FormTemplate): Sheet {
  const sheet = composeSheet(blankFiling(template), template, {});
  const sections = sheet.sections.map(({ headRows, rows }) => ({
    headRows,
    rows: rows.map(withRoom),
  }));
  return { ...sheet, sections };
}

const withRoom = (row: Row): Row => ({
  ...row,
  minHeight: Math.max(row.minHeight, row.splits ? ROOM.narrative : ROOM.other),
});

/** A filing that says nothing, with as many rows as the form wants. */
function blankFiling(template: FormTemplate): Filing {
  const { fields, classification, money } = requirementsOf(template);
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
  const tables = Object.entries(classification).map(
    ([first, seconds]) =>
      [
        first,
        withKeyOrder(Object.fromEntries(seconds.map(second => [second, [{}]])), seconds),
      ] as const,
  );
  return withKeyOrder(Object.fromEntries(tables), Object.keys(classification));
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
