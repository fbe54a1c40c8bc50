/** perfgoal check: checks filings and reports the findings. */
import {
  type Checked,
  checkAll,
  type FilingFacts,
  type Finding,
  factsOf,
  type Localized,
  UserError,
  userError,
} from '../../internal.ts';
import { type BaselineOptions, openBaseline } from '../check/baseline.ts';
import {
  countFindings,
  forEachInput,
  inputChecker,
  isFailing,
  noTotals,
} from '../check/check-input.ts';
import { fitText, isPoorFit } from '../check/fit-text.ts';
import { type FixingOptions, fixingChecker, refuseFlags, takesStdout } from '../check/fix.ts';
import { lastFilings, tellUnmatched } from '../check/last.ts';
import { newReporting, type ReportingOptions } from '../check/reporting.ts';
import { withSheets } from '../check/sheet-inputs.ts';
import { guarded } from '../errors.ts';
import { type ExitStatus, exit, worse } from '../exit.ts';
import { findReadable, type Input, withStdinName } from '../files/inputs.ts';
import { reportFormats } from '../report/index.ts';
import type { UncheckedFile } from '../report/reporter.ts';
import type { Session } from '../session.ts';
import type { CommandSpec } from './command.ts';
import { checkingOptions, parseChoice } from './options.ts';

type CheckCommandOptions = ReportingOptions &
  BaselineOptions &
  FixingOptions & {
    readonly stdinFilename?: string;
    /** A filing of last year, or a folder of them. */
    readonly last?: string;
  };

export const checkCommand: CommandSpec = {
  name: 'check',
  argument: { zh: '<文件...>', en: '<files...>' },
  summary: { zh: '检查申报，不生成文件', en: 'check filings without rendering them' },
  notes: {
    zh: [
      '文件可以是申报、文件夹（其中所有 .yaml 和 .yml）、加引号的模式（"filings/**/*.yaml"）',
      '或 -（标准输入）。申报也可以是填好的 Word 或 Excel 表（.docx、.xlsx），写文件名或',
      '"forms/*.docx"；问题在哪一格，照表上说。',
      '确有理由的问题，在那一行或上一行写 # perfgoal-ignore 规则编号: 理由。',
    ].join('\n'),
    en: [
      'A file is a filing, a folder (all .yaml and .yml files in it), a quoted pattern such as',
      '"filings/**/*.yaml", or - (standard input). A filing may also be a form filled in with Word',
      'or Excel (.docx, .xlsx), given by name or "forms/*.docx"; findings then name its cells.',
      'To ignore a finding, write # perfgoal-ignore rule-id: reason on its line or the line above.',
    ].join('\n'),
  },
  options: [
    {
      flags: { zh: '--format <格式>', en: '--format <format>' },
      summary: {
        zh: `报告的格式：${reportFormats.join('、')}（默认 pretty）`,
        en: `report format: ${reportFormats.join(', ')} (default: pretty)`,
      },
      choices: reportFormats,
      parse: text => parseChoice('--format', text, reportFormats),
    },
    {
      flags: { zh: '--json', en: '--json' },
      summary: { zh: '同 --format json', en: 'the same as --format json' },
    },
    {
      flags: { zh: '--output <文件>', en: '--output <file>' },
      summary: {
        zh: '报告写进文件，屏幕照常显示；格式看 --format 或结尾（.html .json .sarif .xml .txt）',
        en: 'also write the report to a file, in the format of --format or its ending (.html .json .sarif .xml .txt)',
      },
    },
    {
      flags: { zh: '--max-findings <个数>', en: '--max-findings <number>' },
      summary: {
        zh: '屏幕上最多列出几个问题（默认 50；all 或 0 为全部）；统计和写进文件的报告总是完整的',
        en: 'findings that are printed at most (default: 50; all or 0: all); counts and report files are complete',
      },
      parse: parseMaxFindings,
    },
    {
      flags: { zh: '--baseline <文件>', en: '--baseline <file>' },
      summary: {
        zh: '只报告基线文件里没有的问题',
        en: 'report only findings that are not in this baseline file',
      },
    },
    {
      flags: { zh: '--update-baseline', en: '--update-baseline' },
      summary: {
        zh: '把现有的问题都记入基线文件',
        en: 'write all current findings to the baseline file',
      },
    },
    {
      flags: { zh: '--fix', en: '--fix' },
      summary: {
        zh: '改正确定无疑的笔误（文号括号、全角数字、日期写法、首尾空格）',
        en: 'fix unmistakable slips: brackets of document numbers, full-width digits, dates, outer spaces',
      },
    },
    {
      flags: { zh: '--dry-run', en: '--dry-run' },
      summary: {
        zh: '与 --fix 同用：只显示会改什么',
        en: 'with --fix: show the changes without making them',
      },
    },
    {
      flags: { zh: '--last <文件>', en: '--last <file>' },
      summary: {
        zh: '上年的申报，或放它们的文件夹：另查项目名称、总额、目标、指标有没有变；按项目名称和单位对上',
        en: 'last year’s filing, or a folder of them: also check what changed of name, total, goal and indicators; matched by project and unit',
      },
    },
    {
      flags: { zh: '--stdin-filename <文件>', en: '--stdin-filename <file>' },
      summary: {
        zh: '标准输入的文字是这个文件的：以它为名，表样从它所在的文件夹找起',
        en: 'standard input is the text of this file: it gives the name and the folder for own forms',
      },
    },
    ...checkingOptions,
  ],
  examples: [
    {
      line: 'perfgoal check filing.yaml',
      summary: { zh: '检查一份申报', en: 'check one filing' },
    },
    {
      line: 'perfgoal check 申报表.docx',
      summary: { zh: '检查填好的 Word 表', en: 'check a filled Word form' },
    },
    {
      line: 'perfgoal check filings/ --strict --format short',
      summary: {
        zh: '检查一个文件夹，每个问题一行，警告也算错误',
        en: 'check a folder, one line per finding, warnings as errors',
      },
    },
    {
      line: 'perfgoal check filings/ --output report.html',
      summary: { zh: '另写一个网页报告', en: 'also write a report as a web page' },
    },
    {
      line: 'perfgoal check filings/ --json',
      summary: { zh: '给脚本用的 JSON', en: 'JSON for scripts' },
    },
    {
      line: 'perfgoal check 2026.yaml --last 2025.yaml',
      summary: { zh: '与上年的申报对照', en: 'hold it against last year’s filing' },
    },
    {
      line: 'perfgoal check filing.yaml --fix --dry-run',
      summary: { zh: '看看能自动改正什么', en: 'show what can be fixed' },
    },
  ],
  run: (names, options, session) => run(names, options, session),
};

/** Throws UserError for anything but a whole number or `all`. */
function parseMaxFindings(text: string): number {
  if (text === 'all' || text === '0') return Number.POSITIVE_INFINITY;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw userError(
    `--max-findings 的值“${text}”不对`,
    `invalid value “${text}” for --max-findings`,
    { zh: '写一个整数；all 或 0 为全部。', en: 'Expected a whole number; all or 0 for all.' },
  );
}

async function run(names: readonly string[], given: CheckCommandOptions, session: Session) {
  const { cwd } = session.io;
  const inputs = withStdinName(
    await withSheets(await findReadable(names, cwd)),
    given.stdinFilename,
    cwd,
  );
  if (!given.quiet)
    for (const note of inputs.notes) await session.message(`${session.say(note)}\n`);
  refuseFlags(inputs, given);
  const last = await lastFilings(given.last, inputs, given, session);
  const options = { ...given, lastFiling: last.of };
  const baseline = openBaseline(options, session);
  const stream = takesStdout(inputs, options) ? 'stderr' : 'stdout';
  const reporting = newReporting(inputs, options, stream, session);
  const checkInput = (options.fix ? fixingChecker : inputChecker)(options, session);
  const remembered = new Map<FilingFacts, Input>();
  const unmatched: string[] = [];
  let totals = noTotals;

  const uncheckedFiles: UncheckedFile[] = inputs.missing.map(({ name, error }) => ({
    name,
    reason: error.sentence,
  }));

  /** Reports findings of an input; `files` is 0 for those across filings, which come second. */
  async function report(
    input: Input,
    { source, filing }: Checked | FilingFacts,
    findings: readonly Finding[],
    files: 0 | 1,
  ): Promise<ExitStatus> {
    const fresh = baseline ? baseline.fresh(input, findings) : findings;
    const { department, name: project } = filing.project;
    const about = { name: input.name, department, project };
    const ofFile = { ...about, text: source.text, findings: fresh, across: files === 0 };
    totals = countFindings(totals, ofFile, files);
    totals = { ...totals, known: totals.known + findings.length - fresh.length };
    await reporting.add(ofFile);
    return isFailing(fresh, options) ? exit.findings : exit.clean;
  }

  const checking = await forEachInput(inputs, session, async input => {
    const checked = await checkInput(input).catch(error => {
      uncheckedFiles.push({ name: input.name, reason: reasonText(error) });
      throw error;
    });
    if (options.last !== undefined && !last.of(checked.filing)) unmatched.push(input.name);
    const { labels, filing } = checked;
    const isTold = options.verbose || !inputs.several;
    if (labels && !options.quiet && (isTold || isPoorFit(labels)))
      await session.message(`${session.say(fitText(input.name, filing.form ?? '', labels))}\n`);
    if (inputs.several) remembered.set(factsOf(checked), input);
    return report(input, checked, checked.findings, 1);
  });
  let status = worse(checking, last.status);
  if (last.status === exit.clean && !options.quiet)
    await tellUnmatched(unmatched, options.last, session);
  const { findings, departments } = checkAll([...remembered.keys()], options.severity ?? {});
  const again = inputChecker(options, session);
  for (const [item, found] of findings) {
    const input = remembered.get(item);
    if (!input) continue;
    const own = await guarded(session, input.name, async () => {
      // Read again, since the texts of ten thousand filings are not kept in memory.
      const isGone = input.path === undefined || options.dryRun;
      return report(input, isGone ? item : await again(input), found, 0);
    });
    status = worse(status, own);
  }
  const unchecked = inputs.inputs.length + inputs.missing.length - totals.files;
  await reporting.end({ ...totals, unchecked, uncheckedFiles, departments });
  await baseline?.end(status);
  return status;
}

const reasonText = (error: unknown): Localized =>
  error instanceof UserError
    ? error.sentence
    : { zh: 'perfgoal 内部出错', en: 'internal error in perfgoal' };
