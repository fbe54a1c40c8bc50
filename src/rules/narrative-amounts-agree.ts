/** Amounts that the text claims agree with the table of funds. */
import type Big from 'big.js';
import type { Filing, FundingRow } from '../filing/filing.ts';
import { inYuan } from '../filing/money.ts';
import { excerptOf } from '../source/excerpt.ts';
import { type ClaimedAmount, claimedAmounts } from './reading/amounts.ts';
import { narratives } from './reading/texts.ts';
import type { Rule } from './rule.ts';

export const narrativeAmountsAgree: Rule = {
  id: 'narrative-amounts-agree',
  reason: 'other',
  severity: 'warning',
  summary: {
    zh: '文字里的总投资、申请资金与资金表一致',
    en: 'amounts in the text agree with the table of funds',
  },
  why: {
    zh: '文字说申请 5 万元，表里是 4.5 万元，不知道以哪个为准。',
    en: 'Where the text applies for 5 and the table for 4.5, nobody knows which is meant.',
  },
  examples: {
    passing:
      'year: 2023\nfunding: { unit: 万元, rows: [{ years: 2023, total: 4.5 }] }\noverview: 本年度申请财政资金45000元。截至2022年累计投入120万元。',
    failing:
      'year: 2023\nfunding: { unit: 万元, rows: [{ years: 2023, total: 4.5 }] }\noverview: 本年度申请财政资金5万元。',
  },
  *check(filing) {
    const { unit } = filing.funding;
    for (const { text, path } of narratives(filing)) {
      for (const claimed of claimedAmounts(text)) {
        const rows = comparable(claimed, filing);
        const amounts = rows.flatMap(row => amountsOf(row, claimed.claim));
        if (amounts.length === 0 || amounts.some(amount => agrees(claimed, amount, unit))) continue;
        const [row] = rows;
        const table = `${row?.years?.text ?? ''} ${row?.total?.text ?? ''}${unit ?? ''}`.trim();
        yield {
          path,
          excerpt: excerptOf(text, claimed.start, claimed.end),
          from: [path, ['year'], ['funding'], ['project', 'period']],
          message: {
            zh: `文中的 ${claimed.text} 与资金表不一致（${table}）`,
            en: `${claimed.text} in the text does not agree with the funds (${table})`,
          },
          help: {
            zh: '核对数额和单位，改文字或改资金表。',
            en: 'Check the number and the unit, then correct the text or the table.',
          },
        };
      }
    }
  },
};

/** The rows that the claim can be held against; none where it is not clear which it means. */
function comparable(
  { claim, years }: ClaimedAmount,
  { funding, year, project: { period } }: Filing,
): readonly FundingRow[] {
  const { rows } = funding;
  const of = (first: number | undefined, last: number | undefined) =>
    rows.filter(row => row.years?.first === first && row.years?.last === last);
  if (years === 'year') return year ? of(year.first, year.first) : [];
  if (years) return of(years.first, years.last);
  if (claim === 'funds') return rows.every(row => row.years && row.total) ? rows : [];
  const { start, end } = period;
  return rows
    .filter(
      ({ years: span }) =>
        start && end && span && span.first <= start.year && span.last >= end.year,
    )
    .slice(0, 1);
}

function amountsOf({ total, sources }: FundingRow, claim: ClaimedAmount['claim']): readonly Big[] {
  const parts = claim === 'funds' ? Object.values(sources) : [];
  return [total, ...parts].flatMap(amount => (amount ? [amount.value] : []));
}

/** Equal in 元, or when the table is rounded as the text is; true where the table's unit is unknown. */
function agrees({ yuan, number, unit }: ClaimedAmount, amount: Big, tableUnit: string | undefined) {
  const exact = inYuan(amount, tableUnit);
  const one = inYuan(number.div(number.eq(0) ? 1 : number), unit);
  if (!exact || !one || exact.eq(yuan)) return true;
  const decimals = number.toFixed().split('.')[1]?.length ?? 0;
  return decimals > 0 && exact.div(one).round(decimals).eq(number);
}
