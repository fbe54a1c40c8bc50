/** Self-evaluation: the rate of execution is what was spent of the budget, and its score is within its weight. */
import type Big from 'big.js';
import type { Filing } from '../filing/filing.ts';
import { type NumberQuantity, type Quantity, readQuantity } from '../filing/quantity.ts';
import { isPrintedOf } from './reading/rounded.ts';
import type { Report, Rule } from './rule.ts';

export const executionRateAgrees: Rule = {
  id: 'execution-rate-agrees',
  reason: 'other',
  severity: 'error',
  summary: {
    zh: '执行率等于全年执行数除以全年预算数，得分不超过分值',
    en: 'the rate of execution is the money spent divided by the budget; its score is within its weight',
  },
  why: {
    zh: '执行率由表上的两个数算出，对不上，必有一个数写错，得分也就不对。',
    en: 'The rate follows from two numbers of the form; if it does not, one of the three is wrong, and so is the score.',
  },
  basis: {
    zh: '财预〔2020〕10号：预算执行率的分值是 10。',
    en: '财预〔2020〕10号: the execution of the budget has a weight of 10.',
  },
  examples: {
    passing:
      'form: performance/self-evaluation\nfunding: { unit: 万元, adjusted: { total: 65 }, spent: { total: 64 }, execution: { weight: 10, rate: 98.5%, score: 9.85 } }',
    failing:
      'form: performance/self-evaluation\nfunding: { unit: 万元, adjusted: { total: 65 }, spent: { total: 64 }, execution: { weight: 10, rate: 89.5%, score: 9.85 } }',
  },
  *check({ funding }) {
    const found = [wrongRate(funding), wrongScore(funding)].filter(report => report !== undefined);
    const [first, second] = found;
    if (!first) return;
    // Both are said of one line of the form, so that they are one finding.
    yield { ...(second ? joined(first, second) : first), from: [['funding']] };
  },
};

const joined = (first: Report, second: Report): Report => ({
  ...first,
  message: {
    zh: `${first.message.zh}；${second.message.zh}`,
    en: `${first.message.en}; ${second.message.en}`,
  },
  help: { zh: `${first.help?.zh}${second.help?.zh}`, en: `${first.help?.en} ${second.help?.en}` },
});

function wrongRate({ execution, adjusted, budget, spent, unit = '' }: Filing['funding']) {
  const [whole, part] = [adjusted.total ?? budget.total, spent.total];
  if (execution.rate === undefined || !whole || !part || whole.value.eq(0)) return undefined;
  const exact = part.value.times(100).div(whole.value);
  if (!isWrong(execution.rate, exact)) return undefined;
  const rate = `${exact.round(2).toFixed()}%`;
  return {
    path: ['funding', 'execution', 'rate'],
    message: {
      zh: `执行率写的是 ${execution.rate}，${part.text}${unit}÷${whole.text}${unit} 是 ${rate}`,
      en: `the rate of execution is ${execution.rate}, but ${part.text}${unit} of ${whole.text}${unit} is ${rate}`,
    },
    help: {
      zh: `执行率改为 ${rate}，或改全年预算数、全年执行数。`,
      en: `Correct the rate to ${rate}, or the budget or the money spent.`,
    },
  };
}

/** A rate is read as a percentage, or as a fraction where that agrees; what is no plain number is not judged. */
function isWrong(text: string, exact: Big): boolean {
  const read = readQuantity(text);
  if (!isPlain(read)) return false;
  const decimals = read.digits.split('.')[1]?.length ?? 0;
  if (isPrintedOf(read.number, decimals, exact)) return false;
  if (read.unit === '%') return true;
  return !isPrintedOf(read.number.times(100), decimals - 2, exact);
}

const isPlain = (read: Quantity): read is NumberQuantity =>
  read.kind === 'number' &&
  !read.upper &&
  !read.approximate &&
  !read.subject &&
  (read.operator === undefined || read.operator === '=') &&
  (read.unit === undefined || read.unit === '%');

function wrongScore({ execution: { weight, score } }: Filing['funding']) {
  if (!weight || !score || score.value.lte(weight.value)) return undefined;
  return {
    path: ['funding', 'execution', 'score'],
    message: {
      zh: `执行率得分 ${score.text}，分值只有 ${weight.text}`,
      en: `the execution of the budget scores ${score.text}, but its weight is ${weight.text}`,
    },
    help: { zh: `得分最多写 ${weight.text}。`, en: `Score at most ${weight.text}.` },
  };
}
