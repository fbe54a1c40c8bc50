/** Where the documents of a run go, decided and refused before anything is read or written. */

import { dirname, extname, resolve } from 'node:path';
import { type Format, formats, suggestion } from '../../internal.ts';
import { fault } from '../fault.ts';
import { type DocumentTarget, type InputTargets, refuseClashes } from './conflicts.ts';
import { noFolder, refuseObstacle } from './folders.ts';
import type { Input, Inputs } from './inputs.ts';

import { isFolder, prefixOf } from './paths.ts';
import { isStdout, stdoutFormat } from './results.ts';

export interface OutputFlags {
  readonly out?: string;
  readonly format?: readonly Format[];
  /** Pattern for names below the output folder. */
  readonly name?: string;
}

export type Destination =
  | { readonly kind: 'stdout'; readonly format: Format }
  | {
      readonly kind: 'files';
      readonly formats: readonly Format[];
      /** The folder that --out names, absolute; what is known of its documents is kept there. */
      readonly folder?: string;
      /** The documents of an input; `stem` stands for their name when it is not that of the input. */
      readonly targets: (input: Input, stem?: string) => readonly DocumentTarget[];
    };

/**
 * The destination that the flags name. Throws UserError where they contradict each other, where two documents would
 * have one name, and where a document would take the place of a filing.
 */
export function destinationOf(inputs: Inputs, flags: OutputFlags, cwd: string): Destination {
  const { out } = flags;
  const isPiped = out !== undefined && isStdout(out);
  const isFile = isPiped || (out !== undefined && namesFile(out, inputs, flags.format, cwd));
  if (isFile && flags.name !== undefined)
    throw fault('--name 只用于输出文件夹', '--name goes with an output folder only', {
      zh: '用 --out 指定文件夹，以 / 结尾。',
      en: 'Name a folder with --out; it ends with /.',
    });
  if (isPiped) return toStdout(inputs, flags.format);
  const destination = isFile ? toFile(out, flags.format, cwd) : toFolder(out, flags.format, cwd);
  if (flags.name === undefined) refuseClashes(inputs.inputs, targetsOf(inputs.inputs, destination));
  return destination;
}

/** One after the other, since of ten thousand the texts would fill the memory. */
function* targetsOf(inputs: readonly Input[], { targets }: ToFiles): Iterable<InputTargets> {
  for (const input of inputs) yield { input, targets: targets(input) };
}

function toStdout(inputs: Inputs, format: readonly Format[] | undefined): Destination {
  if (inputs.several)
    throw fault('标准输出只能写一份申报', 'standard output takes one filing only');
  return { kind: 'stdout', format: stdoutFormat(format) };
}

/** Whether --out is a file. A folder is one that exists, ends with a slash, or must hold several documents. */
function namesFile(
  out: string,
  inputs: Inputs,
  format: readonly Format[] | undefined,
  cwd: string,
): boolean {
  if (/[/\\]$/.test(out) || out === '' || isFolder(resolve(cwd, out))) return false;
  const ending = endingOf(out);
  if (ending === undefined) {
    if (inputs.several || format) return false;
    throw fault(
      `从 ${out} 的结尾看不出格式`,
      `the ending of ${out} names no format`,
      extname(out)
        ? suggestion(extname(out), endings)
        : {
            zh: `文件以 ${endings.join(' 或 ')} 结尾；文件夹以 / 结尾。`,
            en: `A file ends with ${endings.join(' or ')}; a folder ends with /.`,
          },
    );
  }
  if (inputs.several)
    throw fault(
      `几份申报不能写进一个文件 ${out}`,
      `several filings do not go into one file ${out}`,
      { zh: '请指定一个文件夹，例如 --out forms/', en: 'Name a folder, e.g. --out forms/' },
    );
  if (format && (format.length > 1 || format[0] !== ending))
    throw fault(
      `--out ${out} 与 --format ${format.join(',')} 不一致`,
      `--out ${out} and --format ${format.join(',')} disagree`,
      { zh: '去掉 --format，或指定一个文件夹。', en: 'Leave out --format, or name a folder.' },
    );
  return true;
}

const endings = formats.map(format => `.${format}`);

type ToFiles = Extract<Destination, { kind: 'files' }>;

function toFile(out: string, format: readonly Format[] | undefined, cwd: string): ToFiles {
  const path = resolve(cwd, out);
  if (!isFolder(dirname(path))) throw noFolder(dirname(out), dirname(path), cwd);
  const [only = endingOf(out) ?? 'docx'] = format ?? [];
  return { kind: 'files', formats: [only], targets: () => [{ name: out, path, format: only }] };
}

function toFolder(
  out: string | undefined,
  format: readonly Format[] | undefined,
  cwd: string,
): ToFiles {
  const within = resolve(cwd, out ?? '.');
  refuseObstacle(within, cwd);
  const [namePrefix, pathPrefix] = [prefixOf(out ?? '.'), prefixOf(within)];
  const endings = format ?? (['docx'] as const);
  const targets = (input: Input, stem = input.stem) => {
    if (!input.path && out === undefined)
      throw fault(
        '从标准输入读取申报时要用 --out 指定输出',
        'for a filing from standard input name the output with --out',
      );
    return endings.map(ending => {
      const file = `${stem}.${ending}`;
      const [name, path] = [namePrefix + file, pathPrefix + file];
      return { name, path, within, format: ending };
    });
  };
  return {
    kind: 'files',
    formats: endings,
    targets,
    ...(out !== undefined && { folder: within }),
  };
}

function endingOf(out: string): Format | undefined {
  const ending = extname(out).slice(1).toLowerCase();
  return formats.find(format => format === ending);
}
