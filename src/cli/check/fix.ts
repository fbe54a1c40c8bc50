/** check --fix: fixes what is certain in a filing, then checks the result. */
import { accessSync, constants } from 'node:fs';
import { type Checked, fix, isDocument, type Localized, userError } from '../../internal.ts';
import type { CheckingOptions } from '../commands/options.ts';
import type { Input, Inputs } from '../files/inputs.ts';
import { systemError } from '../files/system-error.ts';
import { writeTarget } from '../files/write.ts';
import { pathFrom } from '../report/positions.ts';
import type { Look, Session } from '../session.ts';
import { visible } from '../visible.ts';
import { bytesChecker, bytesOf, type CheckInput, convertedBytes } from './check-input.ts';

export interface FixingOptions extends CheckingOptions {
  readonly fix?: boolean;
  readonly dryRun?: boolean;
}

/** Whether standard output gets the fixed text or the differences, so that the report must go elsewhere. */
export function takesStdout({ inputs }: Inputs, { fix: isFixing, dryRun }: FixingOptions): boolean {
  return isFixing === true && (dryRun === true || inputs.some(({ path }) => path === undefined));
}

/** Throws UserError if the flags contradict each other. */
export function refuseFlags(inputs: Inputs, { fix: isFixing, dryRun }: FixingOptions): void {
  if (dryRun && !isFixing)
    throw userError('--dry-run 要和 --fix 一起用', '--dry-run requires --fix');
  const hasStdin = inputs.inputs.some(({ path }) => path === undefined);
  if (isFixing && !dryRun && hasStdin && inputs.several)
    throw userError(
      '标准输出只能写一份申报',
      'cannot write more than one filing to standard output',
    );
}

/** A checker that fixes first. It rewrites the file; the fixed text of standard input goes to standard output. */
export function fixingChecker(options: FixingOptions, session: Session): CheckInput {
  const checkBytes = bytesChecker(options, session);
  return async input => {
    const bytes = await convertedBytes(input.name, await bytesOf(input, session), session);
    const checked = await checkBytes(input, bytes);
    if (isDocument(bytes)) {
      await session.message(`${session.say(notFixed(input.name))}\n`);
      return checked;
    }
    const fixed = fix(checked);
    const isSame = fixed === checked.source.text;
    const after = isSame ? bytes : encoded(fixed, bytes);
    if (options.dryRun) await session.result(await patch(input, checked, fixed, session));
    else if (input.path === undefined) await session.result(after);
    else if (!isSame) await rewrite(input, input.path, after, session);
    if (isSame) return checked;
    if (!options.quiet) await session.message(countText(input, checked, fixed, options, session));
    return checkBytes(input, after);
  };
}

const notFixed = (name: string): Localized => ({
  zh: `${visible(name)} 是 Word 或 Excel 文件，--fix 不改它；先用 perfgoal import 读成 YAML`,
  en: `${visible(name)} is a document, which --fix leaves as it is; read it with perfgoal import first`,
});

/** The text in the encoding of the bytes that it came from. Throws UserError for UTF-16. */
function encoded(text: string, before: Uint8Array): Uint8Array {
  const [first, second, third] = before;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw userError(
      '文件是 UTF-16 编码，--fix 只改写 UTF-8 的文件',
      'the file is UTF-16; --fix only supports UTF-8',
      { zh: '请先另存为 UTF-8。', en: 'Save it as UTF-8 first.' },
    );
  const hasMark = first === 0xef && second === 0xbb && third === 0xbf;
  return Buffer.from(hasMark ? `\uFEFF${text}` : text);
}

async function rewrite({ name }: Input, path: string, bytes: Uint8Array, { io }: Session) {
  try {
    // Replacing a read-only file is possible where its folder is writable, but not meant.
    accessSync(path, constants.W_OK);
  } catch (error) {
    throw systemError(error, { zh: `写不了 ${name}`, en: `cannot write ${name}` });
  }
  await writeTarget({ name: pathFrom(io.cwd, name), path }, bytes);
}

function countText(
  { name }: Input,
  { source }: Checked,
  fixed: string,
  { dryRun }: FixingOptions,
  { say }: Session,
): string {
  const lines = fixed.split('\n');
  const changed = source.text.split('\n').filter((line, index) => line !== lines[index]).length;
  const linesEn = `${changed} line${changed === 1 ? '' : 's'}`;
  const sentence = dryRun
    ? { zh: `${name} 可以修正 ${changed} 行`, en: `${name}: ${linesEn} can be fixed` }
    : { zh: `${name} 修正了 ${changed} 行`, en: `${name}: ${linesEn} fixed` };
  return `${say(sentence)}\n`;
}

/** The differences in the format of patch and git apply; on a terminal coloured and safe to print. */
async function patch({ name }: Input, { source }: Checked, fixed: string, session: Session) {
  if (fixed === source.text) return '';
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff');
  const path = pathFrom(session.io.cwd, name);
  const text = createTwoFilesPatch(
    `a/${path}`,
    `b/${path}`,
    source.text,
    fixed,
    undefined,
    undefined,
    { context: 3, headerOptions: FILE_HEADERS_ONLY },
  );
  return session.io.stdout.isTTY ? coloured(text, session.outLook) : text;
}

const coloured = (text: string, { paint }: Look) =>
  text
    .split('\n')
    .map(line => {
      const safe = line.replace(/\r$/, '').split('\t').map(visible).join('\t');
      if (/^(---|\+\+\+|@@)/.test(safe)) return paint.bold(safe);
      if (safe.startsWith('-')) return paint.red(safe);
      return safe.startsWith('+') ? paint.green(safe) : safe;
    })
    .join('\n');
