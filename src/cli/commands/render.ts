/** perfgoal render: filings to documents; findings and progress on standard error. */
import { type Checked, type Format, formats, hasErrors, UserError } from '../../index.ts';
import { forEachInput, inputChecker, isFailing, noTotals, tally } from '../checking.ts';
import { type DrawingOptions, deliver, drawAll, drawingFor, plansOf } from '../drawing.ts';
import { exit } from '../exit.ts';
import { type Input, listInputs } from '../inputs.ts';
import { destinationOf, type OutputFlags } from '../outputs.ts';
import { pretty } from '../report/pretty.ts';
import type { Session } from '../session.ts';
import type { CommandSpec } from './command.ts';
import { checkingOptions, parseChoice } from './options.ts';

type RenderCommandOptions = DrawingOptions & OutputFlags;

export const renderCommand: CommandSpec = {
  name: 'render',
  argument: { zh: '<文件...>', en: '<files...>' },
  summary: { zh: '检查申报并生成申报表', en: 'check filings and render the form' },
  notes: {
    zh: [
      '文件可以是申报、文件夹（其中所有 .yaml 和 .yml）或 -（标准输入）。',
      '有错误的申报不生成；警告只显示。文件要么完整写出，要么保持原样。',
    ].join('\n'),
    en: [
      'A file is a filing, a folder (all .yaml and .yml in it) or - (standard input).',
      'A filing with errors is not rendered; warnings are shown. A document is written',
      'whole, or the old one stays as it was.',
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
      line: 'perfgoal render - --out - --format pdf < filing.yaml > form.pdf',
      summary: { zh: '用于管道', en: 'in a pipe' },
    },
  ],
  run: (names, options, session) => run(names, options, session),
};

async function run(names: readonly string[], options: RenderCommandOptions, session: Session) {
  const { io } = session;
  const inputs = listInputs(names, io.cwd);
  const destination = destinationOf(inputs, options, io.cwd);
  if (destination.kind === 'stdout' && io.stdout.isTTY) throw terminalFault;
  const checkInput = inputChecker(options, session);
  const drawing = drawingFor(options, session);
  const reporter = pretty(session.errorLook);
  let totals = noTotals;
  const status = await forEachInput(inputs, session, async input => {
    const checked = await checkInput(input);
    const plans = plansOf(destination, input);
    const { findings, documents } = await drawAll(checked, plans, options, drawing);
    const report = { name: input.name, text: checked.source.text, findings };
    totals = tally(totals, report);
    await session.message(await reporter.file(report));
    if (documents) for (const document of documents) await deliver(document, options, session);
    else if (!options.quiet) await session.message(notRendered(input, checked, options, session));
    return isFailing(findings, options) ? exit.findings : exit.clean;
  });
  const isCounted = totals.errors + totals.warnings > 0 && !options.quiet;
  if (isCounted) await session.message(reporter.end(totals));
  return status;
}

function notRendered(
  { name }: Input,
  { findings }: Checked,
  options: RenderCommandOptions,
  { say }: Session,
): string {
  if (!hasErrors(findings) && options.strict)
    return `${say({ zh: `${name} 有警告（--strict），没有生成`, en: `${name} has warnings (--strict) and was not rendered` })}\n`;
  const couldBeDraft =
    !options.draft && hasErrors(findings) && !findings.some(({ structural }) => structural);
  const plain = { zh: `${name} 有错误，没有生成`, en: `${name} has errors and was not rendered` };
  const hint = {
    zh: `${plain.zh}；用 --draft 可先生成草稿`,
    en: `${plain.en}; --draft renders a draft`,
  };
  return `${say(couldBeDraft ? hint : plain)}\n`;
}

const terminalFault = new UserError(
  { zh: '标准输出是终端，不能写入文件内容', en: 'standard output is a terminal' },
  {
    zh: '用 --out 指定文件，或用 > 转到文件。',
    en: 'Name a file with --out, or redirect with >.',
  },
);

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
