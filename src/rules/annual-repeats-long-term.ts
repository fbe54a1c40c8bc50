/** In a project of several years, what is planned for this year is not what is planned for all. */
import type { Filing } from '../filing/filing.ts';
import { goalsOf, sameTables } from '../filing/indicators.ts';
import type { Rule } from './rule.ts';

export const annualRepeatsLongTerm: Rule = {
  id: 'annual-repeats-long-term',
  reason: 'unspecific',
  severity: 'warning',
  summary: {
    zh: '跨年项目的年度目标、年度指标不照抄长期的',
    en: 'in multi-year projects annual goals differ from long-term goals',
  },
  why: {
    zh: '长期目标管整个项目期，年度目标管本年；两者一样，就看不出本年该做到哪一步。',
    en: 'The long-term goal covers all years, the annual goal only this one; if they are the same, nobody knows what this year will reach.',
  },
  basis: {
    zh: '财预〔2011〕填报说明：长期目标覆盖整个项目期，年度目标写本年。',
    en: 'Fill-in instructions of 财预〔2011〕: a long-term goal for the whole period, an annual one for this year.',
  },
  examples: {
    passing:
      'project: { name: 甲, period: { start: 2023-01-01, end: 2025-12-31 } }\ngoals: { longTerm: 三年新建会场30个。, annual: 本年新建会场10个。 }',
    failing:
      'project: { name: 甲, period: { start: 2023-01-01, end: 2025-12-31 } }\ngoals: { longTerm: 新建会场30个。, annual: 新建会场30个。 }',
  },
  *check(filing) {
    if (!lastsYears(filing)) return;
    const { goals } = filing;
    if (goals.annual && areAlike(goals.annual, goals.longTerm ?? '')) {
      yield {
        path: ['goals', 'annual'],
        message: {
          zh: '项目跨年，年度目标与长期目标一字不差',
          en: 'the project runs for several years, but its annual goal is identical to its long-term goal',
        },
        help: {
          zh: '年度目标只写本年要做到的。',
          en: 'State only what will be achieved this year.',
        },
      };
    }
    const [, annual] = goalsOf(filing);
    if (annual && annual.rows.length > 0 && sameTables(filing)) {
      yield {
        path: ['indicators', 'annual'],
        from: [['indicators']],
        at: 'key',
        message: {
          zh: '项目跨年，年度绩效指标与长期绩效指标完全一样',
          en: 'the project runs for several years, but its annual indicators are identical to its long-term indicators',
        },
        help: {
          zh: '按年分解：长期写累计数，年度写本年数。',
          en: 'Break them down: totals for the long term, this year’s numbers for the year.',
        },
      };
    }
  },
};

/** Said by the period or by the years of the funds; a project of one year may well repeat itself. */
function lastsYears({ project: { period }, funding }: Filing): boolean {
  const { start, end } = period;
  return (
    (start !== undefined && end !== undefined && start.year < end.year) ||
    funding.rows.some(({ years }) => years !== undefined && years.first < years.last)
  );
}

const areAlike = (a: string, b: string) => a === b || bare(a) === bare(b);

const bare = (goal: string) => goal.replace(/[\s\p{P}]/gu, '');
