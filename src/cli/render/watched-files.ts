/** The files of a watch: the folders in which filings are found, the forms and fonts that they use, and which use which. */
import { dirname, resolve } from 'node:path';
import { check, isOwn, templateLoader, UserError } from '../../internal.ts';
import { fontFilesOf } from '../files/fonts.ts';
import { type Input, type Inputs, inputRoots } from '../files/inputs.ts';
import { isInside } from '../files/paths.ts';
import { readSource } from '../files/read.ts';
import { isPipeOrDevice } from './input-reader.ts';
import type { BatchOptions } from './options.ts';
import type { RunRecord } from './report.ts';

export interface WatchedFiles {
  /** The files and folders, absolute, that are watched by name. */
  readonly roots: ReadonlySet<string>;
  /** True for files that are not filings. Files named on the command line are never ignored. */
  readonly isIgnored: (path: string) => boolean;
  /** The own template, absolute, that a filing was rendered with or failed by, and its fonts; from now on they are roots. */
  readonly filesOf: (input: Input, record: RunRecord) => readonly string[];
  /** The filings, by absolute path, that are to be rendered after these paths were saved. */
  readonly filingsWith: (saved: ReadonlySet<string>, inputs: Inputs) => ReadonlySet<string>;
}

export function watchedFiles(
  names: readonly string[],
  { form: named, font = {} }: BatchOptions,
  cwd: string,
): WatchedFiles {
  /** Forms, and the fonts of forms. */
  const formFiles = new Set(named !== undefined && isOwn(named) ? [resolve(cwd, named)] : []);
  const fonts = Object.values(font).map(file => resolve(cwd, file));
  const roots = new Set([...inputRoots(names, cwd), ...formFiles, ...fonts]);
  /** The form files of a filing, as far as known. */
  const uses = new Map<string, readonly string[]>();
  /** All filings so far: one that was removed is not mistaken for a form. */
  const past = new Set<string>();
  /** A form with its fonts, until something is saved. */
  const withFonts = new Map<string, readonly string[]>();

  function formOf({ path }: Input, { form, wrongForm, fault }: RunRecord): string | undefined {
    if (wrongForm !== null) return resolve(cwd, wrongForm);
    if (named !== undefined) return isOwn(named) ? resolve(cwd, named) : undefined;
    if (path === undefined) return undefined;
    const id = fault === null ? form : formIn(path);
    return id && isOwn(id) ? resolve(dirname(path), id) : undefined;
  }

  function filesOfForm(form: string): readonly string[] {
    const files = withFonts.get(form) ?? [form, ...fontsIn(form)];
    withFonts.set(form, files);
    return files;
  }

  return {
    roots,
    isIgnored: path =>
      !roots.has(resolve(path)) && /[\\/](node_modules|\.[^\\/.][^\\/]*)$/.test(path),
    filesOf: (input, record) => {
      const form = formOf(input, record);
      const files = form === undefined ? [] : filesOfForm(form);
      if (input.path === undefined) return files;
      past.add(input.path);
      if (files.length > 0) uses.set(input.path, files);
      // A filing that cannot be read may still name the form that it did.
      else if (record.fault === null) uses.delete(input.path);
      for (const file of files) {
        formFiles.add(file);
        roots.add(file);
      }
      return files;
    },
    filingsWith: (saved, { inputs }) => {
      withFonts.clear();
      const filings = new Set(inputs.flatMap(({ path }) => path ?? []));
      const isKnown = (path: string) => [filings, formFiles, past].some(each => each.has(path));
      // It may be a font, or a form that none was known to use.
      const isOther = [...saved].some(
        path => !isKnown(path) && /\.(ya?ml|ttf|otf|ttc)$/i.test(path),
      );
      if (isOther) return filings;
      const reappeared = [...saved].filter(path => roots.has(path));
      const isConcerned = (path: string) =>
        saved.has(path) ||
        uses.get(path)?.some(file => saved.has(file)) ||
        reappeared.some(root => isInside(root, path));
      return new Set([...filings].filter(isConcerned));
    },
  };
}

/** The form that a filing names, although it cannot be loaded; undefined where the filing cannot be read. */
function formIn(path: string): string | undefined {
  let form: string | undefined;
  const loadTemplate = (id: string) => {
    form = id;
    // Its id is all that is wanted.
    throw new UserError({ zh: id, en: id });
  };
  ifReadable(path, () => check(readSource(path), { name: path, loadTemplate }));
  return form;
}

/** The font files that an own template names; none where it is missing or wrong. */
function fontsIn(form: string): readonly string[] {
  const files = ifReadable(form, () => fontFilesOf(templateLoader(readSource)(form))) ?? [];
  return files.map(file => resolve(dirname(form), file));
}

/** Undefined where the file is a pipe, or reading it throws UserError. */
function ifReadable<Result>(path: string, read: () => Result): Result | undefined {
  if (isPipeOrDevice(path)) return undefined;
  try {
    return read();
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
