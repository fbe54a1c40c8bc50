/** What the weights of the indicators may add up to: as the form says, less what the execution of the budget counts. */
import { describe, expect, test } from 'vitest';
import { checkPiece } from './reports.ts';

const found = (weights: readonly string[], execution = '', form = 'one-year.yaml') => {
  const rows = weights.map(
    (weight, index) => `{ name: 甲${index}, value: ≥3座, weight: ${weight} }`,
  );
  const yaml = `form: ${form}\nyear: 2026\n${execution}indicators: { annual: { 产出指标: { 数量指标: [${rows.join(', ')}] } } }`;
  return checkPiece(yaml)
    .findings.filter(({ rule }) => rule === 'indicator-weights-sum')
    .map(({ message, help }) => `${message.zh}。${help?.zh}`);
};

/** The weight of 预算执行率 as a self-evaluation states it. */
const executed = (weight: number) => `funding: { execution: { weight: ${weight} } }\n`;
const SELF_EVALUATION = 'performance/self-evaluation';

describe('right sums', () => {
  test.each([
    [['60', '40']],
    [['60', '30']],
    [['22.5', '22.5', '22.5', '22.5']],
    [['33.3', '33.3', '33.4']],
    [['100.00']],
  ])('%s on a form of 100 or 90', weights => {
    expect(found(weights)).toEqual([]);
  });

  test.each([
    [['50', '30', '10'], 10],
    [['60', '30'], 10],
    [['22.5', '22.5', '22.5', '22.5'], 10],
    [['50', '30'], 20],
    [['10', '25', '30', '35'], 0],
  ])('%s beside an execution of %s', (weights, execution) => {
    expect(found(weights, executed(execution), SELF_EVALUATION)).toEqual([]);
  });
});

describe('wrong sums', () => {
  test('the nearest total that the form allows is told', () => {
    expect(found(['60', '38'])).toEqual([
      '各指标分值之和是 98，应是 100 或 90。调整各指标的分值，合计再加 2。',
    ]);
    expect(found(['60', '31'])).toEqual([
      '各指标分值之和是 91，应是 100 或 90。调整各指标的分值，合计减去 1。',
    ]);
    expect(found(['60', ''])).toEqual([
      '各指标分值之和是 60，应是 100 或 90；1 条没有分值。调整各指标的分值，合计再加 30。',
    ]);
  });

  test.each([
    [['70', '20', '10'], 10, '各指标分值之和是 100，应是 90'],
    [['60', '30'], 20, '各指标分值之和是 90，应是 80'],
    [['50', '30'], 10, '各指标分值之和是 80，应是 90'],
  ])('%s beside an execution of %s', (weights, execution, message) => {
    expect(found(weights, executed(execution), SELF_EVALUATION)).toEqual([
      expect.stringContaining(message),
    ]);
  });

  test('weights that the form does not print are told as that, not as a sum', () => {
    expect(found(['60', '20'], '', 'xizang/fujian2')).toEqual([]);
  });

  test('a weight that cannot be read leaves the sum undecided', () => {
    expect(found(['60', '10分'])).toEqual([]);
    expect(
      found(['60', '20'], 'funding: { execution: { weight: 十 } }\n', SELF_EVALUATION),
    ).toEqual([]);
  });
});
