/** perfgoal check: the findings of filings, on standard output. */
import { forEachInput, inputChecker, isFailing, noTotals, tally } from '../checking.ts';
import { exit } from '../exit.ts';
import { listInputs } from '../inputs.ts';
import { type ReportFormat, reporters, reportFormats } from '../report/index.ts';
import type { Session } from '../session.ts';
import type { CommandSpec } from './command.ts';
import { type CheckingOptions, checkingOptions, parseChoice } from './options.ts';

interface CheckCommandOptions extends CheckingOptions {
  readonly format?: ReportFormat;
}

export const checkCommand: CommandSpec = {
  name: 'check',
  argument: { zh: '<文件...>', en: '<files...>' },
  summary: { zh: '检查申报，不生成文件', en: 'check filings and write nothing' },
  notes: {
    zh: '文件可以是申报、文件夹（其中所有 .yaml 和 .yml）或 -（标准输入）。',
    en: 'A file is a filing, a folder (all .yaml and .yml in it) or - (standard input).',
  },
  options: [
    {
      flags: { zh: '--format <格式>', en: '--format <format>' },
      summary: {
        zh: `报告的格式：${reportFormats.join('、')}（默认 pretty）`,
        en: `format of the report: ${reportFormats.join(', ')} (default pretty)`,
      },
      parse: text => parseChoice('--format', text, reportFormats),
    },
    ...checkingOptions,
  ],
  examples: [
    {
      line: 'perfgoal check filing.yaml',
      summary: { zh: '检查一份申报', en: 'check one filing' },
    },
    {
      line: 'perfgoal check filings/ --strict --format short',
      summary: {
        zh: '检查一个文件夹，每个问题一行，警告也算错误',
        en: 'check a folder, one line a finding, warnings count',
      },
    },
  ],
  run: (names, options, session) => run(names, options, session),
};

async function run(names: readonly string[], options: CheckCommandOptions, session: Session) {
  const checkInput = inputChecker(options, session);
  const format = options.format ?? 'pretty';
  const reporter = reporters[format](session.outLook);
  let totals = noTotals;
  const status = await forEachInput(listInputs(names, session.io.cwd), session, async input => {
    const { source, findings } = await checkInput(input);
    const report = { name: input.name, text: source.text, findings };
    totals = tally(totals, report);
    await session.result(await reporter.file(report));
    return isFailing(findings, options) ? exit.findings : exit.clean;
  });
  const isCounted = format !== 'pretty' || (totals.files > 0 && !options.quiet);
  if (isCounted) await session.result(reporter.end(totals));
  return status;
}
