/** perfgoal render: renders filings, or with --blank an empty form. */
import { extname } from 'node:path';
import {
  type Format,
  formats,
  readFont,
  renderBlank,
  suggestion,
  userError,
} from '../../internal.ts';
import { withSheets } from '../check/sheet-inputs.ts';
import { documentDate } from '../document-date.ts';
import { type ExitStatus, exit } from '../exit.ts';
import { formsOf } from '../files/forms.ts';
import { findInputs } from '../files/inputs.ts';
import { formatOfName } from '../files/outputs.ts';
import { isStdout, refuseTerminal, stdoutFormat, writeResult } from '../files/results.ts';
import { type BatchOptions, batchOptions } from '../render/options.ts';
import { renderInputs } from '../render/run.ts';
import type { Session } from '../session.ts';
import type { CommandSpec } from './command.ts';
import { checkingOptions, parseChoice } from './options.ts';

export const renderCommand: CommandSpec = {
  name: 'render',
  argument: { zh: '[文件...]', en: '[files...]' },
  summary: { zh: '检查申报并生成申报表', en: 'check filings and render the form' },
  notes: {
    zh: [
      '文件可以是申报、文件夹（其中所有 .yaml 和 .yml）、加引号的模式（"filings/**/*.yaml"）',
      '或 -（标准输入），也可以是填好的 .docx、.xlsx（写文件名或模式）。有错误的申报不生成；',
      '警告只显示。文件要么完整写出，要么保持原样。',
      '输出到 --out 指定的文件夹时，没有变化的不再生成（记在其中的 .perfgoal-cache.json）。',
      '按 Ctrl-C 或收到 SIGTERM 时，没有做完的不再做，状态为 130 或 143。',
    ].join('\n'),
    en: [
      'A file is a filing, a folder (all .yaml and .yml files in it), a quoted pattern such as',
      '"filings/**/*.yaml", - (standard input), or a filled .docx or .xlsx (by name or pattern).',
      'Filings with errors are not rendered; warnings are only shown. A document is written',
      'completely, or the old one stays as it was.',
      'In an --out folder, unchanged filings are not rendered again (see .perfgoal-cache.json',
      'there). On Ctrl-C or SIGTERM, filings in progress are given up; the status is 130 or 143.',
    ].join('\n'),
  },
  options: [
    {
      flags: { zh: '--out <路径>', en: '--out <path>' },
      summary: {
        zh: '输出的文件、文件夹（以 / 结尾）或 -（标准输出）；默认当前文件夹',
        en: 'file, folder (ends in /) or - for standard output (default: the current folder)',
      },
    },
    {
      flags: { zh: '--format <格式>', en: '--format <formats>' },
      summary: {
        zh: `${formats.join('、')}，可用逗号连写；默认看 --out 的结尾，否则 docx`,
        en: `${formats.join(', ')}, or several joined by commas (default: the ending of --out, else docx)`,
      },
      choices: [...formats, 'docx,pdf', formats.join(',')],
      parse: parseFormats,
    },
    {
      flags: { zh: '--draft', en: '--draft' },
      summary: {
        zh: '有业务错误也生成，每页标明“草稿”',
        en: 'render despite errors of business rules, with 草稿 (draft) on every page',
      },
    },
    {
      flags: { zh: '--font <用途=文件>', en: '--font <role=file>' },
      summary: {
        zh: '某种用途的文字改用这个字体文件，例如 body=simfang.ttf；可重复',
        en: 'use this font file for a kind of text, e.g. body=simfang.ttf; repeatable',
      },
      parse: parseFont,
    },
    {
      flags: { zh: '--blank', en: '--blank' },
      summary: {
        zh: '生成 --form 那种表的空白表，供手写；后面不写申报',
        en: 'render the blank form of --form, to be filled in by hand; takes no files',
      },
    },
    ...batchOptions,
    ...checkingOptions,
  ],
  examples: [
    {
      line: 'perfgoal render filing.yaml --out form.docx',
      summary: { zh: '生成一份 Word', en: 'render one Word document' },
    },
    {
      line: 'perfgoal render filings/ --out forms/ --format docx,pdf',
      summary: { zh: '整个文件夹，Word 和 PDF 各一份', en: 'render a folder as Word and PDF' },
    },
    {
      line: 'perfgoal render in/ --out out/ --name "{year}/{project.name}"',
      summary: { zh: '按申报的内容取名', en: 'name the documents after values of the filings' },
    },
    {
      line: 'perfgoal render - --out - --format pdf < filing.yaml > form.pdf',
      summary: { zh: '用于管道', en: 'use it in a pipe' },
    },
  ],
  run: (names, options, session) => run(names, options, session),
};

interface RenderCommandOptions extends BatchOptions {
  readonly blank?: boolean;
}

async function run(names: readonly string[], options: RenderCommandOptions, session: Session) {
  if (options.blank) return renderBlankForm(options, session);
  if (names.length === 0) throw noFiles;
  if (options.watch)
    return (await import('../render/watch.ts')).watchInputs(names, options, session);
  return renderInputs(await withSheets(await findInputs(names, session.io.cwd)), options, session);
}

function parseFormats(text: string): readonly Format[] {
  const names = text.split(',').map(name => name.trim());
  return [...new Set(names.map(name => parseChoice('--format', name, formats)))];
}

function parseFont(text: string, previous: unknown): unknown {
  const [role, ...file] = text.split('=');
  if (role && file.join('=')) return { ...Object(previous), [role]: file.join('=') };
  throw userError(`--font 的写法“${text}”不对`, `invalid value “${text}” for --font`, {
    zh: '写成 用途=文件，例如 body=simfang.ttf',
    en: 'Expected role=file, e.g. body=simfang.ttf',
  });
}

const noFiles = userError('没有写要生成哪些申报', 'missing argument <files>', {
  zh: '例如 perfgoal render filing.yaml --out form.docx',
  en: 'E.g. perfgoal render filing.yaml --out form.docx',
});

/** Renders the blank form of --form to --out. Throws UserError if one of them is missing. */
async function renderBlankForm(
  { form: named, defaultForm, out, format, quiet }: RenderCommandOptions,
  session: Session,
): Promise<ExitStatus> {
  const form = named ?? defaultForm;
  if (form === undefined || out === undefined)
    throw userError('--blank 要同时写明 --form 和 --out', '--blank requires --form and --out', {
      zh: '例如 perfgoal render --blank --form xizang/fujian2 --out blank.docx',
      en: 'E.g. perfgoal render --blank --form xizang/fujian2 --out blank.docx',
    });
  const { io } = session;
  const isPiped = isStdout(out);
  if (isPiped) refuseTerminal(session);
  const bytes = await renderBlank(formsOf(io.cwd).named(form), {
    format: isPiped ? stdoutFormat(format) : blankFormat(out),
    date: documentDate(io.env) ?? new Date(Date.UTC(2000, 0, 1)),
    readFont,
  });
  await writeResult(out, bytes, session);
  if (!quiet && !isPiped)
    await session.message(`${session.say({ zh: `已生成 ${out}`, en: `rendered ${out}` })}\n`);
  return exit.clean;
}

function blankFormat(out: string): Format {
  const format = formatOfName(out);
  if (format) return format;
  throw userError(
    `不知道怎样写“${out}”：结尾应是 .docx 或 .pdf`,
    `cannot tell the format of ${out}`,
    suggestion(extname(out).slice(1).toLowerCase(), formats),
  );
}
