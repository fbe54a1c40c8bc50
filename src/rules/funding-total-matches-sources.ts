/** 合计 = sum of the sources, in exact decimals. */
import Big from 'big.js';
import type { Rule } from './rule.ts';

export const fundingTotalMatchesSources: Rule = {
  id: 'funding-total-matches-sources',
  severity: 'error',
  summary: { zh: '资金合计等于各来源之和', en: 'a total of funding is the sum of its sources' },
  why: {
    zh: '合计与来源对不上，批复和支付都无从落实，审核必退。',
    en: 'With a total that differs from its sources neither approval nor payment can rest on the form.',
  },
  basis: {
    zh: '财预〔2011〕填报说明：先填项目资金总额，再分来源填列。',
    en: 'Fill-in instructions of 财预〔2011〕: the total of the project, then by source.',
  },
  examples: {
    passing:
      'funding: { rows: [{ years: 2023, total: 4.50, sources: { 财政拨款: 4.2, 其他资金: 0.3 } }] }',
    failing:
      'funding: { rows: [{ years: 2023, total: 4.5, sources: { 财政拨款: 4.2, 其他资金: 0.2 } }] }',
  },
  *check({ funding }) {
    for (const [index, { total, sources, years }] of funding.rows.entries()) {
      const amounts = Object.values(sources).filter(amount => amount !== undefined);
      if (!total || amounts.length === 0) continue;
      const sum = amounts.reduce((running, amount) => running.plus(amount.value), new Big(0));
      if (sum.eq(total.value)) continue;
      const unit = funding.unit ?? '';
      const row = years?.text ?? `${index + 1}`;
      const difference = total.value.minus(sum);
      yield {
        path: ['funding', 'rows', index, 'total'],
        message: {
          zh: `${row} 的合计是 ${total.text}${unit}，各来源之和是 ${sum.toFixed()}${unit}，${difference.gt(0) ? '多' : '少'} ${difference.abs().toFixed()}${unit}`,
          en: `the total of ${row} is ${total.text}${unit}, its sources add up to ${sum.toFixed()}${unit} (off by ${difference.toFixed()}${unit})`,
        },
        help: {
          zh: '改合计，或改各来源的金额。',
          en: 'Mend the total or the amounts of the sources.',
        },
      };
    }
  },
};
