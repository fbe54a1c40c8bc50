/** The long-term goal of a project that goes on is that of last year's filing. */
import { isSurelyBefore } from '../../filing/dates.ts';
import type { Filing } from '../../filing/filing.ts';
import { shown } from '../reading/shown.ts';
import type { AcrossYearsRule } from './across-years.ts';
import { toldBy } from './across-years.ts';

export const longTermGoalKept: AcrossYearsRule = {
  id: 'long-term-goal-kept',
  reason: 'other',
  severity: 'warning',
  summary: {
    zh: '期间没有变的项目，长期目标与上年的申报一致',
    en: 'the long-term goal of a project whose period goes on is that of last year’s filing',
  },
  why: {
    zh: '长期目标是批准项目的理由，中途改了，历年的完成情况就无法连起来评价。',
    en: 'The long-term goal is why the project was approved; once changed, the years can no longer be evaluated together.',
  },
  examples: {
    last: 'year: 2025\nproject: { period: { start: 2025-01-01, end: 2027-12-31 } }\ngoals: { longTerm: 三年建成36座口袋公园。 }',
    passing:
      'year: 2026\nproject: { period: { start: 2025-01-01, end: 2027-12-31 } }\ngoals: { longTerm: 三年建成36座口袋公园 }',
    failing:
      'year: 2026\nproject: { period: { start: 2025-01-01, end: 2027-12-31 } }\ngoals: { longTerm: 三年建成30座口袋公园。 }',
  },
  *check(filing, last) {
    const [now, before] = [filing.goals.longTerm, last.filing.goals.longTerm];
    if (now === undefined || before === undefined || plain(now) === plain(before)) return;
    if (hasEnded(last.filing, filing)) return;
    const { zh, en, file } = toldBy(last);
    yield {
      path: ['goals', 'longTerm'],
      subject: before,
      message: {
        zh: `与${zh}申报的长期目标不同，那时是“${shown(before)}”（${file}）`,
        en: `not the long-term goal of ${en}, which was “${shown(before)}” (${file})`,
      },
      help: {
        zh: '目标没有调整的照旧填写；调整了的，在“其他需说明的问题”里说明依据。',
        en: 'Keep the goal unless it was changed; if it was, say on what basis in the remarks.',
      },
    };
  },
};

/** Whether this year's filing tells of a period that begins when last year's was over. */
function hasEnded(
  { project: { period: before } }: Filing,
  { project: { period } }: Filing,
): boolean {
  return before.end !== undefined && period.start !== undefined
    ? isSurelyBefore(before.end, period.start)
    : false;
}

/** Without signs and blanks, which say nothing else. */
const plain = (text: string) => text.replace(/[\s\p{P}]/gu, '');
