/** The row of the current year belongs to the budget year, and is no more than the row of the whole period. */

import type { FundingRow, Years } from '../filing/filing.ts';
import { EACH } from '../filing/patterns.ts';
import { partsOfRows } from './reading/funding-rows.ts';
import type { Report, Rule } from './rule.ts';

export const fundingYearWithinPeriod: Rule = {
  id: 'funding-year-within-period',
  reason: 'other',
  severity: 'error',
  summary: {
    zh: '当年资金属于预算年度，且不多于整个时期的资金',
    en: 'the funds of the year are for the budget year and do not exceed those of the period',
  },
  why: {
    zh: '当年资金是整个项目资金的一部分，比总数还多，或者不在本年度，预算就批不下来。',
    en: 'The funds of a year are part of the project’s funds; more than the whole cannot be approved.',
  },
  examples: {
    passing:
      'year: 2023\nfunding: { rows: [{ years: 2023-2025, total: 4.5 }, { years: 2023, total: 1.5 }] }',
    failing:
      'year: 2023\nfunding: { rows: [{ years: 2023-2025, total: 4.5 }, { years: 2023, total: 5.4 }] }',
  },
  *check(filing, requirements) {
    const { year, funding } = filing;
    const parts = partsOfRows(filing, requirements);
    // Rows that the form does not print are told as that.
    const rows = funding.rows.flatMap((row, index): readonly PlacedRow[] =>
      row.years && row.years.first <= row.years.last && parts[index] === 'printed'
        ? [{ row, years: row.years, index }]
        : [],
    );
    const periods = rows.filter(({ years }) => years.first < years.last);
    const single = rows.filter(({ years }) => years.first === years.last);
    if (year) {
      for (const { years, index } of periods)
        if (!covers(years, year)) yield yearOutside(year, years, index);
      const first = single[0];
      if (first && !single.some(({ years }) => years.first === year.first))
        yield yearOutside(year, first.years, first.index);
    }
    for (const row of single)
      for (const period of periods)
        if (covers(period.years, row.years)) yield* noMore(row, period, funding.unit ?? '');
  },
};

/** A row whose years run forwards. */
interface PlacedRow {
  readonly row: FundingRow;
  readonly years: Years;
  readonly index: number;
}

const covers = (outer: Years, inner: Years) =>
  outer.first <= inner.first && inner.last <= outer.last;

const yearOutside = (year: Years, years: Years, index: number): Report => ({
  path: ['funding', 'rows', index, 'years'],
  from: [['year'], ['funding', 'rows', EACH, 'years']],
  message: {
    zh: `预算年度是 ${year.text}，这一行资金的年份是 ${years.text}`,
    en: `the budget year is ${year.text}, but these funds are for ${years.text}`,
  },
  help: {
    zh: '改这一行的年份，或改年度。',
    en: 'Correct the years of the row or the budget year.',
  },
});

function* noMore(
  { row: { total }, years, index }: PlacedRow,
  period: PlacedRow,
  unit: string,
): Iterable<Report> {
  const whole = period.row.total;
  if (!total || !whole || total.value.lte(whole.value)) return;
  const [less, more] = [`${whole.text}${unit}`, `${total.text}${unit}`];
  yield {
    path: ['funding', 'rows', index, 'total'],
    message: {
      zh: `${years.text} 的合计 ${more} 多于 ${period.years.text} 的合计 ${less}`,
      en: `the total of ${years.text} (${more}) exceeds that of ${period.years.text} (${less})`,
    },
    help: { zh: '检查是否写反或多写一位。', en: 'Check whether the two are swapped.' },
  };
}
