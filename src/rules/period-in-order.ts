/** Start ≤ end, for the project and for each item of the schedule, and for the years of a funding row. */

import { dateText, isSurelyBefore } from '../filing/dates.ts';
import type { CalendarDate, Period } from '../filing/filing.ts';
import type { Path } from '../finding.ts';
import type { Report, Rule } from './rule.ts';

export const periodInOrder: Rule = {
  id: 'period-in-order',
  reason: 'other',
  severity: 'error',
  summary: { zh: '开始日期不晚于结束日期', en: 'a period starts before it ends' },
  why: {
    zh: '起止颠倒的时间没有意义。',
    en: 'A period that ends before it starts is meaningless.',
  },
  examples: {
    passing: 'project: { name: 甲, period: { start: 2023-01-01, end: 2023-12-31 } }',
    failing: 'project: { name: 甲, period: { start: 2023-12-31, end: 2023-01-01 } }',
  },
  *check({ project, schedule, funding }) {
    yield* inOrder(project.period, ['project', 'period']);
    for (const [index, item] of schedule.entries()) yield* inOrder(item, ['schedule', index]);
    for (const [index, { years }] of funding.rows.entries()) {
      if (!years || years.first <= years.last) continue;
      yield {
        path: ['funding', 'rows', index, 'years'],
        message: {
          zh: `年份 ${years.text} 前后颠倒`,
          en: `the years ${years.text} are in reverse order`,
        },
        help: {
          zh: `是不是 ${years.last}-${years.first}？`,
          en: `Did you mean ${years.last}-${years.first}?`,
        },
      };
    }
  },
};

function* inOrder({ start, end }: Period, path: Path): Iterable<Report> {
  if (!start || !end || !isSurelyBefore(end, start)) return;
  yield { path: [...path, 'end'], message: backwards(start, end), help };
}

const backwards = (start: CalendarDate, end: CalendarDate) => ({
  zh: `结束日期 ${dateText(end)} 早于开始日期 ${dateText(start)}`,
  en: `it ends ${dateText(end)}, before its start, ${dateText(start)}`,
});

const help = {
  zh: '检查是否写反，或年份写错。',
  en: 'Check whether they are swapped or a year is wrong.',
};
