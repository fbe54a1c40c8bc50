/** A filing that states everything a form prints, each value a different one. */
import { toFiling } from '../../src/filing/convert.ts';
import { kindOf, resolve, schemaAt } from '../../src/filing/fields.ts';
import type { Filing } from '../../src/filing/filing.ts';
import { rowKindIn } from '../../src/filing/funding-rows.ts';
import { EACH } from '../../src/filing/patterns.ts';
import type { Path } from '../../src/finding.ts';
import { requirementsOf } from '../../src/form/requirements.ts';
import type { FormTemplate } from '../../src/form/template.ts';

/** Items of each list. */
const ITEMS = 2;

/** The filing; its project runs for three years from the budget year on. */
export function statedFiling(template: FormTemplate): Filing {
  const { fields, classification = {} } = requirementsOf(template);
  const filing: Record<string, unknown> = {};
  let count = 0;
  for (const { path, choices } of fields) {
    const node = schemaAt(path);
    const kind = node && kindOf(node);
    if (kind)
      for (const place of placesOf(path, classification))
        put(filing, withIndex(place), choices?.[0] ?? valueFor(kind, ++count));
  }
  put(filing, ['year'], '2026');
  put(filing, ['funding', 'unit'], '万元');
  for (const [index, years] of ['2026-2028', '2026'].entries())
    put(filing, ['funding', 'rows', index, 'years'], years);
  return toFiling(filing).filing;
}

function valueFor(kind: NonNullable<ReturnType<typeof kindOf>>, count: number): string {
  switch (kind) {
    case 'amount':
    case 'number':
      return String(count);
    case 'date':
      return `2026-01-${String((count % 28) + 1).padStart(2, '0')}`;
    case 'year':
    case 'years':
      return '2026';
    case 'indicator-value':
      return `≥${count}项`;
    case 'text':
      return `第${count}处`;
  }
}

/** Where the filing states the rows of its funds. */
const ROWS = { project: 0, year: 1 } as const;

const withIndex = (path: Path): Path => {
  const kind = rowKindIn(path);
  return kind === undefined ? path : [...path.slice(0, 2), ROWS[kind], ...path.slice(3)];
};

/** The places that a pattern stands for: some items of each list, all names of the classification. */
function placesOf(
  pattern: Path,
  classification: Readonly<Record<string, readonly string[]>>,
): readonly Path[] {
  let places: readonly Path[] = [[]];
  for (const [depth, key] of pattern.entries()) {
    const node = schemaAt(pattern.slice(0, depth));
    const isList = node !== undefined && resolve(node).items !== undefined;
    const keysAt = (place: Path): Path => {
      if (key !== EACH) return [key];
      if (isList) return Array.from({ length: ITEMS }, (_, index) => index);
      return classification[String(place.at(-1))] ?? Object.keys(classification);
    };
    places = places.flatMap(place => keysAt(place).map(one => [...place, one]));
  }
  return places;
}

function put(at: Record<string | number, unknown>, [key, ...rest]: Path, value: unknown): void {
  if (key === undefined) return;
  if (rest.length === 0) at[key] ??= value;
  else {
    at[key] ??= typeof rest[0] === 'number' ? [] : {};
    put(at[key] as Record<string | number, unknown>, rest, value);
  }
}
