/** The filings or reports that a command line names: files, the files of folders, and standard input. */
import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, parse, relative, resolve } from 'node:path';
import { nearest, UserError } from '../../internal.ts';
import { filesBelow } from '../files-below.ts';
import { prefixOf } from './paths.ts';
import { fixedPart, isPattern, type Matches, matchesOf } from './patterns.ts';
import { systemCode, systemFault } from './system-error.ts';

/** A filing or report to read. */
export interface Input {
  /** As it is named in messages. */
  readonly name: string;
  /** Absolute path; absent for standard input. */
  readonly path?: string | undefined;
  /** What its outputs are called below the output folder: the path within the named folder, without the ending. */
  readonly stem: string;
}

/** A name of the command line that leads to nothing. */
export interface Unfound {
  readonly name: string;
  readonly error: UserError;
}

export interface Inputs {
  readonly inputs: readonly Input[];
  readonly unfound: readonly Unfound[];
  /** True where the command line may mean more than one filing: a folder, or several names. */
  readonly several: boolean;
}

/** The endings of filings. */
const filingEndings = ['.yaml', '.yml'] as const;

/**
 * Lists the inputs in the order of the command line, each once. Names that are no files may be patterns such as
 * filings/**\/*.yaml; folders are searched for files with these endings.
 */
export async function findInputs(
  names: readonly string[],
  cwd: string,
  endings: readonly string[] = filingEndings,
): Promise<Inputs> {
  const patterns = names.filter(name => name !== '-' && isPattern(name, cwd));
  const matches = patterns.length === 0 ? undefined : await matchesOf(patterns, cwd);
  const found = new Map<string, Input>();
  const unfound: Unfound[] = [];
  let several = names.length > 1;
  for (const name of names) {
    const matched = matches?.get(name);
    const named =
      name === '-' ? stdin : matched ? ofPattern(name, cwd, matched) : ofPath(name, cwd, endings);
    for (const input of named.inputs) {
      const key = input.path ?? '-';
      if (!found.has(key)) found.set(key, input);
    }
    for (const each of named.unfound) unfound.push(each);
    several ||= named.several;
  }
  return { inputs: [...found.values()], unfound, several };
}

const stdin: Inputs = {
  inputs: [{ name: '<stdin>', stem: 'stdin' }],
  unfound: [],
  several: false,
};

function ofPattern(name: string, cwd: string, { files, unread }: Matches): Inputs {
  const folder = fixedPart(name);
  const inputs = files.map(file => ({
    name: file,
    path: resolve(cwd, file),
    stem: join(relative(folder, dirname(file)), stemOf(file)),
  }));
  const unfound = unread.map(each => ({ name: each.folder, error: systemFault(each.error) }));
  if (files.length === 0) unfound.push({ name, error: noMatches() });
  return { inputs, unfound, several: true };
}

function ofPath(name: string, cwd: string, endings: readonly string[]): Inputs {
  const path = resolve(cwd, name);
  try {
    if (statSync(path).isDirectory()) return ofFolder(name, path, endings);
    return { inputs: [{ name, path, stem: stemOf(name) }], unfound: [], several: false };
  } catch (error) {
    return { inputs: [], unfound: [{ name, error: notFound(path, error) }], several: false };
  }
}

/** Throws the system's error where the folder cannot be read. */
function ofFolder(name: string, path: string, endings: readonly string[]): Inputs {
  const unfound: Unfound[] = [];
  const files = filesBelow(path, endings, (place, error) =>
    unfound.push({ name: join(name, relative(path, place)), error: systemFault(error) }),
  );
  if (files.length === 0) unfound.push({ name, error: noFiles(endings) });
  return { inputs: files.map(inFolder(name, path)), unfound, several: true };
}

/** The files and folders, absolute, in which the filings of a command line stand. */
export function placesOf(names: readonly string[], cwd: string): readonly string[] {
  return names.map(name => resolve(cwd, isPattern(name, cwd) ? fixedPart(name) : name));
}

/** Inputs of the files of a folder, given by their relative paths. */
function inFolder(name: string, path: string) {
  const [namePrefix, pathPrefix] = [prefixOf(name), prefixOf(path)];
  return (file: string) => ({
    name: namePrefix + file,
    path: pathPrefix + file,
    stem: file.slice(0, file.length - extname(file).length),
  });
}

const stemOf = (file: string) => parse(file).name;

const noMatches = () =>
  new UserError({ zh: '没有与这个模式相符的文件', en: 'no file matches this pattern' });

const noFiles = (endings: readonly string[]) =>
  new UserError({
    zh: `文件夹里没有 ${endings.join(' 或 ')} 文件`,
    en: `the folder has no ${endings.join(' or ')} file`,
  });

function notFound(path: string, cause: unknown): UserError {
  const guess = systemCode(cause) === 'ENOENT' ? neighbour(path) : undefined;
  return systemFault(
    cause,
    undefined,
    guess === undefined ? undefined : { zh: `是不是“${guess}”？`, en: `Did you mean “${guess}”?` },
  );
}

function neighbour(path: string): string | undefined {
  try {
    return nearest(basename(path), readdirSync(dirname(path)));
  } catch {
    return undefined;
  }
}
