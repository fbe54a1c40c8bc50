/** Everything that the filing says has a place on the form, so that nothing is lost unseen. */

import { placeName } from '../filing/fields.ts';
import { type FormPlace, formPlaces, placeBelow } from '../filing/form-places.ts';
import { namesUnder, type Requirements } from '../filing/requirements.ts';
import type { Path } from '../finding.ts';
import { type LazyPath, toPath } from '../source/path.ts';
import { isSurelyMeant, meantName, suggestion } from '../source/suggest.ts';
import type { Report, Rule } from './rule.ts';

export const fieldOnForm: Rule = {
  id: 'field-on-form',
  reason: 'other',
  severity: 'error',
  structural: true,
  summary: {
    zh: '申报里写的内容在表上都有位置',
    en: 'every field of the filing is on the form',
  },
  why: {
    zh: '表上没有位置的内容不会印出，填的人却以为已经报了。',
    en: 'A field that is not on the form is not printed, although its writer believes it is.',
  },
  examples: {
    passing: 'funding: { rows: [{ years: 2023, total: 1.5, sources: { 财政拨款: 1.5 } }] }',
    failing: 'funding: { rows: [{ years: 2023, total: 1.5, sources: { 财政拔款: 1.5 } }] }',
  },
  *check(filing, requirements) {
    const strays: LazyPath[] = [];
    findStrays(filing, formPlaces(requirements), undefined, strays);
    for (const lazyPath of strays) yield unplaced(toPath(lazyPath), requirements);
  },
};

function unplaced(path: Path, requirements: Requirements): Report {
  const name = String(path.at(-1));
  if (path.at(-2) === 'sources') {
    const names = namesUnder(requirements, path.slice(0, -1));
    const guess = meantName(name, names);
    return {
      path,
      at: 'key',
      ...(guess !== undefined &&
        isSurelyMeant(name, guess) && { meant: [...path.slice(0, -1), guess] }),
      message: {
        zh: `表上没有资金来源「${name}」这一列`,
        en: `the form has no column for the source “${name}”`,
      },
      help: suggestion(name, names),
    };
  }
  const place = placeName(path);
  return {
    path,
    at: 'key',
    message: { zh: `表上没有${place.zh}的位置`, en: `the form does not print ${place.en}` },
    help: { zh: '删去这一项，或换用有这一项的表样。', en: 'Delete it, or use a form that has it.' },
  };
}

/** Gathers the values of a filing that stand where the form has no place. */
function findStrays(
  group: object,
  place: FormPlace | undefined,
  above: LazyPath | undefined,
  strays: LazyPath[],
): void {
  for (const [key, value] of entriesOf(group)) {
    if (value === undefined) continue;
    const below = placeBelow(place, key);
    if (typeof value === 'object' && value !== null && !isValue(value))
      findStrays(value, below, { above, key }, strays);
    else if (!below?.known) strays.push({ above, key });
  }
}

const entriesOf = (group: object): Iterable<readonly [string | number, unknown]> =>
  Array.isArray(group) ? group.entries() : Object.entries(group);

/** A group may have an entry of that name too, but never text under it. */
const isValue = (value: object) => 'kind' in value && typeof value.kind === 'string';
