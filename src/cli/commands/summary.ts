/** perfgoal summary: many filings as one spreadsheet or page. */
import { extname } from 'node:path';
import {
  type Finding,
  newSummary,
  type SummaryFormat,
  suggestion,
  summaryFormats,
  summaryWriters,
  userError,
} from '../../internal.ts';
import { forEachInput, inputChecker, isFailing } from '../check/check-input.ts';
import { fitText, isPoorFit } from '../check/fit-text.ts';
import { withSheets } from '../check/sheet-inputs.ts';
import { documentDate } from '../document-date.ts';
import { exit, worse } from '../exit.ts';
import { reportTarget } from '../files/conflicts.ts';
import { findReadable } from '../files/inputs.ts';
import { isStdout, writeResult } from '../files/results.ts';
import { findingLine } from '../report/messages.ts';
import type { Session } from '../session.ts';
import { visible } from '../visible.ts';
import type { CommandSpec } from './command.ts';
import { type CheckingOptions, checkingOptions } from './options.ts';

interface SummaryCommandOptions extends CheckingOptions {
  readonly out: string;
}

const endings = summaryFormats.map(format => `.${format}`);

export const summaryCommand: CommandSpec = {
  name: 'summary',
  argument: { zh: '<文件...>', en: '<files...>' },
  summary: {
    zh: '把许多申报汇总成一个表格或网页',
    en: 'sum up many filings in one spreadsheet or page',
  },
  notes: {
    zh: '申报可以是 YAML，也可以是填好的 .docx、.xlsx（写文件名或模式）。\n每个项目一行，另有指标、分年度按部门和来源的合计；金额一律换算为万元。\n不含个人的姓名和电话。读不懂的申报不列入，只列出文件名。',
    en: 'A filing is YAML, or a filled .docx or .xlsx (by name or pattern).\nOne row a project, with indicators and yearly totals by department and source, in 10,000 yuan.\nIt holds no names or phone numbers of people. Of filings that cannot be read only the files are named.',
  },
  options: [
    {
      flags: { zh: '--out <文件>', en: '--out <file>' },
      summary: {
        zh: `输出的文件，结尾决定格式：${endings.join('、')}；默认 汇总表.xlsx，- 为标准输出（CSV）`,
        en: `the file to write; its ending is the format: ${endings.join(', ')}; default 汇总表.xlsx, -: standard output (CSV)`,
      },
    },
    ...checkingOptions,
  ],
  examples: [
    {
      line: 'perfgoal summary filings/ --out 汇总表.xlsx',
      summary: { zh: '表格', en: 'a spreadsheet' },
    },
    {
      line: 'perfgoal summary filings/ --out summary.html',
      summary: { zh: '带图表的网页，可离线打开', en: 'a page with charts that opens offline' },
    },
  ],
  run: (names, options, session) => run(names, { out: '汇总表.xlsx', ...options }, session),
};

async function run(names: readonly string[], options: SummaryCommandOptions, session: Session) {
  const toStdout = isStdout(options.out);
  const format = toStdout ? 'csv' : formatOf(options.out);
  const date = documentDate(session.io.env) ?? new Date(Date.UTC(2000, 0, 1));
  const checkInput = inputChecker(options, session);
  const builder = newSummary(options.severity);
  const inputs = await withSheets(await findReadable(names, session.io.cwd));
  if (!options.quiet)
    for (const note of inputs.notes) await session.message(`${session.say(note)}\n`);
  const target = { inputs, kind: 'filing', ending: '.xlsx' } as const;
  if (!toStdout) reportTarget(options.out, target, session.io.cwd);
  for (const { name } of inputs.missing) builder.leaveOut(name);
  const status = await forEachInput(inputs, session, async input => {
    const checked = await checkInput(input).catch((error: unknown) => {
      builder.leaveOut(input.name);
      throw error;
    });
    builder.add(checked);
    const { labels, filing } = checked;
    if (labels && !options.quiet && isPoorFit(labels))
      await session.message(`${session.say(fitText(input.name, filing.form ?? '', labels))}\n`);
    if (!checked.template) await reportLeftOut(input.name, checked.findings, session);
    return isFailing(checked.findings, options) ? exit.findings : exit.clean;
  });
  const summary = builder.summary();
  const write = await summaryWriters[format]();
  await writeResult(
    options.out,
    await write(summary, { language: session.language, date }),
    session,
  );
  const failing = summary.projects.filter(({ errors, warnings }) =>
    options.strict ? errors + warnings > 0 : errors > 0,
  );
  if (!options.quiet && !toStdout)
    await session.message(`${session.say(done(options.out, summary.projects.length))}\n`);
  if (failing.length > 0)
    await session.message(`${session.say(wrong(failing, summary.projects.length))}\n`);
  return failing.length > 0 ? worse(status, exit.findings) : status;
}

/** Prints why a filing is left out: its first finding. */
async function reportLeftOut(name: string, findings: readonly Finding[], session: Session) {
  const [first] = findings;
  const line = first ? findingLine(name, first, session.language) : '';
  await session.message(`${line}${visible(name)}: ${session.say(leftOut)}\n`);
}

function formatOf(out: string): SummaryFormat {
  const ending = extname(out).toLowerCase();
  const format = summaryFormats.find(name => `.${name}` === ending);
  if (format) return format;
  throw userError(
    `不知道怎样写“${out}”：结尾应是 ${endings.join('、')}`,
    `cannot write “${out}”: its name must end in ${endings.join(', ')}`,
    suggestion(ending, endings),
  );
}

const leftOut = { zh: '读不懂，没有列入', en: 'could not be read, left out' };

const done = (out: string, projects: number) => ({
  zh: `已生成 ${out}（${projects} 个项目）`,
  en: `wrote ${out} (${projects} ${projects === 1 ? 'project' : 'projects'})`,
});

/** Most filings that a message names. */
const NAMED = 5;

function wrong(projects: readonly { readonly file: string }[], all: number) {
  const files = projects.slice(0, NAMED).map(({ file }) => visible(file));
  const more = projects.length > NAMED ? '…' : '';
  return {
    zh: `${all} 个项目中 ${projects.length} 个未通过检查，请用 perfgoal check 查看：${files.join('、')}${more}`,
    en: `${projects.length} of ${all} ${all === 1 ? 'project' : 'projects'} did not pass, see perfgoal check: ${files.join(', ')}${more}`,
  };
}
