/** Self-evaluation: the total is the sum of the scores, that of the budget's execution among them. */
import Big from 'big.js';
import { distinctTables } from '../filing/indicators.ts';
import { isPrintedOf } from './reading/rounded.ts';
import type { Rule } from './rule.ts';

export const totalScoreAddsUp: Rule = {
  id: 'total-score-adds-up',
  reason: 'other',
  severity: 'error',
  summary: { zh: '总分等于各项得分之和', en: 'the total is the sum of the scores' },
  why: {
    zh: '总分对不上，自评等级和结果应用都没有依据。',
    en: 'With a wrong total the grade of the self-evaluation rests on nothing.',
  },
  examples: {
    passing:
      'form: performance/self-evaluation\nfunding: { execution: { weight: 10, score: 9.8 } }\nindicators: { annual: { 产出指标: { 数量指标: [{ name: 甲, weight: 90, score: 85.5 }] } } }\ntotalScore: 95.3',
    failing:
      'form: performance/self-evaluation\nfunding: { execution: { weight: 10, score: 9.8 } }\nindicators: { annual: { 产出指标: { 数量指标: [{ name: 甲, weight: 90, score: 85.5 }] } } }\ntotalScore: 98',
  },
  *check(filing, requirements) {
    const { totalScore } = filing;
    const { weight, score } = filing.funding.execution;
    if (!totalScore || (weight && !score)) return;
    const tables = distinctTables(filing, requirements).filter(({ rows }) =>
      rows.some(({ indicator }) => indicator.score),
    );
    const [table] = tables;
    // Without the score of each, or with two tables, it cannot be told what the total is of.
    if (!table || tables.length > 1 || table.rows.some(({ indicator }) => !indicator.score)) return;
    const scores = [score, ...table.rows.map(({ indicator }) => indicator.score)];
    const sum = scores.reduce((running, each) => running.plus(each?.value ?? 0), new Big(0));
    if (isPrintedOf(totalScore.value, decimalsIn(totalScore.text), sum)) return;
    const parts = score ? `，其中执行率 ${score.text}` : '';
    yield {
      path: ['totalScore'],
      from: [['totalScore'], ['funding', 'execution'], ['indicators']],
      message: {
        zh: `总分是 ${totalScore.text}，各项得分之和是 ${sum.toFixed()}${parts}`,
        en: `the total is ${totalScore.text}, but the scores add up to ${sum.toFixed()}`,
      },
      help: {
        zh: `总分改为 ${sum.toFixed()}，或改各项得分。`,
        en: `Correct the total to ${sum.toFixed()}, or the scores.`,
      },
    };
  },
};

const decimalsIn = (text: string) => text.split('.')[1]?.length ?? 0;
