/** perfgoal merge-reports: the reports of shards and runs as one. */
import { extname } from 'node:path';
import { Chalk } from 'chalk';
import { userError } from '../../internal.ts';
import { forEachInput } from '../check/check-input.ts';
import { exit } from '../exit.ts';
import { reportTarget } from '../files/conflicts.ts';
import { findInputs } from '../files/inputs.ts';
import { isStdout, writeResult } from '../files/results.ts';
import type { MergedFormat, MergedWriter } from '../merge/formats.ts';
import type { Look, Session } from '../session.ts';
import type { CommandSpec } from './command.ts';
import { parseChoice } from './options.ts';

interface MergeOptions {
  readonly out?: string;
  readonly format?: MergedFormat;
}

/** The endings of reports. */
const reportEndings = ['.json'];

/** The names of the formats, here so that the command line is known without loading them. */
const formats: readonly MergedFormat[] = ['pretty', 'json', 'junit', 'html'];

export const mergeReportsCommand: CommandSpec = {
  name: 'merge-reports',
  argument: { zh: '<报告...>', en: '<reports...>' },
  summary: {
    zh: '合并几台机器的运行报告（render --report）',
    en: 'merge the reports of several runs (render --report)',
  },
  notes: {
    zh: [
      '缺少分片、分片或报告重复、perfgoal 版本不同时不合并，状态为 2；否则状态是各次运行中最严重的一个。',
      '不同分片里的同一个项目（名称、年度、部门、单位都相同）列为警告；输出同名的列为失败。',
    ].join('\n'),
    en: [
      'Missing shards, reports that are given twice and different versions of perfgoal are refused with',
      'status 2; otherwise the status is the worst of all runs. The same project (name, year,',
      'department and unit) in two shards is a warning; documents with the same name are a failure.',
    ].join('\n'),
  },
  options: [
    {
      flags: { zh: '--format <格式>', en: '--format <format>' },
      summary: {
        zh: `${formats.join('、')}；默认看 --out 的结尾（.json .xml .html），否则 pretty`,
        en: `${formats.join(', ')}; default: the ending of --out (.json .xml .html), else pretty`,
      },
      choices: formats,
      parse: text => parseChoice('--format', text, formats),
    },
    {
      flags: { zh: '--out <文件>', en: '--out <file>' },
      summary: {
        zh: '写进文件；默认或 - 为标准输出',
        en: 'write to a file; default, or -: standard output',
      },
    },
  ],
  examples: [
    {
      line: 'perfgoal merge-reports reports/*.json --out report.html',
      summary: { zh: '合并成一个网页', en: 'one page of all' },
    },
    {
      line: 'perfgoal merge-reports "reports/*.json"',
      summary: { zh: '在屏幕上看失败的和总数', en: 'what failed, and the counts' },
    },
  ],
  run: (names, options, session) => run(names, options, session),
};

async function run(names: readonly string[], { out, format }: MergeOptions, session: Session) {
  const { io, language } = session;
  const [{ readReports }, { mergeReports }, { mergedWriters }] = await Promise.all([
    import('../merge/read.ts'),
    import('../merge/merge.ts'),
    import('../merge/formats.ts'),
  ]);
  const inputs = await findInputs(names, io.cwd, reportEndings);
  const missing = await forEachInput({ ...inputs, inputs: [] }, session, async () => exit.clean);
  if (missing !== exit.clean) return missing;
  if (out !== undefined && !isStdout(out)) reportTarget(out, { inputs, kind: 'report' }, io.cwd);
  const merged = mergeReports(await readReports(inputs.inputs, session), language);
  const plain: Look = { ...session.outLook, paint: new Chalk({ level: 0 }) };
  const look = out === undefined || isStdout(out) ? session.outLook : plain;
  const write: MergedWriter = mergedWriters[format ?? formatOf(out)];
  await writeResult(out, await withinOneText(() => write(merged, look)), session);
  return merged.status;
}

/** Throws UserError where a text would be longer than V8 allows, half a thousand million characters. */
async function withinOneText(write: () => string | Promise<string>): Promise<string> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof RangeError && error.message === 'Invalid string length')) throw error;
    throw userError('合并后的报告太长', 'the merged report would be too long', {
      zh: '请分几次合并。',
      en: 'Merge fewer reports.',
    });
  }
}

const endings: ReadonlyMap<string, MergedFormat> = new Map([
  ['.json', 'json'],
  ['.xml', 'junit'],
  ['.html', 'html'],
  ['.htm', 'html'],
]);

const formatOf = (out = ''): MergedFormat => endings.get(extname(out).toLowerCase()) ?? 'pretty';
