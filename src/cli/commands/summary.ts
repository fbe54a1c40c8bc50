/** perfgoal summary: many filings as one spreadsheet or page. */
import { extname, resolve } from 'node:path';
import {
  newSummary,
  type SummaryFormat,
  summaryFormats,
  summaryWriters,
  UserError,
} from '../../index.ts';
import { forEachInput, inputChecker, isFailing } from '../checking.ts';
import { documentDate } from '../document-date.ts';
import { exit } from '../exit.ts';
import { findInputs } from '../inputs.ts';
import { suggestion } from '../language.ts';
import type { Session } from '../session.ts';
import { writeTarget } from '../write-file.ts';
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
    zh: '每个项目一行，另有指标、按部门和来源的合计；金额一律换算为万元。\n不含个人的姓名和电话。读不懂的申报只报告，不列入。',
    en: 'One row a project, with indicators and totals by department and source, in 10,000 yuan.\nIt holds no names or phone numbers of people. Filings that cannot be read are reported and left out.',
  },
  options: [
    {
      flags: { zh: '--out <文件>', en: '--out <file>' },
      summary: {
        zh: `输出的文件，结尾决定格式：${endings.join('、')}；默认 汇总表.xlsx`,
        en: `the file to write; its ending is the format: ${endings.join(', ')}; default 汇总表.xlsx`,
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
  const format = formatOf(options.out);
  const date = documentDate(session.io.env) ?? new Date(Date.UTC(2000, 0, 1));
  const checkInput = inputChecker(options, session);
  const { add, summary } = newSummary();
  const inputs = await findInputs(names, session.io.cwd);
  const status = await forEachInput(inputs, session, async input => {
    const checked = await checkInput(input);
    if (checked.template) add(checked);
    else await session.message(`${input.name}: ${session.say(leftOut)}\n`);
    return isFailing(checked.findings, options) ? exit.findings : exit.clean;
  });
  const gathered = summary();
  const write = await summaryWriters[format]();
  const bytes = await write(gathered, { language: session.language, date });
  await writeTarget({ name: options.out, path: resolve(session.io.cwd, options.out) }, bytes);
  if (!options.quiet)
    await session.message(`${session.say(done(options.out, gathered.projects.length))}\n`);
  return status;
}

function formatOf(out: string): SummaryFormat {
  const ending = extname(out).toLowerCase();
  const format = summaryFormats.find(name => `.${name}` === ending);
  if (format) return format;
  throw new UserError(
    {
      zh: `不知道怎样写“${out}”：结尾应是 ${endings.join('、')}`,
      en: `cannot tell the format of “${out}”`,
    },
    suggestion(ending, endings),
  );
}

const leftOut = { zh: '读不懂，没有列入', en: 'cannot be read, left out' };

const done = (out: string, projects: number) => ({
  zh: `已生成 ${out}（${projects} 个项目）`,
  en: `wrote ${out} (${projects} projects)`,
});
