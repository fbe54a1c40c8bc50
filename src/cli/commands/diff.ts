/** perfgoal diff: what changed from one filing to another, in the words of the form. */
import { extname } from 'node:path';
import { type Both, type Checked, loadComparison, loadRedline, userError } from '../../internal.ts';
import { forEachInput, inputChecker } from '../check/check-input.ts';
import { diffWriters } from '../diff/index.ts';
import { documentDate } from '../document-date.ts';
import { printError } from '../errors.ts';
import { exit } from '../exit.ts';
import { reportTarget } from '../files/conflicts.ts';
import { findInputs, type Input, type Inputs } from '../files/inputs.ts';
import { isStdout } from '../files/results.ts';
import { writeTarget } from '../files/write.ts';
import { findingLine } from '../report/messages.ts';
import { plainLook, type Session } from '../session.ts';
import type { CommandSpec } from './command.ts';
import { type CheckingOptions, parseChoice, settingsOptions } from './options.ts';

type DiffFormat = keyof typeof diffWriters;
const diffFormats = Object.keys(diffWriters) as readonly DiffFormat[];

interface DiffCommandOptions extends CheckingOptions {
  readonly format?: DiffFormat;
  readonly output?: string;
  /** The form with tracked changes. */
  readonly out?: string;
}

export const diffCommand: CommandSpec = {
  name: 'diff',
  argument: { zh: '<原来的> <现在的>', en: '<old> <new>' },
  summary: { zh: '比较两份申报，列出改了什么', en: 'compare two filings and list what changed' },
  notes: {
    zh: [
      '按栏目和指标列出修改、增加、删除和移动；指标先按名称、再按位置对上，金额写出增减。',
      '同一日期、同一金额的不同写法不算不同。其中一份可以是 -（标准输入）。',
      '退出状态：0 没有不同，1 有不同，2 有一份读不了。',
    ].join('\n'),
    en: [
      'Lists what was changed, added, removed and moved, by field and by indicator; indicators are',
      'matched by name, then by place, and amounts are told with their difference. One date or amount',
      'written in two ways is no difference. One of the filings may be - (standard input).',
      'The exit status is 0 without differences, 1 with some, 2 where a filing cannot be read.',
    ].join('\n'),
  },
  options: [
    {
      flags: { zh: '--format <格式>', en: '--format <format>' },
      summary: {
        zh: `格式：${diffFormats.join('、')}（默认 pretty）`,
        en: `format: ${diffFormats.join(', ')} (default: pretty)`,
      },
      choices: diffFormats,
      parse: text => parseChoice('--format', text, diffFormats),
    },
    {
      flags: { zh: '--output <文件>', en: '--output <file>' },
      summary: {
        zh: '写进文件；格式看 --format 或结尾（.txt .json .md .html）',
        en: 'write to a file, in the format of --format or its ending (.txt .json .md .html)',
      },
    },
    {
      flags: { zh: '--out <文件>', en: '--out <file>' },
      summary: {
        zh: '另写花脸稿（.docx）：表上带修订标记，全部接受即现在的，全部拒绝即原来的',
        en: 'also write the form with tracked changes (.docx): all accepted the new filing, all rejected the old one',
      },
    },
    {
      flags: { zh: '--form <表样>', en: '--form <form>' },
      summary: {
        zh: '两份都用这个表样：编号，或自己的 .yaml 表样',
        en: 'use this form for both: an id, or a .yaml template',
      },
    },
    ...settingsOptions,
  ],
  examples: [
    {
      line: 'perfgoal diff 2025.yaml 2026.yaml',
      summary: { zh: '今年的与去年的有什么不同', en: 'what differs from last year’s' },
    },
    {
      line: 'perfgoal diff old.yaml new.yaml --output changes.html',
      summary: { zh: '写成网页', en: 'write a web page' },
    },
    {
      line: 'perfgoal diff old.yaml new.yaml --out 花脸稿.docx',
      summary: { zh: '带修订标记的表', en: 'the form with tracked changes' },
    },
  ],
  run: ([first = '', second = ''], options, session) =>
    run({ a: first, b: second }, options, session),
};

async function run(names: Both<string>, options: DiffCommandOptions, session: Session) {
  const { cwd } = session.io;
  const format = formatOf(options);
  const [a, b] = [await oneInput(names.a, session), await oneInput(names.b, session)];
  if (!a || !b) return exit.fault;
  if (a.path === undefined && b.path === undefined)
    throw userError('标准输入只能是其中一份', 'only one of the filings can be standard input');
  const { output, out } = options;
  const inputs: Inputs = { inputs: [a, b], missing: [], several: true, notes: [] };
  const inUse = { inputs, kind: 'filing', others: options.form ? [options.form] : [] } as const;
  const target =
    output === undefined || isStdout(output) ? undefined : reportTarget(output, inUse, cwd);
  const redlineTarget = out === undefined ? undefined : documentTarget(out, inUse, cwd);
  const checkInput = inputChecker(options, session);

  const read: Checked[] = [];
  const status = await forEachInput(inputs, session, async input => {
    const checked = await checkInput(input);
    if (isReadable(checked)) read.push(checked);
    else await tellWhy(input.name, checked, session);
    return isReadable(checked) ? exit.clean : exit.fault;
  });
  const [first, second] = read;
  if (!first || !second) return status;
  const { compareFilings } = await loadComparison();
  const comparison = compareFilings(first, second);
  const report = { names: { a: a.name, b: b.name }, comparison };
  const document = redlineTarget && (await redlineOf(first, second, session));
  const look = target ? plainLook(session.language) : session.outLook;
  const text = diffWriters[format](report, look);
  if (target) await writeTarget(target, Buffer.from(text));
  else await session.result(text);
  if (redlineTarget && document) {
    await writeTarget(redlineTarget, document);
    const { name } = redlineTarget;
    await session.message(`${session.say({ zh: `已生成 ${name}`, en: `wrote ${name}` })}\n`);
  }
  return comparison.changes.length > 0 ? exit.findings : exit.clean;
}

/** The form with tracked changes. Rejects with UserError where it cannot be drawn. */
async function redlineOf(first: Checked, second: Checked, { io }: Session): Promise<Uint8Array> {
  const { redline } = await loadRedline();
  const date = documentDate(io.env);
  return redline(first, second, date ? { date } : {});
}

/** Where the form with tracked changes goes. Throws UserError for another ending, and for a file that is in use. */
function documentTarget(name: string, inUse: Parameters<typeof reportTarget>[1], cwd: string) {
  if (extname(name).toLowerCase() === '.docx')
    return reportTarget(name, { ...inUse, ending: '.docx' }, cwd);
  throw userError(
    `花脸稿 ${name} 应以 .docx 结尾`,
    `the form with tracked changes is a Word file: ${name} must end in .docx`,
  );
}

/** The one filing that a name of the command line means; undefined after it was told why there is none. */
async function oneInput(name: string, session: Session): Promise<Input | undefined> {
  const { inputs, missing, several } = await findInputs([name], session.io.cwd);
  const [input] = inputs;
  if (input && !several) return input;
  const error =
    missing[0]?.error ??
    userError('不是一份申报：一次比较两个文件', 'is not one filing: two files are compared');
  await printError(error, session, name);
  return undefined;
}

/** Whether anything of it can be compared. */
const isReadable = ({ source }: Checked) => source.value !== undefined && source.value !== null;

async function tellWhy(name: string, { findings }: Checked, session: Session): Promise<void> {
  for (const finding of findings.slice(0, 1))
    await session.message(findingLine(name, finding, session.language));
}

const formatsByEnding: Readonly<Record<string, DiffFormat>> = {
  '.txt': 'pretty',
  '.json': 'json',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
};

function formatOf({ format, output }: DiffCommandOptions): DiffFormat {
  if (format !== undefined) return format;
  if (output === undefined || isStdout(output)) return 'pretty';
  const found = formatsByEnding[extname(output).toLowerCase()];
  if (found) return found;
  throw userError(`从 ${output} 的结尾看不出格式`, `cannot tell the format of ${output}`, {
    zh: `用 --format 指定：${diffFormats.join('、')}`,
    en: `Choose one with --format: ${diffFormats.join(', ')}`,
  });
}
