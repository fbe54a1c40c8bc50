/** perfgoal forms: lists forms, finds those near to one's own, shows one, checks a template, or drafts one from a Word file. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  checkForm,
  draftTemplate,
  hasErrors,
  listForms,
  MAX_WORD_BYTES,
  nearForms,
  suggestion,
  userError,
} from '../../internal.ts';
import { guarded } from '../errors.ts';
import { exit } from '../exit.ts';
import { formsOf } from '../files/forms.ts';
import { readSource } from '../files/read.ts';
import { refuseExisting, writeResult } from '../files/results.ts';
import { reporters } from '../report/index.ts';
import type { Session } from '../session.ts';
import type { CommandSpec } from './command.ts';

interface FormsCommandOptions {
  readonly like?: string;
  readonly json?: boolean;
  readonly out?: string;
}

export const formsCommand: CommandSpec = {
  name: 'forms',
  argument: { zh: '[动作与表样...]', en: '[action and form...]' },
  words: ['show', 'check', 'from'],
  summary: {
    zh: '列出、查找、查看、检查表样，或从 Word 起草',
    en: 'list, find, show or check forms, or draft one from Word',
  },
  notes: {
    zh: [
      '不带动作按地区和用途列出全部表样；加 --like 只列与手里的表相近的。动作：',
      '  show 编号       表的样子和要填的内容',
      '  check 文件      检查自己的表样',
      '  from 文件.docx  从空白的 Word 表起草一个表样，认不出的栏目留给人写',
    ].join('\n'),
    en: [
      'Without an action the forms are listed by place and purpose; with --like, those',
      'near to a form that you have. Actions:',
      '  show ID         show the form and its fields',
      '  check FILE      check a template of your own',
      '  from FILE.docx  draft a template from a blank Word form; fields that are not',
      '                  recognised are left for you to fill in',
    ].join('\n'),
  },
  options: [
    {
      flags: { zh: '--like <文件或栏目>', en: '--like <file-or-labels>' },
      summary: {
        zh: '与手里的表最相近的表样：写 Word 文件，或用逗号隔开的栏目',
        en: 'the forms nearest to one of your own: a Word file, or labels parted by commas',
      },
    },
    {
      flags: { zh: '--json', en: '--json' },
      summary: { zh: '列表写成 JSON', en: 'print the list as JSON' },
    },
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
      line: 'perfgoal forms --like blank.docx',
      summary: { zh: '与手里的表相近的表样', en: 'the forms nearest to your own' },
    },
    {
      line: 'perfgoal forms --like 年度资金总额,权重',
      summary: { zh: '有这些栏目的表样', en: 'the forms that have these labels' },
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
    const { like, json = false } = options;
    if (like !== undefined) return listLike(like, json, session);
    await list(json, session);
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
  refuseListOptions(action, options);
  if (name === undefined) {
    throw userError(
      `forms ${action} 后面要写表样或文件`,
      `forms ${action} requires a form or file`,
    );
  }
  return act(name, options, session);
}

/** Throws UserError for an option of the list beside an action, which would do nothing there. */
function refuseListOptions(action: string, { like, json }: FormsCommandOptions): void {
  const option = like !== undefined ? '--like' : json ? '--json' : undefined;
  if (option === undefined) return;
  const line = `perfgoal forms ${option}${like ? ` ${like}` : ''}`;
  throw userError(
    `${option} 不能和 forms ${action} 一起用`,
    `${option} cannot be used with forms ${action}`,
    { zh: `写成 ${line}`, en: `Expected ${line}` },
  );
}

async function list(json: boolean, session: Session): Promise<void> {
  const { formList, formListJson } = await import('../form-list.ts');
  const templates = allForms(session);
  const text = json ? formListJson(templates) : formList(templates, session.outLook);
  await session.result(await text);
  if (!json) await session.message(`${session.say(furtherHelp)}\n`);
}

async function listLike(like: string, json: boolean, session: Session) {
  const file = isFile(like, session) ? like : undefined;
  const { nearFormsJson, nearFormsPage } = await import('../near-forms-page.ts');
  const templates = allForms(session);
  return guarded(session, file, async () => {
    const given =
      file === undefined
        ? labelsIn(like)
        : readSource(resolve(session.io.cwd, file), undefined, MAX_WORD_BYTES);
    const near = await nearForms(given, templates);
    const text = json ? nearFormsJson(file, near) : nearFormsPage(file, near, session.outLook);
    await session.result(text);
    if (file !== undefined && !json) await session.message(`${session.say(comparedOnly)}\n`);
    return exit.clean;
  });
}

const allForms = ({ io }: Session) => listForms().map(formsOf(io.cwd).named);

/** Whether a text names a file: one that is there, or what looks like the name of one. */
const isFile = (text: string, { io }: Session) =>
  (text !== '' && existsSync(resolve(io.cwd, text))) || /\.[a-z]{2,4}$/i.test(text);

/** The labels in a text; throws UserError where there are none. */
function labelsIn(text: string): readonly string[] {
  const labels = text.split(/[,，、;；\s]+/).filter(label => label !== '');
  if (labels.length > 0) return labels;
  throw userError('--like 后面要写文件或栏目名', '--like requires a file or labels');
}

const actions: Readonly<Record<string, Action>> = {
  async show(name, _, session) {
    const { blankForm } = await import('../form-page.ts');
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

const furtherHelp = {
  zh: '看一张：perfgoal forms show 编号。手里有表：perfgoal forms --like 表.docx',
  en: 'See one: perfgoal forms show ID. Find yours: perfgoal forms --like FORM.docx',
};

const comparedOnly = {
  zh: '只比较认得的栏目；表里填的内容和别的文字不比较，也不列出。',
  en: 'Only known labels are compared; what is filled in and other texts are not, nor listed.',
};

const noProblems = (name: string) => ({ zh: `${name} 没有问题`, en: `${name}: no problems` });

const drafted = (known: number, unknown: readonly string[]) => ({
  zh: `认出 ${known} 个栏目${unknown.length > 0 ? `；待人确认：${unknown.join('、')}` : ''}`,
  en: `recognised ${known} fields${unknown.length > 0 ? `; not recognised: ${unknown.join(', ')}` : ''}`,
});
