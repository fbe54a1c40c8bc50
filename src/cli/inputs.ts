/** The filings that a command line names: files, the files of folders, and standard input. */
import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, parse, relative, resolve } from 'node:path';
import { nearest, UserError } from '../index.ts';
import { filingsBelow } from './filings-below.ts';
import { fixedPart, isPattern, matchesOf } from './patterns.ts';
import { prefixOf } from './places.ts';
import { systemCode, systemFault } from './system-error.ts';

/** A filing to read. */
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

/** Files that a pattern stands for; undefined where a name is no pattern or a file itself. */
type Matches = (name: string) => readonly string[] | undefined;

/** Lists the filings in the order of the command line, each once; folders are searched for *.yaml and *.yml. */
export function listInputs(
  names: readonly string[],
  cwd: string,
  matchesFor: Matches = () => undefined,
): Inputs {
  const found = new Map<string, Input>();
  const unfound: Unfound[] = [];
  let folders = 0;
  for (const name of names) {
    if (name === '-') {
      found.set('-', { name: '<stdin>', stem: 'stdin' });
      continue;
    }
    const matches = matchesFor(name);
    if (matches) {
      folders += 1;
      if (matches.length === 0) unfound.push({ name, error: noMatches() });
      const folder = fixedPart(name);
      for (const file of matches) {
        const path = resolve(cwd, file);
        const stem = join(relative(folder, dirname(file)), stemOf(file));
        if (!found.has(path)) found.set(path, { name: file, path, stem });
      }
      continue;
    }
    const path = resolve(cwd, name);
    try {
      const isFolder = statSync(path).isDirectory();
      if (isFolder) folders += 1;
      const tell = (place: string, error: unknown) =>
        unfound.push({ name: join(name, relative(path, place)), error: systemFault(error) });
      const files = isFolder ? filingsBelow(path, tell) : [''];
      if (files.length === 0) unfound.push({ name, error: noFilings() });
      const inputOf = isFolder ? inFolder(name, path) : () => ({ name, path, stem: stemOf(name) });
      for (const file of files) {
        const input = inputOf(file);
        if (!found.has(input.path)) found.set(input.path, input);
      }
    } catch (error) {
      unfound.push({ name, error: notFound(path, error) });
    }
  }
  return { inputs: [...found.values()], unfound, several: names.length > 1 || folders > 0 };
}

/** Lists the filings as listInputs does; names that are no files may also be patterns such as filings/**\/*.yaml. */
export async function findInputs(names: readonly string[], cwd: string): Promise<Inputs> {
  const patterns = names.filter(name => name !== '-' && isPattern(name, cwd));
  if (patterns.length === 0) return listInputs(names, cwd);
  const matches = await matchesOf(patterns, cwd);
  return listInputs(names, cwd, name => matches.get(name));
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

const noFilings = () =>
  new UserError({
    zh: '文件夹里没有 .yaml 或 .yml 文件',
    en: 'the folder has no .yaml or .yml file',
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
