/** Department's whole expenditure: 支出构成 adds up. */
import type { Rule } from './rule.ts';

export const expenditureAddsUp: Rule = {
  id: 'expenditure-adds-up',
  reason: 'other',
  severity: 'error',
  summary: {
    zh: '支出合计等于基本支出加项目支出',
    en: 'the expenditure is the basic and the project expenditure together',
  },
  why: {
    zh: '部门的支出只有基本支出和项目支出，合计对不上，就有一个数写错。',
    en: 'A department spends on its running and on projects; if the total differs, one of the three is wrong.',
  },
  examples: {
    passing:
      'form: department/whole\nfunding: { unit: 万元, expenditure: { total: 968.5, basic: 724.5, project: 244 } }',
    failing:
      'form: department/whole\nfunding: { unit: 万元, expenditure: { total: 986.5, basic: 724.5, project: 244 } }',
  },
  *check({ funding: { unit = '', expenditure } }) {
    const { total, basic, project } = expenditure;
    if (!total || !basic || !project) return;
    const sum = basic.value.plus(project.value);
    if (sum.eq(total.value)) return;
    yield {
      path: ['funding', 'expenditure', 'total'],
      from: [['funding', 'expenditure']],
      message: {
        zh: `支出合计是 ${total.text}${unit}，基本支出加项目支出是 ${sum.toFixed()}${unit}`,
        en: `the expenditure is ${total.text}${unit}, but basic and project expenditure add up to ${sum.toFixed()}${unit}`,
      },
      help: {
        zh: '改合计，或改基本支出、项目支出。',
        en: 'Correct the total, or the basic or project expenditure.',
      },
    };
  },
};
