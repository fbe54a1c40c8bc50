/** A project that goes on bears the name of last year's filing. */
import { shown } from '../reading/shown.ts';
import type { AcrossYearsRule } from './across-years.ts';
import { toldBy } from './across-years.ts';
import { timelessName } from './match-last.ts';

export const projectNameKept: AcrossYearsRule = {
  id: 'project-name-kept',
  reason: 'other',
  severity: 'warning',
  summary: {
    zh: '项目名称与上年的申报一致',
    en: 'the project’s name is that of last year’s filing',
  },
  why: {
    zh: '名称一变，批复、拨款和自评就对不上同一个项目；名称里的年份可以不同。',
    en: 'Under another name, approval, payment and evaluation are not found to be of one project; years in names may differ.',
  },
  examples: {
    last: 'year: 2025\nproject: { name: 2025年村级文化室管理员补助 }',
    passing: 'year: 2026\nproject: { name: 2026年村级文化室管理员补助 }',
    failing: 'year: 2026\nproject: { name: 村级文化室管理人员经费 }',
  },
  *check({ project }, last) {
    const before = last.filing.project.name;
    const { name } = project;
    if (name === undefined || before === undefined || timelessName(name) === timelessName(before))
      return;
    const { zh, en, file } = toldBy(last);
    yield {
      path: ['project', 'name'],
      subject: before,
      message: {
        zh: `${zh}的项目名称是“${shown(before)}”（${file}）`,
        en: `the project was called “${shown(before)}” in ${en} (${file})`,
      },
      help: {
        zh: '是同一个项目的，名称照旧；不是的，上年的申报不用来比。',
        en: 'Keep the name of a project that goes on; compare another project with its own filing.',
      },
    };
  },
};
