/** Decides where the documents of a run go, and refuses what contradicts itself before anything is read or written. */
import { dirname, extname, resolve } from 'node:path';
import { type Format, formats, suggestion, type UserError, userError } from '../../internal.ts';
import { type DocumentTarget, type InputTargets, refuseConflicts } from './conflicts.ts';
import { missingFolder, refuseObstacle } from './folders.ts';
import type { Input, Inputs } from './inputs.ts';
import { isFolder, prefixOf } from './paths.ts';
import { isStdout, stdoutFormat } from './results.ts';

export interface OutputFlags {
  readonly out?: string;
  readonly format?: readonly Format[];
  /** Pattern for names below the output folder. */
  readonly name?: string;
  /** By the settings: the pattern where --name gives none and the output is a folder. */
  readonly defaultName?: string;
}

export type Destination =
  | { readonly kind: 'stdout'; readonly format: Format }
  | {
      readonly kind: 'files';
      readonly formats: readonly Format[];
      /** The folder of --out, absolute; the cache is kept in it. */
      readonly folder?: string;
      /** The documents of an input; `stem` is their name if it is not that of the input. */
      readonly targets: (input: Input, stem?: string) => readonly DocumentTarget[];
    };

/** The flags with the pattern of the settings, where it applies. Throws UserError if they contradict each other. */
export function withDefaultName<Flags extends OutputFlags>(
  inputs: Inputs,
  flags: Flags,
  cwd: string,
): Flags {
  const { out, name, defaultName } = flags;
  if (name !== undefined || defaultName === undefined) return flags;
  const isFile = out !== undefined && (isStdout(out) || namesFile(out, inputs, flags.format, cwd));
  return isFile ? flags : { ...flags, name: defaultName };
}

/**
 * The destination for these flags. Throws UserError if they contradict each other, if two documents would have the same
 * name, or if one would overwrite a filing.
 */
export function destinationOf(inputs: Inputs, flags: OutputFlags, cwd: string): Destination {
  const { out } = flags;
  const isPiped = out !== undefined && isStdout(out);
  const isFile = isPiped || (out !== undefined && namesFile(out, inputs, flags.format, cwd));
  if (isFile && flags.name !== undefined)
    throw userError('--name 只用于输出文件夹', '--name requires an output folder', {
      zh: '用 --out 指定文件夹，以 / 结尾。',
      en: 'Name a folder with --out; it ends in /.',
    });
  if (isPiped) return toStdout(inputs, flags.format);
  const destination = isFile ? toFile(out, flags.format, cwd) : toFolder(out, flags.format, cwd);
  if (flags.name === undefined)
    refuseConflicts(inputs.inputs, targetsOf(inputs.inputs, destination));
  return destination;
}

/** Made one by one, since the targets of ten thousand filings take much memory. */
function* targetsOf(inputs: readonly Input[], { targets }: ToFiles): Iterable<InputTargets> {
  for (const input of inputs) yield { input, targets: targets(input) };
}

function toStdout(inputs: Inputs, format: readonly Format[] | undefined): Destination {
  if (inputs.several)
    throw userError(
      '标准输出只能写一份申报',
      'cannot write more than one filing to standard output',
    );
  return { kind: 'stdout', format: stdoutFormat(format) };
}

/** Whether --out is a file. It is a folder if it exists as one, ends in a slash, or must hold several documents. */
function namesFile(
  out: string,
  inputs: Inputs,
  format: readonly Format[] | undefined,
  cwd: string,
): boolean {
  if (/[/\\]$/.test(out) || out === '' || isFolder(resolve(cwd, out))) return false;
  const ending = formatOfName(out);
  if (ending === undefined) {
    if (inputs.several || format) return false;
    throw unknownFormat(out);
  }
  if (inputs.several)
    throw userError(
      `几份申报不能写进一个文件 ${out}`,
      `cannot write more than one filing to ${out}`,
      { zh: '请指定一个文件夹，例如 --out forms/', en: 'Name a folder, e.g. --out forms/' },
    );
  if (format && (format.length > 1 || format[0] !== ending))
    throw userError(
      `--out ${out} 与 --format ${format.join(',')} 不一致`,
      `--out ${out} contradicts --format ${format.join(',')}`,
      { zh: '去掉 --format，或指定一个文件夹。', en: 'Omit --format, or name a folder.' },
    );
  return true;
}

const endings = formats.map(format => `.${format}`);

function unknownFormat(out: string): UserError {
  const help = extname(out)
    ? suggestion(extname(out), endings)
    : {
        zh: `文件以 ${endings.join(' 或 ')} 结尾；文件夹以 / 结尾。`,
        en: `A file ends in ${endings.join(' or ')}, a folder in /.`,
      };
  return userError(`从 ${out} 的结尾看不出格式`, `cannot tell the format of ${out}`, help);
}

type ToFiles = Extract<Destination, { kind: 'files' }>;

function toFile(out: string, format: readonly Format[] | undefined, cwd: string): ToFiles {
  const path = resolve(cwd, out);
  if (!isFolder(dirname(path))) throw missingFolder(dirname(out), dirname(path), cwd);
  const [only = formatOfName(out) ?? 'docx'] = format ?? [];
  return { kind: 'files', formats: [only], targets: () => [{ name: out, path, format: only }] };
}

function toFolder(
  out: string | undefined,
  format: readonly Format[] = ['docx'],
  cwd: string,
): ToFiles {
  const within = resolve(cwd, out ?? '.');
  refuseObstacle(within, cwd);
  const [namePrefix, pathPrefix] = [prefixOf(out ?? '.'), prefixOf(within)];
  const targets = (input: Input, stem = input.stem) => {
    if (!input.path && out === undefined)
      throw userError(
        '从标准输入读取申报时要用 --out 指定输出',
        'a filing from standard input requires --out',
      );
    return format.map(ending => {
      const file = `${stem}.${ending}`;
      const [name, path] = [namePrefix + file, pathPrefix + file];
      return { name, path, within, format: ending };
    });
  };
  return {
    kind: 'files',
    formats: format,
    targets,
    ...(out !== undefined && { folder: within }),
  };
}

/** The format of a document, by the ending of its name; undefined for another ending. */
export function formatOfName(name: string): Format | undefined {
  const ending = extname(name).slice(1).toLowerCase();
  return formats.find(format => format === ending);
}
