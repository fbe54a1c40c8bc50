/** The filings that a command line names: files, the files of folders, and standard input. */
import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, parse, resolve } from 'node:path';
import { nearest, UserError } from '../index.ts';
import { systemCode, systemFault } from './system-error.ts';

/** A filing to read. */
export interface Input {
  /** As it is named in messages. */
  readonly name: string;
  /** Absolute path; absent for standard input. */
  readonly path?: string;
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

/** Lists the filings in the order of the command line, each once; folders are searched for *.yaml and *.yml. */
export function listInputs(names: readonly string[], cwd: string): Inputs {
  const found = new Map<string, Input>();
  const unfound: Unfound[] = [];
  let folders = 0;
  for (const name of names) {
    if (name === '-') {
      found.set('-', { name: '<stdin>', stem: 'stdin' });
      continue;
    }
    const path = resolve(cwd, name);
    try {
      const isFolder = statSync(path).isDirectory();
      if (isFolder) folders += 1;
      const files = isFolder ? filingsBelow(path) : [''];
      if (files.length === 0) unfound.push({ name, error: noFilings() });
      for (const file of files) {
        const input = isFolder ? inFolder(name, path, file) : { name, path, stem: stemOf(name) };
        if (!found.has(input.path)) found.set(input.path, input);
      }
    } catch (error) {
      unfound.push({ name, error: notFound(path, error) });
    }
  }
  return { inputs: [...found.values()], unfound, several: names.length > 1 || folders > 0 };
}

const inFolder = (name: string, path: string, file: string) => ({
  name: join(name, file),
  path: join(path, file),
  stem: join(dirname(file), stemOf(file)),
});

const stemOf = (file: string) => parse(file).name;

/** Relative paths, sorted. Links to folders are not followed, since they may lead round in a circle. */
function filingsBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filingsBelow(path).map(file => join(entry.name, file));
      if (!/\.ya?ml$/i.test(entry.name)) return [];
      return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? [] : [entry.name];
    });
}

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
