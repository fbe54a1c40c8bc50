/** No row of a list or of a table of indicators is left empty: it would be printed so. */

import { levelsOf, placeName } from '../filing/fields.ts';
import type { Filing } from '../filing/filing.ts';
import { EACH, saysNothing, valuesAt } from '../filing/patterns.ts';
import type { Requirements } from '../filing/requirements.ts';
import type { Localized, Path } from '../finding.ts';
import { toPath } from '../source/path.ts';
import type { Rule } from './rule.ts';

export const rowFilledIn: Rule = {
  id: 'row-filled-in',
  reason: 'incomplete',
  severity: 'warning',
  summary: {
    zh: '没有空着的行',
    en: 'no row of a list or table is left empty',
  },
  why: {
    zh: '空着的行照样印出，看不出是没有还是漏填。',
    en: 'An empty row is printed, and nobody can tell whether something was forgotten.',
  },
  examples: {
    passing:
      'indicators: { annual: { 产出指标: { 数量指标: [{ name: 维护会场数量, value: ≥140个 }] } } }',
    failing:
      'indicators: { annual: { 产出指标: { 数量指标: [{ name: 维护会场数量, value: ≥140个 }], 质量指标: [{ name: , value: }] } } }',
  },
  *check(filing, requirements) {
    const told: Path[] = [];
    for (const { path, isIndicator } of emptyPlaces(filing, requirements)) {
      if (told.some(above => above.every((key, depth) => path[depth] === key))) continue;
      told.push(path);
      const place = placeName(path);
      yield {
        path,
        message: { zh: `${place.zh}是空的`, en: `${place.en} is empty` },
        help: isIndicator ? writeIndicator : fillIn,
      };
    }
  },
};

/** The lists and tables of which no item says anything, and the items of others that say nothing. */
function* emptyPlaces(
  filing: Filing,
  { fields }: Requirements,
): Iterable<{ readonly path: Path; readonly isIndicator: boolean }> {
  for (const field of fields) {
    const levels = levelsOf(field.path);
    if (levels === undefined) continue;
    const isIndicator = field.path.includes('indicators');
    const below = Array.from({ length: levels + 1 }, () => EACH);
    for (const { value, lazyPath } of valuesAt(field.path, filing)) {
      const items = [...valuesAt(below, value)];
      const list = toPath(lazyPath);
      if (saysNothing(value)) {
        // Where the form requires it, another rule says so.
        if (items.length > 0 && !field.required) yield { path: list, isIndicator };
        continue;
      }
      for (const item of items)
        if (saysNothing(item.value))
          yield { path: [...list, ...toPath(item.lazyPath)], isIndicator };
    }
  }
}

const writeIndicator: Localized = {
  zh: '写上指标；没有这类指标的，把这几行删去。',
  en: 'Write an indicator, or delete these lines where there is none.',
};

const fillIn: Localized = { zh: '填写这一项，或者删去。', en: 'Fill it in, or delete it.' };
