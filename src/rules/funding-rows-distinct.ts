/** The funds of one year or period stand in one row. */
import type { Amount, FundingRow } from '../filing/filing.ts';
import { EACH } from '../filing/patterns.ts';
import type { Requirements } from '../filing/requirements.ts';
import type { Localized } from '../finding.ts';
import type { Rule } from './rule.ts';

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
  *check({ funding }, requirements) {
    const unit = funding.unit ?? '';
    const seen = new Map<string, FundingRow>();
    for (const [index, row] of funding.rows.entries()) {
      if (!row.years) continue;
      const key = `${row.years.first}-${row.years.last}`;
      const before = seen.get(key);
      if (!before) {
        seen.set(key, row);
        continue;
      }
      const same = sameAmounts(before, row);
      // A form with a row for the project and one for the year prints a project of one year twice, rightly.
      if (same && !listsRows(requirements)) continue;
      yield {
        path: ['funding', 'rows', index, 'years'],
        from: [['funding', 'rows']],
        message: same ? sameTwice(row.years.text) : told(row.years.text, before, row, unit),
        help: {
          zh: '留下正确的一行，删去另一行；是另一年的，改年份。',
          en: 'Keep the right row and delete the other, or correct its year.',
        },
      };
    }
  },
};

const sameTwice = (years: string): Localized => ({
  zh: `${years} 的资金写了两行，金额一样`,
  en: `the funds of ${years} are stated twice`,
});

function told(years: string, before: FundingRow, row: FundingRow, unit: string): Localized {
  const [first, second] = [before.total, row.total].map(total => total && `${total.text}${unit}`);
  return first && second && first !== second
    ? {
        zh: `${years} 的资金写了两行，一行合计 ${first}，一行合计 ${second}`,
        en: `the funds of ${years} are stated twice, as ${first} and as ${second}`,
      }
    : {
        zh: `${years} 的资金写了两行，来源的金额不一样`,
        en: `the funds of ${years} are stated twice, with different sources`,
      };
}

function sameAmounts(a: FundingRow, b: FundingRow): boolean {
  const names = [...Object.keys(a.sources), ...Object.keys(b.sources)];
  return (
    areEqual(a.total, b.total) && names.every(name => areEqual(a.sources[name], b.sources[name]))
  );
}

const areEqual = (a: Amount | undefined, b: Amount | undefined) =>
  a && b ? a.value.eq(b.value) : a === b;

/** Whether the form prints as many rows as are stated, and not two of its own. */
const listsRows = ({ fields }: Requirements) =>
  fields.some(
    ({ path: [group, rows, index] }) => group === 'funding' && rows === 'rows' && index === EACH,
  );
