/** perfgoal new: writes an empty filing for a form, or last year's carried over, and beside it the schema from which editors complete. */
import { dirname, relative, resolve } from 'node:path';
import {
  type FormTemplate,
  isOwn,
  type Localized,
  loadCarryOver,
  type Path,
  placeName,
  requirementsOf,
  skeleton,
  userError,
} from '../../internal.ts';
import { type LastRead, readLast } from '../check/last.ts';
import { guarded } from '../errors.ts';
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
  /** Last year's filing. */
  readonly from?: string;
  readonly keepAmounts?: boolean;
}

export const newCommand: CommandSpec = {
  name: 'new',
  argument: { zh: '<文件>', en: '<file>' },
  summary: { zh: '新建一份空的申报', en: 'create an empty filing' },
  notes: {
    zh: '写出带说明的 YAML，并在旁边的 .perfgoal 文件夹里放这种表的 JSON Schema，编辑器据此补全和提示。\n不覆盖已有的文件。文件写 - 时，YAML 写到标准输出，不放 JSON Schema。\n用 --from 把上年的申报带过来：文字、指标照抄，期间、进度和资金的年份顺延（跨年、还没结束的不动），\n金额、自评和填报日期空着；提到上年或上年金额的地方上面注“# 待确认”，改好就删去这一行。',
    en: 'Writes a YAML file with hints and, in the folder .perfgoal beside it, the JSON Schema of the\nform, which editors use for completion. An existing file is not overwritten. With - as the\nfile, only the YAML is written, to standard output.\nWith --from, last year’s filing is carried over: texts and indicators stay; periods, schedule and the\nyears of the funds move (those of several years that are not over stay); money, self-evaluation and\nthe date of filing are blank. Text that names last year or its amounts is marked # 待确认 (to be\nconfirmed): mend it, then delete the mark.',
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
      summary: {
        zh: '预算年度，默认明年；用 --from 时是上一份的下一年',
        en: 'budget year (default: next year; with --from: the year after that filing’s)',
      },
      parse: parseYear,
    },
    {
      flags: { zh: '--from <上年的申报>', en: '--from <file>' },
      summary: {
        zh: '由这份申报带过来，- 为标准输入；表样和键的写法照它的',
        en: 'carry over this filing (- for standard input), on its form and with its spelling of keys',
      },
    },
    {
      flags: { zh: '--keep-amounts', en: '--keep-amounts' },
      summary: {
        zh: '与 --from 同用：本年的金额也照抄',
        en: 'with --from: keep last year’s amounts for this year',
      },
    },
    ...settingsOptions,
  ],
  examples: [
    { line: 'perfgoal new filing.yaml', summary: { zh: '新建一份申报', en: 'create a filing' } },
    {
      line: 'perfgoal new --form national/2021 --keys zh filing.yaml',
      summary: { zh: '指定表样，键用中文', en: 'choose the form, keys in Chinese' },
    },
    {
      line: 'perfgoal new --from 2025.yaml --year 2026 2026.yaml',
      summary: { zh: '由上年的申报带过来', en: 'carry over last year’s filing' },
    },
  ],
  run: ([name], options, session) => run(name ?? 'filing.yaml', options, session),
};

async function run(name: string, options: NewCommandOptions, session: Session) {
  if (options.keepAmounts && options.from === undefined)
    throw userError('--keep-amounts 要和 --from 一起用', '--keep-amounts requires --from');
  refuseExisting(name, session);
  if (options.from !== undefined) return carry(options.from, name, options, session);
  const template = formsOf(session.io.cwd).named(
    options.form ?? options.defaultForm ?? 'xizang/fujian2',
  );
  const keys = options.keys ?? 'en';
  const year = options.year ?? new Date().getFullYear() + 1;
  const yaml = skeleton(requirementsOf(template), template.title, {
    keys,
    ...schemaLineFor(name, template, keys),
    year,
  });
  return write(name, yaml, template, keys, session);
}

/** Writes last year's filing, carried over, and says what of it is to be confirmed and what was left out. */
async function carry(from: string, name: string, options: NewCommandOptions, session: Session) {
  const { cwd } = session.io;
  let read: LastRead | undefined;
  const reading = await guarded(session, isStdout(from) ? '<stdin>' : from, async () => {
    read = await readLast(from, options, session);
    return exit.clean;
  });
  if (!read) return reading;
  const { checked, year: last, folder } = read;
  const to = options.year ?? last + 1;
  if (to <= last)
    throw userError(
      `--year ${to} 不在 ${from} 的年度 ${last} 之后`,
      `--year ${to} is not after ${last}, the year of ${from}`,
    );
  const named = options.form;
  const template = named === undefined ? checked.template : formsOf(cwd).named(named);
  if (!template) throw noForm(from);
  const id = named ?? checked.filing.form ?? template.id;
  const { nextFiling, spellingIn } = await loadCarryOver();
  const keys = options.keys ?? spellingIn(checked);
  const { yaml, marks, leftOut } = nextFiling(checked, template, {
    from: last,
    to,
    form: isOwn(id) ? pathBeside(name, resolve(named === undefined ? folder : cwd, id), cwd) : id,
    keepAmounts: options.keepAmounts ?? false,
    keys,
    ...schemaLineFor(name, template, keys),
  });
  const status = await write(name, yaml, template, keys, session);
  await session.message(carriedText(marks, leftOut, session));
  return status;
}

const noForm = (name: string) =>
  userError(`${name} 没有写表样`, `${name} names no form`, {
    zh: '用 --form 指定。',
    en: 'Choose one with --form.',
  });

/** A path as a filing writes it: from its own folder, with slashes. */
function pathBeside(filing: string, path: string, cwd: string): string {
  const folder = isStdout(filing) ? cwd : dirname(resolve(cwd, filing));
  const written = relative(folder, path).replaceAll('\\', '/');
  return written.startsWith('.') ? written : `./${written}`;
}

function carriedText(marks: number, leftOut: readonly Path[], { say }: Session): string {
  const places = leftOut.map(placeName);
  const lines: readonly Localized[] = [
    ...(marks === 0
      ? []
      : [
          {
            zh: `待确认 ${marks} 处：核对“# 待确认”标着的内容，改好后删去那一行`,
            en: `${marks} to be confirmed: check what is marked # 待确认, then delete the mark`,
          },
        ]),
    ...(places.length === 0
      ? []
      : [
          {
            zh: `表上没有、没有带过来：${[...new Set(places.map(({ zh }) => zh))].join('、')}`,
            en: `not on the form and left out: ${[...new Set(places.map(({ en }) => en))].join(', ')}`,
          },
        ]),
  ];
  return lines.map(line => `${say(line)}\n`).join('');
}

/** Names the schema in the filing. The schema is beside the file; text for standard output has no file yet. */
const schemaLineFor = (name: string, template: FormTemplate, keys: 'zh' | 'en') =>
  isStdout(name) ? {} : { schema: schemaReference(template, keys) };

/** Writes the filing, and its schema beside it. */
async function write(
  name: string,
  yaml: string,
  template: FormTemplate,
  keys: 'zh' | 'en',
  session: Session,
) {
  if (isStdout(name)) {
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
