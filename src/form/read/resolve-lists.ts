/** The lists that a row of a template repeats for: what `each` and `beside` name, with their levels of names. */
import { levelsOf } from '../../filing/fields.ts';
import { type Items, itemPattern, type ListReference, resolvePath } from '../template.ts';
import type { Location } from './location.ts';
import { contentOf, isTrue, type RawRow } from './raw.ts';
import type { Scope } from './resolve-content.ts';
import { parseReference } from './segments.ts';

/** The lists of a row, and what its cells may print. */
export interface ResolvedLists {
  /** One, or two side by side. */
  readonly lists: readonly [ListReference, ...ListReference[]];
  readonly levels: number;
  readonly scope: Scope;
}

/** Resolves the lists of a row with `each`, which stands among `items`; what is required is an item of that list, not of the one beside it. */
export function resolveLists(row: RawRow, items: Items, at: Location): ResolvedLists {
  const list = resolveList('each', isTrue(row.required));
  const beside = row.beside === undefined ? undefined : resolveList('beside', false);
  const levels = list.levels ?? 0;
  if (row.rows && levels > 0)
    at.child('each').error({
      zh: '指标表每条指标印一行（cells），不能每条印几行（rows）',
      en: 'an indicator table must repeat one row (cells), not several (rows)',
    });
  if (list.levels !== undefined && beside?.levels !== undefined && levels !== beside.levels)
    at.child('beside').error({
      zh: '并排的两张表级数不同',
      en: 'the two tables side by side have different levels',
    });
  checkLevels(row, levels, at);
  return {
    lists: beside ? [list.reference, beside.reference] : [list.reference],
    levels,
    scope: {
      items: { item: list.item, beside: beside?.item ?? [] },
      levels,
      hasBeside: beside !== undefined && row.cells !== undefined,
    },
  };

  function resolveList(key: 'each' | 'beside', required: boolean) {
    const name = row[key] ?? '';
    const reference = { ...parseReference(name), required };
    const full = resolvePath(reference, items);
    const isHomeless = reference.from === 'item' && items.item.length === 0;
    const levels = isHomeless ? undefined : levelsOf(full);
    if (levels === undefined)
      at.child(key).error({
        zh: `「${name}」不是申报里的列表`,
        en: `“${name}” is not a list of the filing`,
      });
    return { reference, levels, item: levels === undefined ? [] : itemPattern(full, levels) };
  }
}

/** Names of groups that no cell prints would be lost on the form. */
function checkLevels({ cells }: RawRow, levels: number, at: Location): void {
  for (let level = 1; cells && level <= levels; level++) {
    if (cells.some(cell => contentOf(cell).level === String(level))) continue;
    at.child('cells').error(
      { zh: `第 ${level} 级的名称没有印出`, en: `the names of level ${level} are not printed` },
      { zh: `加一格 { level: ${level} }。`, en: `Add a cell { level: ${level} }.` },
    );
  }
}
