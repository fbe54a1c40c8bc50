/** The file of a report: refused before the work begins where it would take the place of something else. */
import { basename, dirname, extname, join, resolve } from 'node:path';
import { formats, type Localized } from '../internal.ts';
import { fault } from './fault.ts';
import { noFolder } from './files/folders.ts';
import type { Inputs } from './files/inputs.ts';
import { CACHE_FILE, comparable, identityOf, isFolder, isInside, placeOf } from './files/paths.ts';
import type { Target } from './files/write.ts';

/** What a command reads and writes besides the report. */
export interface Surroundings {
  readonly inputs: Inputs;
  /** What the inputs are. */
  readonly kind: keyof typeof kinds;
  /** Names of other files that it reads or keeps. */
  readonly others?: readonly string[];
  /** A folder, absolute, that it makes where it is missing. */
  readonly folder?: string | undefined;
}

const kinds = {
  filing: { zh: '申报本身', en: 'a filing itself' },
  report: { zh: '要合并的报告', en: 'a report that it is merged from' },
} satisfies Record<string, Localized>;

/** What perfgoal reads or makes besides reports; which of them a run will touch is known only when filings are read. */
const takenEndings = ['.yaml', '.yml', '.ttf', '.otf', '.ttc', ...formats.map(each => `.${each}`)];

/** The file that an option names. Throws UserError where it cannot be that of a report. */
export function reportTarget(name: string, surroundings: Surroundings, cwd: string): Target {
  const { inputs, kind, others = [], folder } = surroundings;
  if (name === '') throw fault('没有写报告的文件名', 'the report has no name', nameHelp(''));
  const path = resolve(cwd, name);
  if (isFolder(path) || /[/\\]$/.test(name))
    throw fault(`报告 ${name} 是文件夹`, `the report ${name} is a folder`, nameHelp(name));
  const identity = identityOf(path);
  const isThere = (other: string | undefined) =>
    identity !== undefined && other !== undefined && identityOf(other) === identity;
  const { zh, en } = kinds[kind];
  if (inputs.inputs.some(input => isThere(input.path))) throw overwriting(name, zh, en);
  const other = others.find(each => isThere(resolve(cwd, each)));
  if (other !== undefined) throw overwriting(name, other, other);
  const place = placeOf(path);
  if (comparable(basename(place)) === CACHE_FILE)
    throw overwriting(name, 'perfgoal 的缓存', 'the cache of perfgoal');
  const ending = extname(place).toLowerCase();
  if (takenEndings.includes(ending))
    throw fault(
      `报告 ${name} 不能以 ${ending} 结尾`,
      `the report ${name} cannot end with ${ending}`,
      nameHelp(''),
    );
  if (isFolder(dirname(path))) return { name, path };
  if (folder !== undefined && isInside(folder, path)) return { name, path, within: folder };
  throw noFolder(dirname(name), dirname(path), cwd);
}

const overwriting = (name: string, zh: string, en: string) =>
  fault(
    `报告 ${name} 会覆盖${/^[ -~]/.test(zh) ? ' ' : ''}${zh}`,
    `the report ${name} would overwrite ${en}`,
  );

const nameHelp = (folder: string): Localized => {
  const name = join(folder, 'report.json');
  return { zh: `写成文件的名字，例如 ${name}`, en: `Name a file, e.g. ${name}` };
};
