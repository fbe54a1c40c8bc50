/** What the form requires is filled in. */

import type { Filing } from '../filing/filing.ts';
import { fieldAt } from '../filing/form-places.ts';
import { EACH, saysNothing, valuesAt } from '../filing/patterns.ts';
import { placeOnForm } from '../filing/place-on-form.ts';
import type { Requirements } from '../filing/requirements.ts';
import { placeAsWritten, type Writing } from '../filing/writing.ts';
import type { Localized, Path } from '../finding.ts';
import { toPath, valueAt } from '../source/path.ts';
import { type MissingRow, missingRows, strayRows } from './reading/funding-rows.ts';
import type { Report, Rule } from './rule.ts';

export const requiredFieldStated: Rule = {
  id: 'required-field-stated',
  reason: 'other',
  severity: 'error',
  summary: { zh: '表样要求的内容都已填写', en: 'required fields are filled in' },
  why: {
    zh: '必填内容空着，表会被退回。',
    en: 'A form with a required cell left blank is sent back.',
  },
  examples: {
    passing: `reportingUnit: 丁县交通局
project: { name: 公路养护, attribute: 延续项目, department: 丁县交通局, implementingUnit: 丁县养护中心, leader: 次仁, period: { start: 2023-01-01, end: 2023-12-31 } }
funding: { unit: 万元, rows: [{ years: 2023, total: 1.5 }] }
unitFunctions: 养护公路。
overview: 公路120公里。
justification: { basis: 丁政发〔2022〕8号文件。, feasibility: 有养护队伍。, necessity: 雨季塌方多。 }
schedule: [{ task: 养护, start: 2023-01-01, end: 2023-12-31 }]
goals: { longTerm: 三年内保通率不低于99%。, annual: 全年保通率不低于99%。 }
indicators: { annual: { 产出指标: { 数量指标: [{ name: 养护里程, value: ≥120公里 }] } } }`,
    failing: 'schedule: [{ start: 2023-11-01, end: 2023-12-31 }]',
  },
  *check(filing, requirements, writing) {
    const told = new Set<string>();
    const missing = missingRows(filing, requirements);
    // A row that was meant for it, as one without years, is told as that.
    if (strayRows(filing, requirements).length === 0)
      for (const row of missing) yield noSuchRow(row, requirements, writing);
    for (const field of requirements.fields) {
      if (!field.required) continue;
      for (const { value, lazyPath } of valuesAt(field.path, filing)) {
        if (!saysNothing(value)) continue;
        const path = toPath(lazyPath);
        if (missing.some(row => row.path.every((key, depth) => path[depth] === key))) continue;
        const list = blankList(path, filing, requirements);
        // An item of which nothing is filled in is told as such.
        if (!list && isInBlankItem(path, filing, requirements)) continue;
        const place = list ?? path;
        const name = JSON.stringify(place);
        if (told.has(name)) continue;
        told.add(name);
        yield notFilledIn(place, requirements, writing);
      }
    }
  },
};

/** The form prints the row of the year or of the project, and none of those stated is that. */
function noSuchRow(
  { kind, path }: MissingRow,
  requirements: Requirements,
  { keys, year }: Writing,
): Report {
  const place = placeOnForm(path, requirements);
  const [key, list] = keys === 'zh' ? ['年份', '资金明细'] : ['years', 'funding.rows'];
  const years = kind === 'year' ? year : `${year}-${Number(year) + 2}`;
  const row = kind === 'year' ? { zh: ` ${year} 年`, en: year } : wholeProject;
  return {
    path: [...path, 'total'],
    from: [['year'], ['funding', 'rows', EACH, 'years'], ['project', 'period']],
    message: {
      zh: `${place.zh}没有填写：资金里没有${row.zh}的一行`,
      en: `${place.en} is not filled in: no row of the funds is for ${row.en}`,
    },
    help: {
      zh: `在“${list}:”下面写这一行，${kind === 'year' ? '' : '例如'}“${key}: ${years}”。`,
      en: `Add the row with “${key}: ${years}” under ${list}.`,
    },
  };
}

const wholeProject: Localized = { zh: '整个项目', en: 'the whole project' };

function notFilledIn(path: Path, requirements: Requirements, writing: Writing): Report {
  const place = placeOnForm(path, requirements);
  const written = placeAsWritten(path, writing);
  return {
    path,
    message: { zh: `${place.zh}没有填写`, en: `${place.en} is not filled in` },
    help: { zh: `请填写${written.zh}。`, en: `Fill in ${written.en}.` },
  };
}

/** The required list around a place in it, where none of its items says anything: it is missing as a whole. */
function blankList(path: Path, filing: Filing, requirements: Requirements): Path | undefined {
  return prefixesOf(path.slice(0, -1)).find(
    place => fieldAt(requirements, place)?.required === true && saysNothing(valueAt(filing, place)),
  );
}

/** Whether a place stands in an item of a list of which nothing is filled in. */
function isInBlankItem(path: Path, filing: Filing, requirements: Requirements): boolean {
  return prefixesOf(path).some(
    place =>
      typeof place.at(-1) === 'number' &&
      prefixesOf(place).some(list => list.length < place.length && fieldAt(requirements, list)) &&
      saysNothing(valueAt(filing, place)),
  );
}

/** A path and those above it, the shortest first. */
const prefixesOf = (path: Path): readonly Path[] =>
  path.map((_, depth) => path.slice(0, depth + 1));
