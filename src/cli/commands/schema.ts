/** perfgoal schema: the JSON Schema of filings, for editors and other programs. */
import { schemaFor } from '../../internal.ts';
import { exit } from '../exit.ts';
import { formsOf } from '../files/forms.ts';
import type { CommandSpec } from './command.ts';

export const schemaCommand: CommandSpec = {
  name: 'schema',
  summary: { zh: '输出申报的 JSON Schema', en: 'print the JSON Schema of filings' },
  notes: {
    zh: '键有英文和表上的名称两种写法。带 --form 时只含这种表的字段、选项、资金来源和指标分类。',
    en: 'It has every key in English and as printed on the form. With --form it has only the fields,\nchoices, funding sources and indicator levels of that form.',
  },
  options: [
    {
      flags: { zh: '--form <表样>', en: '--form <form>' },
      summary: {
        zh: '表样的编号或自己的 .yaml 表样',
        en: 'id of a form, or a .yaml template of your own',
      },
    },
  ],
  examples: [
    {
      line: 'perfgoal schema --form xizang/fujian2 > fujian2.schema.json',
      summary: { zh: '供编辑器补全', en: 'for completion in an editor' },
    },
  ],
  async run(_, { form }, session) {
    const template = typeof form === 'string' ? formsOf(session.io.cwd).named(form) : undefined;
    await session.result(`${JSON.stringify(schemaFor(template), null, 2)}\n`);
    return exit.clean;
  },
};
