/** perfgoal new: writes an empty filing for a form, and beside it the schema from which editors complete. */
import { resolve } from 'node:path';
import { requirementsOf, skeleton, userError } from '../../internal.ts';
import { exit } from '../exit.ts';
import { formsOf } from '../files/forms.ts';
import { isStdout, refuseExisting, writeResult } from '../files/results.ts';
import { schemaReference, writeSchemaBeside } from '../files/schema-beside.ts';
import type { Session } from '../session.ts';
import type { CommandSpec } from './command.ts';
import { keysOption, settingsOptions } from './options.ts';

interface NewCommandOptions {
  readonly form?: string;
  /** By the settings; an absolute path or an id. */
  readonly defaultForm?: string;
  readonly keys?: 'zh' | 'en';
  readonly year?: number;
}

export const newCommand: CommandSpec = {
  name: 'new',
  argument: { zh: '<文件>', en: '<file>' },
  summary: { zh: '新建一份空的申报', en: 'create an empty filing' },
  notes: {
    zh: '写出带说明的 YAML，并在旁边的 .perfgoal 文件夹里放这种表的 JSON Schema，编辑器据此补全和提示。\n不覆盖已有的文件。文件写 - 时，YAML 写到标准输出，不放 JSON Schema。',
    en: 'Writes a YAML file with hints and, in the folder .perfgoal beside it, the JSON Schema of the\nform, which editors use for completion. An existing file is not overwritten. With - as the\nfile, only the YAML is written, to standard output.',
  },
  options: [
    {
      flags: { zh: '--form <表样>', en: '--form <form>' },
      summary: {
        zh: '表样的编号，默认是设置里的，否则 xizang/fujian2',
        en: 'id of the form (default: that of the settings, else xizang/fujian2)',
      },
    },
    keysOption({
      zh: '键用英文（en，默认）或表上的名称（zh）',
      en: 'keys in English (en, default) or as printed on the form (zh)',
    }),
    {
      flags: { zh: '--year <年度>', en: '--year <year>' },
      summary: { zh: '预算年度，默认明年', en: 'budget year (default: next year)' },
      parse: parseYear,
    },
    ...settingsOptions,
  ],
  examples: [
    { line: 'perfgoal new filing.yaml', summary: { zh: '新建一份申报', en: 'create a filing' } },
    {
      line: 'perfgoal new --form national/2021 --keys zh filing.yaml',
      summary: { zh: '指定表样，键用中文', en: 'choose the form, keys in Chinese' },
    },
  ],
  run: ([name], options, session) => run(name ?? 'filing.yaml', options, session),
};

async function run(name: string, options: NewCommandOptions, session: Session) {
  refuseExisting(name, session);
  const template = formsOf(session.io.cwd).named(
    options.form ?? options.defaultForm ?? 'xizang/fujian2',
  );
  const keys = options.keys ?? 'en';
  const isPiped = isStdout(name);
  const yaml = skeleton(requirementsOf(template), template.title, {
    keys,
    // The schema is beside the file; text for standard output has no file yet.
    ...(!isPiped && { schema: schemaReference(template, keys) }),
    year: options.year ?? new Date().getFullYear() + 1,
  });
  if (isPiped) {
    await session.result(yaml);
    return exit.clean;
  }
  await writeSchemaBeside(resolve(session.io.cwd, name), template, keys);
  await writeResult(name, yaml, session);
  await session.message(`${session.say({ zh: `已新建 ${name}`, en: `created ${name}` })}\n`);
  return exit.clean;
}

function parseYear(text: string): number {
  if (/^(19|20)\d{2}$/.test(text)) return Number(text);
  throw userError(
    `--year 应是四位年份，不是“${text}”`,
    `invalid value “${text}” for --year (expected a four-digit year)`,
  );
}
