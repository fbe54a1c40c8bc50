/** The years of the funds lie within 起止时间. */
import { dateText } from '../filing/dates.ts';
import { strayRows } from './reading/funding-rows.ts';
import type { Rule } from './rule.ts';

export const periodCoversFunding: Rule = {
  id: 'period-covers-funding',
  reason: 'other',
  severity: 'warning',
  summary: {
    zh: '资金的年份在项目起止时间之内',
    en: 'the years of the funds lie within the period of the project',
  },
  why: {
    zh: '项目结束以后或开始以前的资金没有用处，不是时间写短了，就是资金多报了。',
    en: 'Funds before or after the project cannot be used: the period is too short, or a year is wrong.',
  },
  basis: {
    zh: '财预〔2011〕填报说明：起止时间覆盖整个项目，资金是项目的总额。',
    en: 'Fill-in instructions of 财预〔2011〕: the period covers the whole project, the funds are its total.',
  },
  examples: {
    passing:
      'project: { name: 甲, period: { start: 2023-01-01, end: 2025-12-31 } }\nfunding: { rows: [{ years: 2023-2025, total: 4.5 }] }',
    failing:
      'project: { name: 甲, period: { start: 2023-01-01, end: 2023-12-31 } }\nfunding: { rows: [{ years: 2023-2025, total: 4.5 }] }',
  },
  *check(filing, requirements) {
    const { start, end } = filing.project.period;
    const stray = strayRows(filing, requirements);
    for (const [index, { years }] of filing.funding.rows.entries()) {
      if (stray.includes(index) || !years || years.first > years.last) continue;
      const early = start !== undefined && years.first < start.year;
      const late = end !== undefined && years.last > end.year;
      if (!early && !late) continue;
      const [from, to] = [start ? dateText(start) : '', end ? dateText(end) : ''];
      yield {
        path: ['funding', 'rows', index, 'years'],
        message: {
          zh: `资金的年份 ${years.text} 超出项目起止时间 ${from}到${to}`,
          en: `the funds are for ${years.text}, but the project runs from ${from} to ${to}`,
        },
        help: {
          zh: '起止时间写整个项目的时间，不只写本年；或改资金的年份。',
          en: 'State the period of the whole project, not only of this year, or correct the years of the funds.',
        },
      };
    }
  },
};
