/** What a goal promises in rates and numbers is measured by an indicator of its period. */

import { halfWidth } from '../filing/half-width.ts';
import { goalsOf, type PlacedIndicator, sameTables } from '../filing/indicators.ts';
import { readValue } from '../filing/quantity.ts';
import { excerptOf } from '../source/excerpt.ts';
import { memoize } from '../source/memoize.ts';
import { counted, type Promised, promisesOf } from './reading/promises.ts';
import type { Rule } from './rule.ts';

export const goalMeasured: Rule = {
  id: 'goal-measured',
  reason: 'incomplete',
  severity: 'warning',
  summary: {
    zh: '目标里的比率和数量都有指标衡量',
    en: 'the rates and numbers of a goal are measured by indicators',
  },
  why: {
    zh: '指标是目标的分解；目标里写了，指标里没有，年终就无从考核。',
    en: 'Indicators break a goal down; what they leave out cannot be judged at the end of the year.',
  },
  basis: {
    zh: '财预〔2021〕101号：先写总目标，再分解为指标；财预〔2011〕填报说明：指标细化、量化目标。',
    en: '财预〔2021〕101号: the goal first, then broken down into indicators.',
  },
  examples: {
    passing:
      'goals: { annual: 完成140个会场的维护，保通率达到99%。 }\nindicators: { annual: { 产出指标: { 数量指标: [{ name: 维护会场数量, value: ≥140个 }], 质量指标: [{ name: 系统保通率, value: ≥99% }] } } }',
    failing:
      'goals: { annual: 完成140个会场的维护，保通率达到99%。 }\nindicators: { annual: { 产出指标: { 数量指标: [{ name: 维护会场数量, value: ≥140个 }] } } }',
  },
  *check(filing) {
    const { longTerm, annual } = filing.goals;
    const same = annual === longTerm && sameTables(filing);
    for (const { kind, text, path, tablePath, rows } of goalsOf(filing)) {
      if (text === undefined || rows.length === 0 || (same && kind === 'annual')) continue;
      for (const promise of promisesOf(text)) {
        if (rows.some(row => measures(row, promise))) continue;
        yield {
          path,
          excerpt: excerptOf(text, promise.start, promise.end),
          from: kind === 'objective' ? [path, tablePath] : [['goals'], ['indicators']],
          message: {
            zh: `目标里的“${promise.text}”没有指标衡量`,
            en: `no indicator measures “${promise.text}” of the goal`,
          },
          help: {
            zh: `补一条衡量“${promise.text}”的指标，或改目标的说法，使两者一致。`,
            en: 'Add an indicator for it, or word the goal like the indicators.',
          },
        };
      }
    }
  },
};

/** By what it is called, or by the same number. */
function measures(row: PlacedIndicator, promise: Promised): boolean {
  const words = wordsOf(row);
  if (promise.kind === 'rate') return words.includes(promise.stem);
  const { value } = row.indicator;
  const read = value && readValue(value);
  if (read?.kind === 'number' && counted(read.number, read.unit ?? '').eq(promise.number))
    return true;
  return numbersIn(words).includes(promise.number.toFixed());
}

const wordsOf = memoize(({ indicator, second }: PlacedIndicator): string => {
  const { name = '', note = '', explanation = '', value } = indicator;
  return halfWidth(`${second} ${name} ${note} ${explanation} ${value?.text ?? ''}`);
});

const numbersIn = (words: string): readonly string[] => words.match(/\d+(?:\.\d+)?/g) ?? [];
