/** Everything that the filing says has a place on the form, so that nothing is lost unseen. */

import { pathText, placeName } from '../filing/fields.ts';
import type { Filing } from '../filing/filing.ts';
import { placeAt, printsAt } from '../filing/form-places.ts';
import type { RowKind } from '../filing/funding-rows.ts';
import { EACH } from '../filing/patterns.ts';
import { placeOnForm } from '../filing/place-on-form.ts';
import { namesUnder, type Requirements } from '../filing/requirements.ts';
import { keyAsWritten, titleAt, type Writing } from '../filing/writing.ts';
import type { Localized, Path } from '../finding.ts';
import { asQuestion, isSurelyMeant, meantName } from '../source/suggest.ts';
import { isOfFiler } from './reading/filer.ts';
import { type MissingRow, missingRows, strayRows, yearsFor } from './reading/funding-rows.ts';
import { strayFields } from './reading/stray-fields.ts';
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
  *check(filing, requirements, writing) {
    const rows = strayRows(filing, requirements);
    yield* unprintedRows(filing, rows, requirements, writing);
    for (const path of strayFields(filing, requirements)) {
      if (isOfFiler(path)) continue;
      const isInRow = path[0] === 'funding' && path[1] === 'rows' && requirements.rowKinds.size > 0;
      if (isInRow && !isPrintedRow(path, requirements)) continue;
      yield unplaced(path, requirements, writing);
    }
  },
};

/** Whether a path leads into a row of the funds that the form prints; what it lacks in others is told of the row. */
const isPrintedRow = ([, , index]: Path, { rowIndexes, rowKinds }: Requirements): boolean =>
  [...rowKinds].some(kind => rowIndexes?.[kind] === index);

/** Rows of the funds that the form does not print; one of them may have been meant for one that is missing. */
function* unprintedRows(
  filing: Filing,
  indexes: readonly number[],
  requirements: Requirements,
  { year, keys }: Writing,
): Iterable<Report> {
  const label = (path: Path) => placeOnForm(path, requirements).zh;
  const { rowIndexes, rowKinds } = requirements;
  if (!rowIndexes) return;
  const all = [...rowKinds].map(kind => label(['funding', 'rows', rowIndexes[kind]])).join('和');
  const missing = missingRows(filing, requirements);
  const meant = meantForMissing(filing, indexes, missing);
  for (const index of indexes) {
    const years = filing.funding.rows[index]?.years?.text;
    const [zh, en] =
      years === undefined
        ? [`第 ${index + 1} 行资金没有写年份`, `row ${index + 1} of the funds states no years`]
        : [`表上没有 ${years} 年资金的位置`, `the form does not print the funds of ${years}`];
    const lacking = missing.map(({ path }) => label(path)).join('和');
    const key = keys === 'zh' ? '年份' : 'years';
    const needed = yearsFor(missing[0]?.kind ?? 'year', filing, year);
    const mend = years === undefined ? `写上这一行的“${key}: ${needed}”` : '改正这一行的年份';
    yield {
      path: ['funding', 'rows', index],
      from: [['year'], ['funding', 'rows', EACH, 'years'], ['project', 'period']],
      message:
        index === meant
          ? {
              zh: `${lacking}没有填写：${zh}`,
              en: `the row of the ${namesOf(missing)} is missing: ${en}`,
            }
          : { zh, en },
      help: {
        zh: `表上印的是${all}，按年份认；${mend}，或删去它。`,
        en: `The form prints the row of the ${namesOf([...rowKinds].map(kind => ({ kind })))}, found by its years. Correct the years of this one, or delete it.`,
      },
    };
  }
}

/** The first row that may be one of those missing by the number of its years, else the first; undefined where none is. */
function meantForMissing(
  { funding: { rows } }: Filing,
  indexes: readonly number[],
  missing: readonly MissingRow[],
): number | undefined {
  if (missing.length === 0) return undefined;
  const fits = (index: number) => {
    const years = rows[index]?.years;
    const kind = years && years.first < years.last ? 'project' : 'year';
    return !years || missing.some(row => row.kind === kind);
  };
  return indexes.find(fits) ?? indexes[0];
}

const namesOf = (rows: readonly { readonly kind: RowKind }[]) =>
  rows.map(({ kind }) => (kind === 'year' ? 'budget year' : 'whole project')).join(' and of the ');

function unplaced(path: Path, requirements: Requirements, writing: Writing): Report {
  const name = String(path.at(-1));
  const isSource = path.at(-2) === 'sources';
  const guess = isSource ? meantName(name, namesUnder(requirements, path.slice(0, -1))) : undefined;
  return {
    path,
    at: 'key',
    ...(guess !== undefined &&
      isSurelyMeant(name, guess) && { meant: [...path.slice(0, -1), guess] }),
    message: isSource
      ? {
          zh: `表上没有资金来源「${name}」这一列`,
          en: `the form has no column for the source “${name}”`,
        }
      : notPrinted(path),
    help: guess === undefined ? instead(path, requirements, writing) : asQuestion(guess),
  };
}

function notPrinted(path: Path): Localized {
  const list = listAbove(path);
  const place = placeName(path);
  if (!list) return { zh: `表上没有${place.zh}的位置`, en: `the form does not print ${place.en}` };
  const column = `「${titleAt(path) ?? path.at(-1)}」`;
  return {
    zh: `表上${placeName(list).zh}没有${column}这一列`,
    en: `the form has no column ${String(path.at(-1))} in ${pathText(list)}`,
  };
}

/** The list or table of which a path is a column: of indicators, of the schedule, of tasks; rows of the funds are told one by one. */
function listAbove(path: Path): Path | undefined {
  const depth = path.findIndex(key => typeof key === 'number');
  if (depth === -1 || path[0] === 'funding' || depth === path.length - 1) return undefined;
  return path.slice(0, path[0] === 'indicators' ? 2 : depth);
}

/** What the form has in that group. */
function instead(path: Path, requirements: Requirements, writing: Writing): Localized {
  const group = path.slice(0, -1);
  const names = group.length === 0 ? [] : printedIn(group, requirements, writing);
  if (names.length === 0)
    return {
      zh: '删去这一项，或换用有这一项的表样。',
      en: 'Delete it, or use a form that has it.',
    };
  return {
    zh: `删去这一项，或换用有这一项的表样；这张表在这里有：${names.join('、')}。`,
    en: `Delete it, or use a form that has it; here this one has ${names.join(', ')}.`,
  };
}

/** The keys of a group that the form prints, as the filing spells them. */
function printedIn(group: Path, requirements: Requirements, writing: Writing): readonly string[] {
  const place = placeAt(requirements, group);
  const known = [...(place?.named ?? [])].filter(([, below]) => printsAt(below));
  return known.map(([key]) => keyAsWritten([...group, key], writing));
}
