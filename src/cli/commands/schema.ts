/** perfgoal schema: the JSON Schema of filings, for editors and other programs. */
import { schemaFor } from '../../internal.ts';
import { exit } from '../exit.ts';
import { formsOf } from '../files/forms.ts';
import type { CommandSpec } from './command.ts';
import { keysOption } from './options.ts';

interface SchemaCommandOptions {
  readonly form?: string;
  readonly keys?: 'zh' | 'en';
}

export const schemaCommand: CommandSpec = {
  name: 'schema',
  summary: { zh: '输出申报的 JSON Schema', en: 'print the JSON Schema of filings' },
  notes: {
    zh: '带 --form 时只含这种表的字段、选项、资金来源和指标分类。不写 --keys，键的两种写法都收。',
    en: 'With --form it has only the fields, choices, funding sources and indicator levels of that form.\nWithout --keys it takes keys in both spellings.',
  },
  options: [
    {
      flags: { zh: '--form <表样>', en: '--form <form>' },
      summary: {
        zh: '表样的编号或自己的 .yaml 表样',
        en: 'id of a form, or a .yaml template of your own',
      },
    },
    keysOption({
      zh: '只收英文的键（en），或只收表上的名称（zh）',
      en: 'take keys only in English (en), or only as printed on the form (zh)',
    }),
  ],
  examples: [
    {
      line: 'perfgoal schema --form xizang/fujian2 > fujian2.schema.json',
      summary: { zh: '供编辑器补全', en: 'for completion in an editor' },
    },
    {
      line: 'perfgoal schema --form national/2021 --keys zh > 2021.json',
      summary: { zh: '键用中文的申报', en: 'for filings with Chinese keys' },
    },
  ],
  async run(_, { form, keys }: SchemaCommandOptions, session) {
    const template = form !== undefined ? formsOf(session.io.cwd).named(form) : undefined;
    await session.result(`${JSON.stringify(schemaFor(template, keys ?? 'both'), null, 2)}\n`);
    return exit.clean;
  },
};
