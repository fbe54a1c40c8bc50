/** perfgoal render: filings to documents; findings and progress on standard error. */
import { type Format, formats, UserError } from '../../internal.ts';
import { findInputs } from '../files/inputs.ts';
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
      '或 -（标准输入）。有错误的申报不生成；警告只显示。文件要么完整写出，要么保持原样。',
      '输出到 --out 指定的文件夹时，没有变化的不再生成（记在其中的 .perfgoal-cache.json）。',
      '按 Ctrl-C 或收到 SIGTERM 时，已经开始的做完就停，状态为 130 或 143。',
    ].join('\n'),
    en: [
      'A file is a filing, a folder (all .yaml and .yml in it), a quoted pattern such as',
      '"filings/**/*.yaml" or - (standard input). A filing with errors is not rendered;',
      'warnings are shown. A document is written whole, or the old one stays as it was.',
      'In a folder that --out names, what did not change is not rendered again (it is kept',
      'in its .perfgoal-cache.json). On Ctrl-C or SIGTERM work in progress is finished, and the',
      'status is 130 or 143.',
    ].join('\n'),
  },
  options: [
    {
      flags: { zh: '--out <路径>', en: '--out <path>' },
      summary: {
        zh: '输出的文件、文件夹（以 / 结尾）或 -（标准输出）；默认当前文件夹',
        en: 'file, folder (ends with /) or - (standard output); default: the current folder',
      },
    },
    {
      flags: { zh: '--format <格式>', en: '--format <formats>' },
      summary: {
        zh: `${formats.join('、')}，可用逗号连写；默认看 --out 的结尾，否则 docx`,
        en: `${formats.join(', ')}, joined by commas; default: the ending of --out, else docx`,
      },
      parse: parseFormats,
    },
    {
      flags: { zh: '--draft', en: '--draft' },
      summary: {
        zh: '有业务错误也生成，每页标明“草稿”',
        en: 'render in spite of errors of business rules, marked 草稿 on each page',
      },
    },
    {
      flags: { zh: '--font <用途=文件>', en: '--font <role=file>' },
      summary: {
        zh: '某种用途的文字改用这个字体文件，例如 body=simfang.ttf；可重复',
        en: 'draw a role of text with this font file, e.g. body=simfang.ttf; repeatable',
      },
      parse: parseFont,
    },
    {
      flags: { zh: '--blank', en: '--blank' },
      summary: {
        zh: '生成 --form 那种表的空白表，供手写；后面不写申报',
        en: 'render the empty form of --form, to be filled in by hand; no files',
      },
    },
    ...batchOptions,
    ...checkingOptions,
  ],
  examples: [
    {
      line: 'perfgoal render filing.yaml --out form.docx',
      summary: { zh: '生成一份 Word', en: 'one Word document' },
    },
    {
      line: 'perfgoal render filings/ --out forms/ --format docx,pdf',
      summary: { zh: '整个文件夹，Word 和 PDF 各一份', en: 'a whole folder, as Word and PDF' },
    },
    {
      line: 'perfgoal render in/ --out out/ --name "{year}/{project.name}"',
      summary: { zh: '按申报的内容取名', en: 'named after what the filings say' },
    },
    {
      line: 'perfgoal render - --out - --format pdf < filing.yaml > form.pdf',
      summary: { zh: '用于管道', en: 'in a pipe' },
    },
  ],
  run: (names, options, session) => run(names, options, session),
};

interface RenderCommandOptions extends BatchOptions {
  readonly blank?: boolean;
}

async function run(names: readonly string[], options: RenderCommandOptions, session: Session) {
  if (options.blank) return (await import('../blank.ts')).writeBlank(options, session);
  if (names.length === 0) throw noFiles;
  if (options.watch)
    return (await import('../render/watch.ts')).watchInputs(names, options, session);
  return renderInputs(await findInputs(names, session.io.cwd), options, session);
}

function parseFormats(text: string): readonly Format[] {
  const names = text.split(',').map(name => name.trim());
  return [...new Set(names.map(name => parseChoice('--format', name, formats)))];
}

function parseFont(text: string, previous: unknown): unknown {
  const [role, ...file] = text.split('=');
  if (role && file.join('=')) return { ...Object(previous), [role]: file.join('=') };
  throw new UserError(
    { zh: `--font 的写法“${text}”不对`, en: `--font is written as “${text}”` },
    { zh: '写成 用途=文件，例如 body=simfang.ttf', en: 'Write role=file, e.g. body=simfang.ttf' },
  );
}

const noFiles = new UserError(
  { zh: '没有写要生成哪些申报', en: 'no filings are named' },
  {
    zh: '例如 perfgoal render filing.yaml --out form.docx',
    en: 'E.g. perfgoal render filing.yaml --out form.docx',
  },
);
