/** The files of a watch: where they are looked for, and which filings one that was saved concerns. */
import { dirname, resolve } from 'node:path';
import { check, isOwn, templateLoader, UserError } from '../../internal.ts';
import { isAwaited } from '../batch/awaited.ts';
import { Dropped } from '../batch/dropped.ts';
import { fontFilesOf } from '../files/fonts.ts';
import { type Input, type Inputs, inputRoots } from '../files/inputs.ts';
import { isInside } from '../files/paths.ts';
import { readSource } from '../files/read.ts';
import type { BatchOptions } from './options.ts';
import type { RunRecord } from './report.ts';

export interface WatchedFiles {
  /** The files and folders, absolute, that are watched by name. */
  readonly roots: ReadonlySet<string>;
  /** Whether what stands at a path is no filing by its name; what is watched by name may be called as it likes. */
  readonly isIgnored: (path: string) => boolean;
  /** The own template, absolute, that a filing was drawn with or failed by, and its fonts; from now on they are roots. */
  readonly partsOf: (input: Input, record: RunRecord) => readonly string[];
  /** The filings, by absolute path, that are to be rendered after so many files were saved. */
  readonly concernedBy: (saved: ReadonlySet<string>, inputs: Inputs) => ReadonlySet<string>;
}

export function watchedFiles(
  names: readonly string[],
  { form: named, font = {} }: BatchOptions,
  cwd: string,
): WatchedFiles {
  const parts = new Set(named !== undefined && isOwn(named) ? [resolve(cwd, named)] : []);
  const fonts = Object.values(font).map(file => resolve(cwd, file));
  const roots = new Set([...inputRoots(names, cwd), ...parts, ...fonts]);
  /** By filing, as far as known. */
  const uses = new Map<string, readonly string[]>();
  /** A filing that is gone is no form that may be used. */
  const past = new Set<string>();
  /** By template, as long as nothing is saved. */
  const known = new Map<string, readonly string[]>();

  function formOf({ path }: Input, { form, wrongForm, fault }: RunRecord): string | undefined {
    if (wrongForm !== null) return resolve(cwd, wrongForm);
    if (named !== undefined) return isOwn(named) ? resolve(cwd, named) : undefined;
    if (path === undefined) return undefined;
    const id = fault === null ? form : formIn(path);
    return id && isOwn(id) ? resolve(dirname(path), id) : undefined;
  }

  function withFonts(form: string): readonly string[] {
    const files = known.get(form) ?? [form, ...fontsIn(form)];
    known.set(form, files);
    return files;
  }

  return {
    roots,
    isIgnored: path =>
      !roots.has(resolve(path)) && /[\\/](node_modules|\.[^\\/.][^\\/]*)$/.test(path),
    partsOf: (input, record) => {
      const form = formOf(input, record);
      const files = form === undefined ? [] : withFonts(form);
      if (input.path === undefined) return files;
      past.add(input.path);
      if (files.length > 0) uses.set(input.path, files);
      // A filing that cannot be read may still name the form that it did.
      else if (record.fault === null) uses.delete(input.path);
      for (const file of files) {
        parts.add(file);
        roots.add(file);
      }
      return files;
    },
    concernedBy: (saved, { inputs }) => {
      known.clear();
      const filings = new Set(inputs.flatMap(({ path }) => path ?? []));
      const isKnown = (path: string) => [filings, parts, past].some(each => each.has(path));
      // It may be a font, or a form that none was known to use.
      const isOther = [...saved].some(
        path => !isKnown(path) && /\.(ya?ml|ttf|otf|ttc)$/i.test(path),
      );
      if (isOther) return filings;
      const came = [...saved].filter(path => roots.has(path));
      const isConcerned = (path: string) =>
        saved.has(path) ||
        uses.get(path)?.some(part => saved.has(part)) ||
        came.some(place => isInside(place, path));
      return new Set([...filings].filter(isConcerned));
    },
  };
}

/** The form that a filing names, although it cannot be had; undefined where the filing cannot be read. */
function formIn(path: string): string | undefined {
  let form: string | undefined;
  const loadTemplate = (id: string) => {
    form = id;
    throw new Dropped();
  };
  unlessFaulty(path, () => check(readSource(path), { name: path, loadTemplate }));
  return form;
}

/** The font files that an own template draws with; none where it is missing or wrong. */
function fontsIn(form: string): readonly string[] {
  const files = unlessFaulty(form, () => fontFilesOf(templateLoader(readSource)(form))) ?? [];
  return files.map(file => resolve(dirname(form), file));
}

/** What comes of reading a file; undefined where it is at fault. */
function unlessFaulty<Result>(path: string, read: () => Result): Result | undefined {
  if (isAwaited(path)) return undefined;
  try {
    return read();
  } catch (error) {
    if (error instanceof UserError || error instanceof Dropped) return undefined;
    throw error;
  }
}
