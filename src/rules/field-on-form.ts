/** Everything that the filing says has a place on the form, so that nothing is lost unseen. */

import { placeName } from '../filing/fields.ts';
import type { Filing } from '../filing/filing.ts';
import { type FormPlace, formPlaces, placeBelow } from '../filing/form-places.ts';
import type { RowKind } from '../filing/funding-rows.ts';
import { EACH } from '../filing/patterns.ts';
import { placeOnForm } from '../filing/place-on-form.ts';
import { namesUnder, type Requirements } from '../filing/requirements.ts';
import type { Path } from '../finding.ts';
import { type LazyPath, toPath } from '../source/path.ts';
import { isSurelyMeant, meantName, suggestion } from '../source/suggest.ts';
import { missingRows, strayRows } from './reading/funding-rows.ts';
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
    const rows = strayRows(filing, requirements);
    yield* unprintedRows(filing, rows, requirements);
    for (const lazyPath of strays) {
      const path = toPath(lazyPath);
      const isInRow = path[0] === 'funding' && path[1] === 'rows' && requirements.rowKinds.size > 0;
      if (isInRow && !isPrintedRow(path, requirements)) continue;
      yield unplaced(path, requirements);
    }
  },
};

/** Whether a path leads into a row of the funds that the form prints; what it lacks in others is told of the row. */
const isPrintedRow = ([, , index]: Path, { rowIndexes, rowKinds }: Requirements): boolean =>
  [...rowKinds].some(kind => rowIndexes?.[kind] === index);

/** Rows of the funds that the form does not print; the first may have been meant for one that is missing. */
function* unprintedRows(
  filing: Filing,
  indexes: readonly number[],
  requirements: Requirements,
): Iterable<Report> {
  const label = (path: Path) => placeOnForm(path, requirements).zh;
  const { rowIndexes, rowKinds } = requirements;
  if (!rowIndexes) return;
  const all = [...rowKinds].map(kind => label(['funding', 'rows', rowIndexes[kind]])).join('和');
  const missing = missingRows(filing, requirements).map(({ path }) => label(path));
  for (const [order, index] of indexes.entries()) {
    const years = filing.funding.rows[index]?.years?.text;
    const lacking = order === 0 && missing.length > 0 ? `${missing.join('和')}没有填写：` : '';
    const [zh, en] =
      years === undefined
        ? [`第 ${index + 1} 行资金没有写年份`, `row ${index + 1} of the funds states no years`]
        : [`表上没有 ${years} 年资金的位置`, `the form does not print the funds of ${years}`];
    yield {
      path: ['funding', 'rows', index],
      from: [['year'], ['funding', 'rows', EACH, 'years'], ['project', 'period']],
      message: {
        zh: `${lacking}${zh}`,
        en:
          lacking === ''
            ? en
            : `the row of the ${namesOf(missingRows(filing, requirements))} is missing: ${en}`,
      },
      help: {
        zh: `表上印的是${all}，按年份认；改正这一行的年份，或删去它。`,
        en: `The form prints the row of the ${namesOf([...rowKinds].map(kind => ({ kind })))}, found by its years. Correct the years of this one, or delete it.`,
      },
    };
  }
}

const namesOf = (rows: readonly { readonly kind: RowKind }[]) =>
  rows.map(({ kind }) => (kind === 'year' ? 'budget year' : 'whole project')).join(' and of the ');

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
