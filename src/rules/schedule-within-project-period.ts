/** Each item of the schedule lies inside 起止时间. */
import { dateText, isSurelyBefore } from '../filing/dates.ts';
import type { Rule } from './rule.ts';

export const scheduleWithinProjectPeriod: Rule = {
  id: 'schedule-within-project-period',
  reason: 'other',
  severity: 'error',
  summary: {
    zh: '进度在项目起止时间之内',
    en: 'the schedule lies within the period of the project',
  },
  why: {
    zh: '起止时间之外的活动不属于本项目，不能用本项目的资金。',
    en: 'Work outside the period is not part of the project and cannot be paid from it.',
  },
  basis: {
    zh: '财预〔2011〕填报说明：起止时间覆盖整个项目。',
    en: 'Fill-in instructions of 财预〔2011〕: the period covers the whole project.',
  },
  examples: {
    passing:
      'project: { name: 甲, period: { start: 2023-01-01, end: 2023-12-31 } }\nschedule: [{ task: 验收, start: 2023-11-01, end: 2023-12-31 }]',
    failing:
      'project: { name: 甲, period: { start: 2023-01-01, end: 2023-12-31 } }\nschedule: [{ task: 验收, start: 2023-11-01, end: 2024-01-31 }]',
  },
  *check({ project: { period }, schedule }) {
    for (const [index, item] of schedule.entries()) {
      const task = item.task ?? `${index + 1}`;
      const { start, end } = item;
      const first = start ?? end;
      const last = end ?? start;
      if (first && period.start && isSurelyBefore(first, period.start)) {
        yield {
          path: ['schedule', index, start ? 'start' : 'end'],
          message: {
            zh: `“${task}”的时间 ${dateText(first)} 早于项目开始时间 ${dateText(period.start)}`,
            en: `“${task}” begins ${dateText(first)}, before the start of the project, ${dateText(period.start)}`,
          },
          help,
        };
      }
      if (last && period.end && isSurelyBefore(period.end, last)) {
        yield {
          path: ['schedule', index, end ? 'end' : 'start'],
          message: {
            zh: `“${task}”的时间 ${dateText(last)} 晚于项目结束时间 ${dateText(period.end)}`,
            en: `“${task}” ends ${dateText(last)}, after the end of the project, ${dateText(period.end)}`,
          },
          help,
        };
      }
    }
  },
};

const help = {
  zh: '调整这一项的时间，或项目起止时间。',
  en: 'Move the item, or extend the period of the project.',
};
