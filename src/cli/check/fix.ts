/** check --fix: a filing is mended where that is certain, and what is left of it is checked. */

import { accessSync, constants } from 'node:fs';
import { type Checked, fix } from '../../internal.ts';
import type { CheckingOptions } from '../commands/options.ts';
import { fault } from '../fault.ts';
import type { Input, Inputs } from '../files/inputs.ts';
import { systemFault } from '../files/system-error.ts';
import { writeTarget } from '../files/write.ts';
import { pathFrom } from '../report/positions.ts';
import type { Look, Session } from '../session.ts';
import { visible } from '../visible.ts';
import { bytesChecker, bytesOf, type CheckInput } from './check-input.ts';

export interface FixingOptions extends CheckingOptions {
  readonly fix?: boolean;
  readonly dryRun?: boolean;
}

/** Whether standard output holds the mended text or the differences, so that the report must go elsewhere. */
export function takesStdout({ inputs }: Inputs, { fix: isFixing, dryRun }: FixingOptions): boolean {
  return isFixing === true && (dryRun === true || inputs.some(({ path }) => path === undefined));
}

/** Throws UserError where the flags contradict each other. */
export function refuseFlags(inputs: Inputs, { fix: isFixing, dryRun }: FixingOptions): void {
  if (dryRun && !isFixing)
    throw fault('--dry-run 要和 --fix 一起用', '--dry-run goes with --fix only');
  const hasStdin = inputs.inputs.some(({ path }) => path === undefined);
  if (isFixing && !dryRun && hasStdin && inputs.several)
    throw fault('标准输出只能写一份申报', 'standard output takes one filing only');
}

/** A checker that mends first: the file, or for standard input what goes to standard output. */
export function mendingChecker(options: FixingOptions, session: Session): CheckInput {
  const checkBytes = bytesChecker(options, session);
  return async input => {
    const bytes = await bytesOf(input, session);
    const checked = checkBytes(input, bytes);
    const mended = fix(checked);
    const isSame = mended === checked.source.text;
    const after = isSame ? bytes : encoded(mended, bytes);
    if (options.dryRun) await session.result(await patch(input, checked, mended, session));
    else if (input.path === undefined) await session.result(after);
    else if (!isSame) await write(input, input.path, after, session);
    if (isSame) return checked;
    if (!options.quiet) await session.message(told(input, checked, mended, options, session));
    return checkBytes(input, after);
  };
}

/** The text in the encoding that it came in. Throws UserError for UTF-16. */
function encoded(text: string, before: Uint8Array): Uint8Array {
  const [first, second, third] = before;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw fault(
      '文件是 UTF-16 编码，--fix 只改写 UTF-8 的文件',
      'the file is UTF-16; --fix writes UTF-8 only',
      { zh: '请先另存为 UTF-8。', en: 'Save it as UTF-8 first.' },
    );
  const isMarked = first === 0xef && second === 0xbb && third === 0xbf;
  return Buffer.from(isMarked ? `\uFEFF${text}` : text);
}

async function write({ name }: Input, path: string, bytes: Uint8Array, { io }: Session) {
  try {
    // A new file takes the place of the old one, so the system itself would not mind.
    accessSync(path, constants.W_OK);
  } catch (error) {
    throw systemFault(error, { zh: `写不了 ${name}`, en: `cannot write ${name}` });
  }
  await writeTarget({ name: pathFrom(io.cwd, name), path }, bytes);
}

function told(
  { name }: Input,
  { source }: Checked,
  mended: string,
  { dryRun }: FixingOptions,
  { say }: Session,
): string {
  const lines = mended.split('\n');
  const changed = source.text.split('\n').filter((line, index) => line !== lines[index]).length;
  const sentence = dryRun
    ? { zh: `${name} 可以修正 ${changed} 行`, en: `${name}: lines that can be mended: ${changed}` }
    : { zh: `${name} 修正了 ${changed} 行`, en: `${name}: lines mended: ${changed}` };
  return `${say(sentence)}\n`;
}

/** The differences as patch and git apply take them; on a terminal in colours and without what would steer it. */
async function patch({ name }: Input, { source }: Checked, mended: string, session: Session) {
  if (mended === source.text) return '';
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff');
  const path = pathFrom(session.io.cwd, name);
  const text = createTwoFilesPatch(
    `a/${path}`,
    `b/${path}`,
    source.text,
    mended,
    undefined,
    undefined,
    { context: 3, headerOptions: FILE_HEADERS_ONLY },
  );
  return session.io.stdout.isTTY ? shown(text, session.outLook) : text;
}

const shown = (text: string, { paint }: Look) =>
  text
    .split('\n')
    .map(line => {
      const safe = line.replace(/\r$/, '').split('\t').map(visible).join('\t');
      if (/^(---|\+\+\+|@@)/.test(safe)) return paint.bold(safe);
      if (safe.startsWith('-')) return paint.red(safe);
      return safe.startsWith('+') ? paint.green(safe) : safe;
    })
    .join('\n');
