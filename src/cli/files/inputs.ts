/** The filings or reports that a command line names: files, folders, patterns and standard input. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, parse, relative, resolve } from 'node:path';
import { didYouMean, type Localized, type UserError, userError } from '../../internal.ts';
import { isSettingsFile, prefixOf } from './paths.ts';
import { filesBelow, fixedPart, isPattern, type Matches, matchesOf } from './patterns.ts';
import { sheetNameOf, stemOfSheet } from './sheet-name.ts';
import { systemCode, systemError } from './system-error.ts';

/** A filing or report to read. */
export interface Input {
  /** For messages. */
  readonly name: string;
  /** Absolute path; absent for standard input. */
  readonly path?: string | undefined;
  /** Where its form is looked for, absolute; that of the path unless given. */
  readonly folder?: string | undefined;
  /** The worksheet with its form, in a workbook of several. */
  readonly sheet?: string | undefined;
  /** The path of its outputs below the output folder, without an ending: its own path below the named folder. */
  readonly stem: string;
}

/** A name of the command line, or a folder below one, for which no input was found. */
export interface MissingInput {
  readonly name: string;
  readonly error: UserError;
}

export interface Inputs {
  readonly inputs: readonly Input[];
  readonly missing: readonly MissingInput[];
  /** True if the command line may mean more than one filing: by a folder, a pattern or several names. */
  readonly several: boolean;
  /** What of a folder was passed over, as sentences for who named it. */
  readonly notes: readonly Localized[];
}

/** The endings of filings. */
const filingEndings = ['.yaml', '.yml'] as const;

/** The endings of forms that are filled in. */
export const documentEndings = ['.docx', '.xlsx'] as const;

/**
 * The inputs of a command that reads filings and writes no documents: of a folder its YAML, else the Word and Excel forms
 * in it. Why not both: what was rendered stands beside its filing, and would be read as another.
 */
export const findReadable = (names: readonly string[], cwd: string): Promise<Inputs> =>
  findInputs(names, cwd, filingEndings, documentEndings);

/**
 * Lists the inputs in the order of the command line, each once. A name that is no file may be a pattern such as
 * filings/**\/*.yaml; folders are searched for files with these endings, and for the others where there are none. A form in a workbook may be named book.xlsx#表2.
 */
export async function findInputs(
  names: readonly string[],
  cwd: string,
  endings: readonly string[] = filingEndings,
  others: readonly string[] = [],
): Promise<Inputs> {
  const patterns = names.filter(name => name !== '-' && isPattern(name, cwd));
  const matches = patterns.length === 0 ? undefined : await matchesOf(patterns, cwd);
  const found = new Map<string, Input>();
  const missing: MissingInput[] = [];
  const notes: Localized[] = [];
  let several = names.length > 1;
  for (const name of names) {
    const matched = matches?.get(name);
    const named =
      name === '-'
        ? stdin
        : matched
          ? ofPattern(name, cwd, matched)
          : ofPath(name, cwd, endings, others);
    for (const input of named.inputs) {
      const key = input.sheet === undefined ? (input.path ?? '-') : `${input.path}#${input.sheet}`;
      if (!found.has(key)) found.set(key, input);
    }
    for (const each of named.missing) missing.push(each);
    for (const note of named.notes) notes.push(note);
    several ||= named.several;
  }
  return { inputs: [...found.values()], missing, several, notes };
}

/** The inputs, of which standard input is named as a file that its text is of. Throws UserError where it is none of them. */
export function withStdinName(inputs: Inputs, name: string | undefined, cwd: string): Inputs {
  if (name === undefined) return inputs;
  if (!inputs.inputs.some(({ path }) => path === undefined))
    throw userError('--stdin-filename 要和 - 一起用', '--stdin-filename requires -', {
      zh: `例如 perfgoal check --stdin-filename ${name} - < ${name}`,
      en: `E.g. perfgoal check --stdin-filename ${name} - < ${name}`,
    });
  const folder = dirname(resolve(cwd, name));
  const named = inputs.inputs.map(each =>
    each.path === undefined ? { ...each, name, folder } : each,
  );
  return { ...inputs, inputs: named };
}

/** The files and folders, absolute, that the inputs of a command line are or are below. */
export function inputRoots(names: readonly string[], cwd: string): readonly string[] {
  return names.map(name =>
    isPattern(name, cwd) ? resolve(cwd, fixedPart(name)) : (ofFile(name, cwd).path ?? cwd),
  );
}

const stdin: Inputs = {
  inputs: [{ name: '<stdin>', stem: 'stdin' }],
  missing: [],
  several: false,
  notes: [],
};

function ofPattern(name: string, cwd: string, { files: matched, unread }: Matches): Inputs {
  const folder = fixedPart(name);
  const files = matched.filter(file => !isSettingsFile(file));
  const inputs = files.map(file => ({
    name: file,
    path: resolve(cwd, file),
    stem: join(relative(folder, dirname(file)), stemOf(file)),
  }));
  const missing = unread.map(each => ({ name: each.folder, error: systemError(each.error) }));
  if (files.length === 0)
    missing.push({
      name,
      error: userError('没有与这个模式相符的文件', 'no file matches this pattern'),
    });
  return { inputs, missing, several: true, notes: [] };
}

function ofPath(
  name: string,
  cwd: string,
  endings: readonly string[],
  others: readonly string[],
): Inputs {
  const input = ofFile(name, cwd);
  const { path } = input;
  try {
    if (statSync(path).isDirectory()) return ofFolder(name, path, endings, others);
    return { inputs: [input], missing: [], several: false, notes: [] };
  } catch (error) {
    const missing = [{ name, error: notFound(path, error) }];
    return { inputs: [], missing, several: false, notes: [] };
  }
}

/** The input that a name is: a file, or a worksheet of one. */
export function ofFile(name: string, cwd: string): Input & { readonly path: string } {
  const { file, sheet } = sheetNameOf(name);
  const whole = { name, path: resolve(cwd, name), stem: stemOf(name) };
  if (sheet === undefined || existsSync(whole.path)) return whole;
  return { name, path: resolve(cwd, file), stem: stemOfSheet(stemOf(file), sheet), sheet };
}

/** Throws the system's error if the folder cannot be read. */
function ofFolder(
  name: string,
  path: string,
  endings: readonly string[],
  others: readonly string[],
): Inputs {
  const missing: MissingInput[] = [];
  const all = filesBelow(path, [...endings, ...others], (folder, error) =>
    missing.push({ name: join(name, relative(path, folder)), error: systemError(error) }),
  ).filter(file => !isSettingsFile(file));
  const isOther = (file: string) => others.includes(extname(file).toLowerCase());
  const own = all.filter(file => !isOther(file));
  const files = own.length > 0 ? own : all;
  if (files.length === 0)
    missing.push({ name, error: noFilesIn(name, path, [...endings, ...others]) });
  const stems = new Set(files.map(stemOf));
  // What was rendered is named like its filing.
  const passed = all.filter(file => !files.includes(file) && !stems.has(stemOf(file)));
  const [namePrefix, pathPrefix] = [prefixOf(name), prefixOf(path)];
  const inputs = files.map(file => ({
    name: namePrefix + file,
    path: pathPrefix + file,
    stem: file.slice(0, file.length - extname(file).length),
  }));
  const notes = passed.length > 0 ? [passedOver(name, passed)] : [];
  return { inputs, missing, several: true, notes };
}

const stemOf = (file: string) => parse(file).name;

function noFilesIn(name: string, path: string, endings: readonly string[]): UserError {
  const isOfFilings = filingEndings.some(ending => endings.includes(ending));
  const [document] = isOfFilings ? filesBelow(path, documentEndings, () => undefined) : [];
  const pattern = patternFor(name, document ?? '');
  return userError(
    `文件夹里没有 ${endings.join(' 或 ')} 文件`,
    `no ${endings.join(' or ')} file in this folder`,
    document === undefined
      ? undefined
      : {
          zh: `里面有 Word、Excel 文件；要读就写 "${pattern}"`,
          en: `It has Word and Excel files; to read them, write "${pattern}"`,
        },
  );
}

/** A pattern for all files of a folder that end as one of them does. */
const patternFor = (name: string, file: string) => `${prefixOf(name)}**/*${extname(file)}`;

function passedOver(name: string, files: readonly string[]): Localized {
  const pattern = patternFor(name, files[0] ?? '');
  return {
    zh: `${name} 里的 ${files.length} 个 Word、Excel 文件没有读，只读了 YAML；要读就写 "${pattern}"`,
    en: `${name}: its YAML was read, ${files.length} Word and Excel ${files.length > 1 ? 'files were' : 'file was'} not; to read them, write "${pattern}"`,
  };
}

const notFound = (path: string, cause: unknown) =>
  systemError(cause, undefined, systemCode(cause) === 'ENOENT' ? similarName(path) : undefined);

/** Suggests a file of the same folder with a similar name. */
function similarName(path: string): Localized | undefined {
  try {
    return didYouMean(basename(path), readdirSync(dirname(path)));
  } catch {
    return undefined;
  }
}
