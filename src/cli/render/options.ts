/** The options of render that are about many filings, and which of them contradict each other. */
import { UserError } from '../../internal.ts';
import type { OptionSpec } from '../commands/command.ts';
import type { DrawingOptions } from '../drawing.ts';
import type { Destination, OutputFlags } from '../files/outputs.ts';
import { isStdout } from '../files/results.ts';
import { parseNamePattern } from './name-pattern.ts';
import { parseShard, type Shard } from './shard.ts';

export interface BatchOptions extends DrawingOptions, OutputFlags {
  /** Most worker threads; 1 is none. */
  readonly jobs?: number;
  /** Seconds for one filing. */
  readonly timeout?: number;
  readonly force?: boolean;
  readonly why?: boolean;
  readonly json?: boolean;
  readonly shard?: Shard;
  /** File for the report of the run. */
  readonly report?: string;
  readonly watch?: boolean;
}

const MAX_JOBS = 64;
/** A day, in seconds. */
const MAX_TIMEOUT = 86_400;

export const batchOptions: readonly OptionSpec[] = [
  {
    flags: { zh: '--name <模式>', en: '--name <pattern>' },
    summary: {
      zh: '输出文件夹里的路径，花括号里是申报的值，例如 {year}/{project.department}/{项目名称}；{file} 是申报的文件名',
      en: 'path below the output folder, with values of the filing in braces, e.g. {year}/{project.name}; {file} is the name of the filing’s file',
    },
    parse: text => {
      parseNamePattern(text);
      return text;
    },
  },
  {
    flags: { zh: '--force', en: '--force' },
    summary: {
      zh: '没有变化的也重新生成',
      en: 'render unchanged filings, too',
    },
  },
  {
    flags: { zh: '--why', en: '--why' },
    summary: {
      zh: '说明每一份为什么要重新生成',
      en: 'say why each filing is rendered',
    },
  },
  {
    flags: { zh: '--jobs <数>', en: '--jobs <number>' },
    summary: {
      zh: '同时处理几份；默认看处理器，20 份以下和 1 为不用线程',
      en: 'filings rendered at a time; default: by the processor, without threads below 20 filings and for 1',
    },
    parse: text => parseNumber('--jobs', text, { most: MAX_JOBS, isWhole: true }),
  },
  {
    flags: { zh: '--timeout <秒>', en: '--timeout <seconds>' },
    summary: {
      zh: '一份最多用多少秒，超过的算失败；默认 60（不用线程时不限）',
      en: 'seconds after which a filing fails; default 60 (no limit without threads)',
    },
    parse: text => parseNumber('--timeout', text, { most: MAX_TIMEOUT, isWhole: false }),
  },
  {
    flags: { zh: '--shard <第几/共几>', en: '--shard <which/of>' },
    summary: {
      zh: '只做其中一份，例如 3/10，供几台机器分工',
      en: 'render only a part of the filings, e.g. 3/10, to share them among machines',
    },
    parse: parseShard,
  },
  {
    flags: { zh: '--report <文件>', en: '--report <file>' },
    summary: {
      zh: '把每一份的结果写成 JSON（- 为标准输出），用 perfgoal merge-reports 合并',
      en: 'write the result of each filing as JSON (- is standard output), for perfgoal merge-reports',
    },
  },
  {
    flags: { zh: '--json', en: '--json' },
    summary: {
      zh: '每一份在标准输出上写一行 JSON',
      en: 'write a line of JSON for each filing to standard output',
    },
  },
  {
    flags: { zh: '--watch', en: '--watch' },
    summary: {
      zh: '申报或表样保存后重新生成；按 Ctrl-C 结束，状态为 130',
      en: 'render again when a filing or template is saved; ends on Ctrl-C with status 130',
    },
  },
];

function parseNumber(
  option: string,
  text: string,
  { most, isWhole }: { readonly most: number; readonly isWhole: boolean },
): number {
  const number = Number(text);
  const isFit = /^\d+(\.\d+)?$/.test(text) && number > 0 && number <= most;
  if (isFit && (!isWhole || Number.isInteger(number))) return number;
  throw new UserError(
    {
      zh: `${option} 的值“${text}”不对`,
      en: `invalid value “${text}” for ${option}`,
    },
    {
      zh: `写一个大于 0、不超过 ${most} 的${isWhole ? '整' : ''}数。`,
      en: `Expected a ${isWhole ? 'whole ' : ''}number above 0, at most ${most}.`,
    },
  );
}

/** Throws UserError where the flags contradict each other. */
export function refuseBatchFlags(options: BatchOptions, destination: Destination): void {
  const hasFolder = destination.kind === 'files' && destination.folder !== undefined;
  if (options.why && !hasFolder)
    throw new UserError({
      zh: '--why 只用于输出文件夹：要用 --out 指定',
      en: '--why needs an output folder (--out)',
    });
  const isReported = options.report !== undefined && isStdout(options.report);
  const [first, second] = [
    ...(options.json ? ['--json'] : []),
    ...(isReported ? [`--report ${options.report}`] : []),
    ...(destination.kind === 'stdout' ? [`--out ${options.out}`] : []),
  ];
  if (second !== undefined)
    throw new UserError(
      {
        zh: `${first} 和 ${second} 都要用标准输出`,
        en: `${first} and ${second} both write to standard output`,
      },
      { zh: '请把其中一样写进文件。', en: 'Write one of them to a file.' },
    );
  if (options.watch && (destination.kind === 'stdout' || options.shard || options.report))
    throw new UserError({
      zh: '--watch 不能与标准输出、--shard、--report 同用',
      en: '--watch cannot be used with standard output, --shard or --report',
    });
}
