/** perfgoal forms: lists forms, shows one, checks a template, or drafts one from a Word file. */
import { resolve } from 'node:path';
import {
  checkForm,
  draftTemplate,
  hasErrors,
  listForms,
  MAX_WORD_BYTES,
  suggestion,
  userError,
} from '../../internal.ts';
import { exit } from '../exit.ts';
import { formsOf } from '../files/forms.ts';
import { readSource } from '../files/read.ts';
import { refuseExisting, writeResult } from '../files/results.ts';
import { blankForm, formList } from '../form-pages.ts';
import { reporters } from '../report/index.ts';
import type { Session } from '../session.ts';
import type { CommandSpec } from './command.ts';

interface FormsCommandOptions {
  readonly out?: string;
}

export const formsCommand: CommandSpec = {
  name: 'forms',
  argument: { zh: '[动作与表样...]', en: '[action and form...]' },
  words: ['show', 'check', 'from'],
  summary: {
    zh: '列出、查看、检查表样，或从 Word 起草',
    en: 'list, show or check forms, or draft one from Word',
  },
  notes: {
    zh: [
      '不带动作列出全部表样。动作：',
      '  show 编号       表的样子和要填的内容',
      '  check 文件      检查自己的表样',
      '  from 文件.docx  从空白的 Word 表起草一个表样，认不出的栏目留给人写',
    ].join('\n'),
    en: [
      'Without an action the forms are listed. Actions:',
      '  show ID         show the form and its fields',
      '  check FILE      check a template of your own',
      '  from FILE.docx  draft a template from a blank Word form; fields that are not',
      '                  recognised are left for you to fill in',
    ].join('\n'),
  },
  options: [
    {
      flags: { zh: '--out <文件>', en: '--out <file>' },
      summary: {
        zh: 'from 写出的文件，不覆盖已有的；默认标准输出',
        en: 'file for `from` to write; an existing one is not overwritten (default: standard output)',
      },
    },
  ],
  examples: [
    {
      line: 'perfgoal forms show national/2021',
      summary: { zh: '表的样子和要填的内容', en: 'show a form and its fields' },
    },
    {
      line: 'perfgoal forms from blank.docx --out our-form.yaml',
      summary: { zh: '从 Word 起草表样', en: 'draft a template from Word' },
    },
    {
      line: 'perfgoal forms check our-form.yaml',
      summary: { zh: '检查自己的表样', en: 'check your own template' },
    },
  ],
  run: ([action = 'list', name], options, session) => run(action, name, options, session),
};

type Action = (name: string, options: FormsCommandOptions, session: Session) => Promise<0 | 1>;

async function run(
  action: string,
  name: string | undefined,
  options: FormsCommandOptions,
  session: Session,
) {
  if (action === 'list') {
    const { named } = formsOf(session.io.cwd);
    await session.result(formList(listForms().map(named), session.outLook));
    return exit.clean;
  }
  const act = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (!act) {
    throw userError(
      `forms 没有“${action}”这个动作`,
      `unknown action “${action}” for forms`,
      suggestion(action, Object.keys(actions)),
    );
  }
  if (name === undefined) {
    throw userError(
      `forms ${action} 后面要写表样或文件`,
      `forms ${action} requires a form or file`,
    );
  }
  return act(name, options, session);
}

const actions: Readonly<Record<string, Action>> = {
  async show(name, _, session) {
    const template = formsOf(session.io.cwd).named(name);
    await session.result(await blankForm(template, session.outLook));
    return exit.clean;
  },
  async check(name, _, session) {
    const { source, findings } = checkForm(name, readSource(resolve(session.io.cwd, name)));
    const reporter = reporters.pretty(session.outLook);
    await session.result(await reporter.file({ name: source.name, text: source.text, findings }));
    if (findings.length === 0) await session.message(`${session.say(noProblems(name))}\n`);
    return hasErrors(findings) ? exit.findings : exit.clean;
  },
  async from(name, { out }, session) {
    if (out !== undefined) refuseExisting(out, session);
    const bytes = readSource(resolve(session.io.cwd, name), undefined, MAX_WORD_BYTES);
    const { yaml, unknown, fields } = await draftTemplate(bytes);
    await writeResult(out, yaml, session);
    await session.message(`${session.say(drafted(fields.length, unknown))}\n`);
    return exit.clean;
  },
};

const noProblems = (name: string) => ({ zh: `${name} 没有问题`, en: `${name}: no problems` });

const drafted = (known: number, unknown: readonly string[]) => ({
  zh: `认出 ${known} 个栏目${unknown.length > 0 ? `；待人确认：${unknown.join('、')}` : ''}`,
  en: `recognised ${known} fields${unknown.length > 0 ? `; not recognised: ${unknown.join(', ')}` : ''}`,
});
