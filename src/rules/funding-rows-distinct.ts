/** The funds of one year or period stand in one row. */
import type { Filing, Years } from '../filing/filing.ts';
import { fieldAt } from '../filing/form-places.ts';
import { sameFunds } from '../filing/funding-rows.ts';
import { placeOnForm } from '../filing/place-on-form.ts';
import type { Requirements } from '../filing/requirements.ts';
import type { Localized } from '../finding.ts';
import { partsOfRows } from './reading/funding-rows.ts';
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
    const { rows } = filing.funding;
    const parts = partsOfRows(filing, requirements);
    const seen = new Map<string, number>();
    for (const [index, row] of rows.entries()) {
      if (!row.years || parts[index] === 'stray') continue;
      const key = `${row.years.first}-${row.years.last}`;
      const before = seen.get(key);
      if (before === undefined) seen.set(key, index);
      else yield* twice({ before, index }, filing, requirements);
      if (parts[index] === 'rival' && before === undefined)
        yield rival(index, filing, requirements);
    }
  },
};

const FROM = [['funding', 'rows']];

/** Indexes of two rows of the same years, in their order. */
interface Pair {
  readonly before: number;
  readonly index: number;
}

function* twice(pair: Pair, filing: Filing, requirements: Requirements): Iterable<Report> {
  const { rows, unit = '' } = filing.funding;
  const [first, second] = [rows[pair.before], rows[pair.index]];
  if (!first || !second?.years) return;
  const same = sameFunds(first, second);
  const totals = [first, second].map(({ total }) => total && `${total.text}${unit}`);
  const common = { path: ['funding', 'rows', pair.index, 'years'], from: FROM };
  if (areProjectAndYear(pair, requirements)) {
    // A project of one year has its funds twice on such a form, rightly.
    if (!same) yield { ...common, ...unequal(pair, second.years, totals, requirements) };
    return;
  }
  const name = nameOf([pair.before, pair.index], requirements) ?? {
    zh: `${second.years.text} 的资金`,
    en: `the funds of ${second.years.text}`,
  };
  yield {
    ...common,
    message: {
      zh: `${name.zh}写了两行，${told(same, totals).zh}`,
      en: `${name.en} are stated twice, ${told(same, totals).en}`,
    },
    help: {
      zh: '留下正确的一行，删去另一行；是另一年的，改年份。',
      en: 'Keep the right row and delete the other, or correct its year.',
    },
  };
}

/** Whether the form prints the one as the project's and the other as the year's. */
function areProjectAndYear({ before, index }: Pair, { rowIndexes, rowKinds }: Requirements) {
  const isPair = rowIndexes?.project === before && rowIndexes.year === index;
  return isPair && rowKinds.size > 1;
}

/** The project's and the year's row are of one year, and differ. */
function unequal(
  { before, index }: Pair,
  { first, text }: Years,
  totals: readonly (string | undefined)[],
  requirements: Requirements,
): Pick<Report, 'message' | 'help'> {
  const [project, year] = [before, index].map(at =>
    placeOnForm(['funding', 'rows', at], requirements),
  );
  const { zh, en } = told(false, totals);
  return {
    message: {
      zh: `${project?.zh}和${year?.zh}都是 ${text} 年的，应当一样：${zh}`,
      en: `the funds of the project and of the year are both for ${text} and should be equal: ${en}`,
    },
    help: {
      zh: `改成一样的金额；项目不止一年的，改${project?.zh}那一行的年份，例如 ${first}-${first + 2}。`,
      en: `Make them equal, or correct the years of the project’s row, e.g. ${first}-${first + 2}.`,
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
  if (same) return { zh: '金额一样', en: 'with equal amounts' };
  return first && second && first !== second
    ? {
        zh: `一行合计 ${first}，一行合计 ${second}`,
        en: `as ${first} and as ${second}`,
      }
    : { zh: '来源的金额不一样', en: 'with different sources' };
}

/** A run of years as long as that of the row which the form prints as the project's. */
function rival(index: number, filing: Filing, requirements: Requirements): Report {
  const { rows } = filing.funding;
  const project = requirements.rowIndexes?.project ?? 0;
  const [first, second] = [project, index].map(at => rows[at]?.years?.text);
  const name = placeOnForm(['funding', 'rows', project], requirements);
  return {
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
