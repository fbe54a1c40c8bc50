/** A sentence about effects is no indicator that a percentage could measure. */

import { allIndicators } from '../filing/indicators.ts';
import { shown } from './reading/shown.ts';
import type { Rule } from './rule.ts';

/** Ends like something that is measured, or at least named. */
const MEASURE =
  /(?:率|度|比例|比重|占比|百分比|比|幅度?|水平|[数量额]|人次|次数|指数|系数|频次|时间|成本|费用?|情况|面|性|效果|完成|覆盖|到位|达标|合格)$/;
/** Says that something has an effect: begins a clause with a verb of effect, or tells of a part that is played. */
const EFFECT =
  /(?:^|[，,、；;])(?:有效|切实|进一步|不断|持续|全面|有力|积极|充分)?(?:提[高升]|改善|促进|加强|增强|推[动进]|保障|确保|保证|实现|发挥|减[少轻]|降低|节约|缓解|优化|带动|满足|维护|为)|起到|得到|对.+(?:作用|影响)$/;
/** Shorter names are phrases, if clumsy ones. */
const SENTENCE_LENGTH = 10;

export const sentenceWithPercentage: Rule = {
  id: 'sentence-with-percentage',
  reason: 'mismatch',
  severity: 'warning',
  summary: {
    zh: '百分比对应可以计算的指标，不对应一句话',
    en: 'percentages are given for rates, not for sentences',
  },
  why: {
    zh: '一句定性的话没有分子分母，写百分比无法核实。',
    en: 'A sentence has no numerator or denominator, so its percentage cannot be verified.',
  },
  examples: {
    passing:
      'indicators: { annual: { 效益指标: { 可持续影响指标: [{ name: 维护制度覆盖会场比例, value: ≥96% }, { name: 对提高办公效率、减少会议奔波起到支撑作用, value: 明显 }] } } }',
    failing:
      'indicators: { annual: { 效益指标: { 可持续影响指标: [{ name: 对提高办公效率、减少会议奔波起到支撑作用。, value: 96% }] } } }',
  },
  *check(filing) {
    for (const { indicator, path, read } of allIndicators(filing)) {
      const { name, value } = indicator;
      if (!name || !value || read?.kind !== 'number') continue;
      if (read.unit !== '%' || read.subject || !isSentence(name)) continue;
      yield {
        path: [...path, 'value'],
        message: {
          zh: `指标内容是一句定性的话，指标值却是 ${shown(value.text)}`,
          en: `the indicator is a qualitative sentence, but its value is ${shown(value.text)}`,
        },
        help: {
          zh: '改写成能计算的指标，例如“会议按时召开率”，或把指标值改为“明显”“较好”等分级文字。',
          en: 'Name a rate that can be computed, or give the value in graded words.',
        },
      };
    }
  },
};

function isSentence(name: string): boolean {
  const bare = name
    .replace(/[（(][^（()）]*[）)]/g, '')
    .replace(/\s/g, '')
    .replace(/[。；;.]+$/, '');
  if (/\d/.test(bare) || MEASURE.test(bare)) return false;
  return EFFECT.test(bare) && bare.length >= SENTENCE_LENGTH;
}
