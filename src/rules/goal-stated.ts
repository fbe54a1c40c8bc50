/** Goals are not blank, not just a dash or 无. */

import { placeName } from '../filing/fields.ts';
import { fieldAt } from '../filing/form-places.ts';
import { goalsOf } from '../filing/indicators.ts';
import { shown } from './reading/shown.ts';
import type { Rule } from './rule.ts';

/** What people write where nothing is said. */
const PLACEHOLDER = /^(?:无|暂无|没有|略|待定|同上|待补充|XX+|N\/A)[。.]?$/i;
/** Cheaper than the next, and false of nearly every goal. */
const MAY_BE_SIGNS = /^[^\u4E00-\u9FFFA-Za-z0-9]*$/;
const SIGNS = /^[\s\p{P}\p{S}]*$/u;

export const goalStated: Rule = {
  id: 'goal-stated',
  reason: 'unspecific',
  severity: 'error',
  summary: { zh: '写明绩效目标', en: 'performance goals are stated' },
  why: {
    zh: '没有目标，指标无所依，绩效评价无从谈起。',
    en: 'Without a goal the indicators measure nothing.',
  },
  basis: {
    zh: '财预〔2011〕填报说明：长期目标覆盖整个项目期，年度目标写本年；目标应当指向明确、具体细化、合理可行。',
    en: 'Fill-in instructions of 财预〔2011〕: a long-term goal for the whole period, an annual one for this year.',
  },
  examples: {
    passing: 'goals: { longTerm: 三年内保通率不低于99%。, annual: 全年保通率不低于99%。 }',
    failing: 'goals: { longTerm: 三年内保通率不低于99%。, annual: 无 }',
  },
  *check(filing, requirements) {
    for (const { text, path } of goalsOf(filing)) {
      // One that is not stated is told where the form requires it.
      if (text === undefined || !saysNothing(text) || !fieldAt(requirements, path)) continue;
      const name = placeName(path);
      yield {
        path,
        message: {
          zh: `${name.zh}只写了“${shown(text)}”`,
          en: `${name.en} only says “${shown(text)}”`,
        },
        help: {
          zh: '写明要做到什么、做到多少，例如“保通率不低于99%”。',
          en: 'State what will be achieved, and how much of it.',
        },
      };
    }
  },
};

const saysNothing = (text: string) =>
  PLACEHOLDER.test(text) || (MAY_BE_SIGNS.test(text) && SIGNS.test(text));
