/** The funds of one year or period stand in one row. */
import type { Filing } from '../filing/filing.ts';
import { fieldAt } from '../filing/form-places.ts';
import { longestRows, sameFunds } from '../filing/funding-rows.ts';
import { placeOnForm } from '../filing/place-on-form.ts';
import type { Requirements } from '../filing/requirements.ts';
import type { Localized } from '../finding.ts';
import type { Report, Rule } from './rule.ts';

export const fundingRowsDistinct: Rule = {
  id: 'funding-rows-distinct',
  reason: 'other',
  severity: 'error',
  summary: {
    zh: '同一年份（时期）的资金只有一行',
    en: 'the funds of one year or period are one row',
  },
  why: {
    zh: '同一年写了两行，不知道以哪一行为准；两行一样，就会重复计算。',
    en: 'With two rows for one year nobody knows which is meant; two that are equal are counted twice.',
  },
  examples: {
    passing:
      'funding: { unit: 万元, rows: [{ years: 2023-2025, total: 4.5 }, { years: 2023, total: 1.5 }] }',
    failing:
      'funding: { unit: 万元, rows: [{ years: 2023, total: 4.5 }, { years: 2023, total: 1.5 }] }',
  },
  *check(filing, requirements) {
    const { funding } = filing;
    const seen = new Map<string, number>();
    for (const [index, row] of funding.rows.entries()) {
      if (!row.years) continue;
      const key = `${row.years.first}-${row.years.last}`;
      const before = seen.get(key);
      if (before !== undefined) yield* twice(before, index, filing, requirements);
      else seen.set(key, index);
    }
    yield* twoProjects(filing, requirements);
  },
};

const FROM = [['funding', 'rows']];

/** Two rows of the same years. */
function* twice(
  before: number,
  index: number,
  { funding: { rows, unit = '' } }: Filing,
  requirements: Requirements,
): Iterable<Report> {
  const [first, second] = [rows[before], rows[index]];
  if (!first || !second?.years) return;
  const same = sameFunds(first, second);
  // A form with a row for the project and one for the year prints a project of one year twice, rightly.
  if (same && requirements.rowKinds.size > 1) return;
  const totals = [first, second].map(({ total }) => total && `${total.text}${unit}`);
  const name = nameOf([before, index], requirements) ?? {
    zh: `${second.years.text} 的资金`,
    en: `the funds of ${second.years.text}`,
  };
  yield {
    path: ['funding', 'rows', index, 'years'],
    from: FROM,
    message: {
      zh: `${name.zh}写了两行，${told(same, totals).zh}`,
      en: `${name.en} ${told(same, totals).en}`,
    },
    help: {
      zh: '留下正确的一行，删去另一行；是另一年的，改年份。',
      en: 'Keep the right row and delete the other, or correct its year.',
    },
  };
}

/** What the form calls the row that two rows claim; undefined where it lists all rows. */
function nameOf(indexes: readonly number[], requirements: Requirements): Localized | undefined {
  const index = indexes.find(
    at => requirements.rowKinds.size > 0 && fieldAt(requirements, ['funding', 'rows', at, 'total']),
  );
  return index === undefined ? undefined : placeOnForm(['funding', 'rows', index], requirements);
}

function told(same: boolean, [first, second]: readonly (string | undefined)[]): Localized {
  if (same) return { zh: '金额一样', en: 'are stated twice' };
  return first && second && first !== second
    ? {
        zh: `一行合计 ${first}，一行合计 ${second}`,
        en: `are stated twice, as ${first} and as ${second}`,
      }
    : { zh: '来源的金额不一样', en: 'are stated twice, with different sources' };
}

/** Two runs of years that are as long, where the form prints the one of the project. */
function* twoProjects(filing: Filing, requirements: Requirements): Iterable<Report> {
  const { rowIndexes, rowKinds } = requirements;
  const { rows } = filing.funding;
  const longest = longestRows(filing);
  const [first, second] = longest.map(index => rows[index]?.years?.text);
  const isTold = first === second || !longest.includes(rowIndexes?.project ?? -1);
  const [, index] = longest;
  if (!rowKinds.has('project') || index === undefined || isTold || isPeriod(filing)) return;
  const name = placeOnForm(['funding', 'rows', rowIndexes?.project ?? 0], requirements);
  yield {
    path: ['funding', 'rows', index, 'years'],
    from: [...FROM, ['project', 'period']],
    message: {
      zh: `${first} 和 ${second} 两行都可能是${name.zh}`,
      en: `${name.en} may be the row of ${first} or that of ${second}`,
    },
    help: {
      zh: '整个项目的资金只写一行，年份与项目起止时间一致。',
      en: 'State one row for the whole project, with the years of its period.',
    },
  };
}

/** Whether the years of the row of the project are those of the project's period. */
function isPeriod({ project: { period }, funding: { rows } }: Filing): boolean {
  return rows.some(
    ({ years }) => years && years.first === period.start?.year && years.last === period.end?.year,
  );
}
