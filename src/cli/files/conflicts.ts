/** Refuses documents and reports that would overwrite each other, a filing or another file of the run. */
import { basename, dirname, extname, join, resolve } from 'node:path';
import { type Format, formats, type Localized, userError } from '../../internal.ts';
import { missingFolder } from './folders.ts';
import type { Input, Inputs } from './inputs.ts';
import {
  CACHE_FILE,
  comparable,
  entryAt,
  identityOf,
  isFolder,
  isInside,
  resolveLinks,
} from './paths.ts';
import type { Target } from './write.ts';

/** The file that a document is written to. */
export type DocumentTarget = Target & { readonly format: Format };

export interface InputTargets {
  readonly input: Input;
  readonly targets: readonly Target[];
}

/**
 * Throws UserError if two documents have the same name or are the same file, or if one would overwrite a filing. Names
 * are compared without case and in one Unicode form, as some file systems do.
 */
export function refuseConflicts(filings: readonly Input[], outputs: Iterable<InputTargets>): void {
  let identities: ReadonlySet<string> | undefined;
  /** Made only when a document exists already. */
  const identitiesOfFilings = () => {
    identities ??= new Set(filings.flatMap(({ path }) => (path && identityOf(path)) || []));
    return identities;
  };
  const resolveFolder = folderResolver();
  const taken = new Map<string, Input>();
  /** By real path, for documents whose path leads over links. */
  const linked = new Map<string, Input>();
  for (const { input, targets } of outputs) {
    for (const { name, path } of targets) {
      const entry = entryAt(path);
      const identity = entry?.isLink ? identityOf(path) : entry?.identity;
      if (identity !== undefined && identitiesOfFilings().has(identity))
        throw userError(
          `输出 ${name} 会覆盖申报本身`,
          `the output ${name} would overwrite a filing`,
        );
      const key = comparable(path);
      const other = taken.get(key);
      if (other) throw sameName(other, input, name);
      const real = entry?.isLink ? resolveLinks(path) : resolveFolder(path);
      const realKey = real === path ? key : comparable(real);
      const rival = linked.get(realKey) ?? taken.get(realKey);
      if (rival) throw sameFile(rival, input, name);
      taken.set(key, input);
      if (realKey !== key) linked.set(realKey, input);
    }
  }
}

/** A function that resolves the links of a file's folder, each folder once. */
function folderResolver(): (path: string) => string {
  const folders = new Map<string, string>();
  return path => {
    const folder = dirname(path);
    const real = folders.get(folder) ?? resolveLinks(folder);
    folders.set(folder, real);
    return real === folder ? path : join(real, basename(path));
  };
}

const sameName = (one: Input, other: Input, name: string) =>
  userError(
    `${one.name} 和 ${other.name} 的输出都叫 ${name}`,
    `${one.name} and ${other.name} would both be written to ${name}`,
    {
      zh: '请给其中一份申报改名，或分两次生成。',
      en: 'Rename one of them, or render them separately.',
    },
  );

const sameFile = (one: Input, other: Input, name: string) =>
  userError(
    `经过符号链接，${one.name} 和 ${other.name} 的输出会写进同一个文件：${name}`,
    `${one.name} and ${other.name} would be written to the same file through a symbolic link: ${name}`,
    {
      zh: '请先删去输出文件夹里的符号链接。',
      en: 'Delete the symbolic link in the output folder first.',
    },
  );

/** The files that a report may not overwrite. */
export interface FilesInUse {
  readonly inputs: Inputs;
  /** What the inputs are. */
  readonly kind: keyof typeof inputWords;
  /** Names of other files that the command reads or writes. */
  readonly others?: readonly string[];
  /** An output folder, absolute, that is created if missing. */
  readonly folder?: string | undefined;
  /** The ending of the report itself, where documents have it as well. */
  readonly ending?: string;
}

const inputWords = {
  filing: { zh: '申报本身', en: 'a filing' },
  report: { zh: '要合并的报告', en: 'a report to be merged' },
} satisfies Record<string, Localized>;

/** Endings of what else perfgoal reads and writes. Why by ending: which templates and fonts a run uses is known too late. */
const reservedEndings = [
  '.yaml',
  '.yml',
  '.ttf',
  '.otf',
  '.ttc',
  ...formats.map(each => `.${each}`),
];

/** The file of a report. Throws UserError if it is a folder, has a reserved ending, or would overwrite a file in use. */
export function reportTarget(name: string, inUse: FilesInUse, cwd: string): Target {
  const { inputs, kind, others = [], folder, ending: own } = inUse;
  if (name === '')
    throw userError('没有写报告的文件名', 'the name of the report is empty', nameHelp(''));
  const path = resolve(cwd, name);
  if (isFolder(path) || /[/\\]$/.test(name))
    throw userError(`报告 ${name} 是文件夹`, `the report ${name} is a folder`, nameHelp(name));
  const identity = identityOf(path);
  const isSame = (other: string | undefined) =>
    identity !== undefined && other !== undefined && identityOf(other) === identity;
  const { zh, en } = inputWords[kind];
  if (inputs.inputs.some(input => isSame(input.path))) throw overwriting(name, zh, en);
  const other = others.find(each => isSame(resolve(cwd, each)));
  if (other !== undefined) throw overwriting(name, other, other);
  const real = resolveLinks(path);
  if (comparable(basename(real)) === CACHE_FILE)
    throw overwriting(name, 'perfgoal 的缓存', 'the cache of perfgoal');
  const ending = extname(real).toLowerCase();
  if (reservedEndings.includes(ending) && ending !== own)
    throw userError(
      `报告 ${name} 不能以 ${ending} 结尾`,
      `the report ${name} must not end in ${ending}`,
      nameHelp(''),
    );
  if (isFolder(dirname(path))) return { name, path };
  if (folder !== undefined && isInside(folder, path)) return { name, path, within: folder };
  throw missingFolder(dirname(name), dirname(path), cwd);
}

const overwriting = (name: string, zh: string, en: string) =>
  userError(
    `报告 ${name} 会覆盖${/^[ -~]/.test(zh) ? ' ' : ''}${zh}`,
    `the report ${name} would overwrite ${en}`,
  );

const nameHelp = (folder: string): Localized => {
  const name = join(folder, 'report.json');
  return { zh: `写成文件的名字，例如 ${name}`, en: `Name a file, e.g. ${name}` };
};
