/** perfgoal import: reads forms that were filled in, in Word or Excel, back into filings. */
import { extname, join, resolve } from 'node:path';
import {
  type CheckOptions,
  type FormInDocument,
  type FormTemplate,
  type ImportedFiling,
  isDocument,
  loadImport,
  userError,
} from '../../internal.ts';
import { bytesOf, convertedBytes, forEachInput } from '../check/check-input.ts';
import { fitText } from '../check/fit-text.ts';
import { type ExitStatus, exit } from '../exit.ts';
import { refuseConflicts } from '../files/conflicts.ts';
import { refuseObstacle } from '../files/folders.ts';
import { formsOf } from '../files/forms.ts';
import { documentEndings, findInputs, type Input, type Inputs } from '../files/inputs.ts';
import { isFolder, prefixOf } from '../files/paths.ts';
import { isStdout, refuseExisting } from '../files/results.ts';
import { schemaReference, writeSchemaBeside } from '../files/schema-beside.ts';
import { stemOfSheet } from '../files/sheet-name.ts';
import { isSpecialFile, type Target, writeTarget } from '../files/write.ts';
import type { Session } from '../session.ts';
import { visible } from '../visible.ts';
import type { CommandSpec } from './command.ts';
import { keysOption, settingsOptions } from './options.ts';

interface ImportCommandOptions extends Pick<CheckOptions, 'form' | 'defaultForm'> {
  readonly keys?: 'zh' | 'en';
  readonly out?: string;
}

export const importCommand: CommandSpec = {
  name: 'import',
  argument: { zh: '<文件...>', en: '<files...>' },
  summary: {
    zh: '把填好的 Word、Excel 表读成申报',
    en: 'read forms filled in with Word or Excel into filings',
  },
  notes: {
    zh: [
      '文件可以是 .docx 或 .xlsx、文件夹（其中所有 .docx 和 .xlsx）、加引号的模式或 -（标准输入）。',
      '写出带说明的 YAML，值照原样，不猜也不改；没有把握的标“待确认”和出处，放不进表的文字',
      '列在末尾。不覆盖已有的文件。有文字没有放进表时，状态为 1。',
    ].join('\n'),
    en: [
      'A file is a .docx or .xlsx, a folder (all such files in it), a quoted pattern, or -',
      '(standard input). Writes YAML with hints; values are kept as written. What may have been',
      'misread is marked 待确认 with its cell, and texts without a place stand at the end. Existing',
      'files are not overwritten. The status is 1 where a text was not placed.',
    ].join('\n'),
  },
  options: [
    {
      flags: { zh: '--out <路径>', en: '--out <path>' },
      summary: {
        zh: '写出的文件，几份时是文件夹；默认标准输出',
        en: 'the file to write, or of several the folder (default: standard output)',
      },
    },
    {
      flags: { zh: '--form <表样>', en: '--form <form>' },
      summary: {
        zh: '表样的编号，或自己的 .yaml 表样；默认是栏目最相符的',
        en: 'id of the form, or a .yaml template (default: the one whose labels fit best)',
      },
    },
    keysOption({
      zh: '键用英文（en，默认）或表上的名称（zh）',
      en: 'keys in English (en, default) or as printed on the form (zh)',
    }),
    ...settingsOptions,
  ],
  examples: [
    {
      line: 'perfgoal import 申报表.docx --out filing.yaml',
      summary: { zh: '把填好的 Word 表读成申报', en: 'read a filled Word form into a filing' },
    },
    {
      line: 'perfgoal import 2025/ --out filings/ --keys zh',
      summary: {
        zh: '读一个文件夹，键用中文',
        en: 'read a folder, keys in Chinese',
      },
    },
  ],
  run: (names, options, session) => run(names, options, session),
};

/** A filing that is to be written. */
interface Read {
  readonly form: FormInDocument;
  /** Absent for standard output. */
  readonly target?: Target;
}

async function run(
  names: readonly string[],
  options: ImportCommandOptions,
  session: Session,
): Promise<ExitStatus> {
  const { cwd } = session.io;
  const inputs = await findInputs(names, cwd, documentEndings);
  const targetOf = targetsFor(inputs, options.out, session);
  const forms = formsOf(cwd, options.defaultForm);
  const named = options.form === undefined ? undefined : forms.named(options.form);
  const loadTemplate = named ? () => named : forms.named;
  const { readDocument } = await loadImport();
  return forEachInput(inputs, session, async input => {
    const given = await bytesOf(input, session);
    if (!isDocument(given)) throw noDocument();
    const bytes = await convertedBytes(input.name, given, session);
    const { forms: found, notes } = await readDocument(bytes, input.name, input.sheet);
    const read = found.map(form => withTarget(form, found.length, input, targetOf));
    // Of a workbook all sheets are written or none.
    for (const { target } of read) if (target) refuseExisting(target.name, session);
    const imported: ImportedFiling[] = [];
    for (const { form, target } of read)
      imported.push(await importInto(form, target, input, { ...options, loadTemplate }));
    for (const [index, filing] of imported.entries())
      await write(filing, read[index]?.target, options.keys ?? 'en', input, session);
    for (const note of [...notes, ...read.flatMap(({ form }) => form.notes)])
      await session.message(`  ${visible(session.say(note))}\n`);
    return imported.some(({ unplaced }) => unplaced.length > 0) ? exit.findings : exit.clean;
  });
}

async function importInto(
  { form, sheet }: FormInDocument,
  target: Target | undefined,
  { name, sheet: named }: Input,
  { keys = 'en', ...options }: ImportCommandOptions & Pick<CheckOptions, 'loadTemplate'>,
): Promise<ImportedFiling> {
  const { importForm } = await loadImport();
  return importForm(form, {
    name: sheet === undefined || named !== undefined ? name : `${name}（${sheet}）`,
    keys,
    ...options,
    ...(target && { schemaOf: (template: FormTemplate) => schemaReference(template, keys) }),
  });
}

async function write(
  filing: ImportedFiling,
  target: Target | undefined,
  keys: 'zh' | 'en',
  { name }: Input,
  session: Session,
): Promise<void> {
  const { yaml, template } = filing;
  if (target) {
    await writeSchemaBeside(target.path, template, keys);
    await writeTarget(target, Buffer.from(yaml));
  } else await session.result(yaml);
  await session.message(summaryOf(name, target?.name, filing, session));
}

/** The file of an input, or of one of its sheets; undefined for standard output. */
type TargetOf = (input: Input, sheet?: string) => Target | undefined;

/** Throws UserError where several filings would go to one place, or over each other. */
function targetsFor(inputs: Inputs, out: string | undefined, { io }: Session): TargetOf {
  if (out === undefined || isStdout(out)) {
    if (inputs.several) throw needsFolder(out ?? '-');
    return (_, sheet) => {
      if (sheet !== undefined) throw needsFolder(out ?? '-');
      return undefined;
    };
  }
  const path = resolve(io.cwd, out);
  if (isNamedFile(out, path)) {
    if (inputs.several) throw needsFolder(out);
    return (_, sheet) => {
      if (sheet !== undefined) throw needsFolder(out);
      return { name: out, path };
    };
  }
  refuseObstacle(path, io.cwd);
  const targetOf = ({ stem }: Input, sheet?: string): Target => {
    const file = `${sheet === undefined ? stem : stemOfSheet(stem, sheet)}.yaml`;
    return { name: prefixOf(out) + file, path: join(path, file), within: path };
  };
  const targets = inputs.inputs.map(input => ({ input, targets: [targetOf(input)] }));
  refuseConflicts(inputs.inputs, targets);
  return targetOf;
}

/** Whether --out is a file; a folder exists as one, ends in a slash or has no ending. Throws UserError for other files. */
function isNamedFile(out: string, path: string): boolean {
  if (/[/\\]$/.test(out) || isFolder(path)) return false;
  if (/\.ya?ml$/i.test(out) || isSpecialFile(path)) return true;
  if (extname(out) === '') return false;
  throw userError(`申报写不进 ${out}`, `cannot write a filing to ${out}`, {
    zh: '文件以 .yaml 结尾；文件夹以 / 结尾。',
    en: 'A file ends in .yaml, a folder in /.',
  });
}

const withTarget = (
  form: FormInDocument,
  count: number,
  input: Input,
  targetOf: TargetOf,
): Read => {
  const target = targetOf(input, count > 1 ? form.sheet : undefined);
  return { form, ...(target && { target }) };
};

const needsFolder = (out: string) =>
  userError(`几份申报不能写进一个文件 ${out}`, `cannot write more than one filing to ${out}`, {
    zh: '请指定一个文件夹，例如 --out filings/',
    en: 'Name a folder, e.g. --out filings/',
  });

const noDocument = () =>
  userError('这不是 Word 或 Excel 文件', 'this is neither a Word nor an Excel file', {
    zh: 'import 读填好的 .docx 和 .xlsx；申报已经是 YAML 的，直接检查、生成。',
    en: 'import reads filled .docx and .xlsx files; a filing in YAML is checked and rendered as it is.',
  });

/** Places that a message names. */
const NAMED = 10;

/** What was read, and what a person must look at. */
function summaryOf(
  name: string,
  out: string | undefined,
  { template, labels, unsure, unplaced }: ImportedFiling,
  { say }: Session,
): string {
  const fit = fitText(name, template.id, labels);
  const written =
    out === undefined
      ? fit
      : {
          zh: `${fit.zh}；已写入 ${visible(out)}`,
          en: `${fit.en}; written to ${visible(out)}`,
        };
  const list = (items: readonly string[]) =>
    items
      .slice(0, NAMED)
      .map(visible)
      .join(say({ zh: '、', en: '; ' })) + (items.length > NAMED ? '…' : '');
  const lines = [say(written)];
  if (unsure.length > 0) {
    const places = list(unsure.map(cell => say(cell.name)));
    lines.push(`  ${say({ zh: '待确认：', en: 'to be confirmed: ' })}${places}`);
  }
  if (unplaced.length > 0) {
    const places = list([...new Set(unplaced.map(text => say(text.name)))]);
    const count = unplaced.length;
    lines.push(
      `  ${say({ zh: `没有放进表里的文字 ${count} 处：`, en: `texts without a place: ${count}: ` })}${places}`,
    );
  }
  return `${lines.join('\n')}\n`;
}
