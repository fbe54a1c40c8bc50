/** The files of a watch: where they are looked for, and which filings one that was saved concerns. */
import { dirname, resolve } from 'node:path';
import { isOwn } from '../../index.ts';
import { type Input, type Inputs, placesOf } from '../inputs.ts';
import type { BatchOptions } from './options.ts';
import type { RunRecord } from './run-report.ts';

export interface WatchedFiles {
  /** The files and folders, absolute, that are watched by name. */
  readonly roots: ReadonlySet<string>;
  /** Whether what stands at a path is no filing by its name; what is watched by name may be called as it likes. */
  readonly isIgnored: (path: string) => boolean;
  /** The own template, absolute, that a filing was drawn with or failed by; from now on it is a root. */
  readonly formOf: (input: Input, record: RunRecord) => string | undefined;
  /** The filings, by absolute path, that are to be rendered after so many files were saved. */
  readonly concernedBy: (saved: ReadonlySet<string>, inputs: Inputs) => ReadonlySet<string>;
}

export function watchedFiles(
  names: readonly string[],
  { form: named, font = {} }: BatchOptions,
  cwd: string,
): WatchedFiles {
  const forms = new Set(named !== undefined && isOwn(named) ? [resolve(cwd, named)] : []);
  const fonts = Object.values(font).map(file => resolve(cwd, file));
  const roots = new Set([...placesOf(names, cwd), ...forms, ...fonts]);
  /** By filing, as far as known. */
  const uses = new Map<string, string>();

  function pathOf({ path }: Input, { form, wrongForm }: RunRecord): string | undefined {
    if (wrongForm !== null) return resolve(cwd, wrongForm);
    if (named !== undefined) return isOwn(named) ? resolve(cwd, named) : undefined;
    return form !== null && isOwn(form) && path ? resolve(dirname(path), form) : undefined;
  }

  return {
    roots,
    isIgnored: path =>
      !roots.has(resolve(path)) && /[\\/](node_modules|\.[^\\/.][^\\/]*)$/.test(path),
    formOf: (input, record) => {
      const form = pathOf(input, record);
      if (input.path === undefined) return form;
      if (form !== undefined) {
        uses.set(input.path, form);
        forms.add(form);
        roots.add(form);
      }
      // With another fault than its form's a filing may still name the form that it did.
      else if (record.fault === null) uses.delete(input.path);
      return form;
    },
    concernedBy: (saved, { inputs }) => {
      const filings = new Set(inputs.flatMap(({ path }) => path ?? []));
      // It may be a font, or a form that none was known to use.
      const isOther = [...saved].some(
        path => !filings.has(path) && !forms.has(path) && /\.(ya?ml|ttf|otf|ttc)$/i.test(path),
      );
      if (isOther) return filings;
      const isConcerned = (path: string) => saved.has(path) || saved.has(uses.get(path) ?? '');
      return new Set([...filings].filter(isConcerned));
    },
  };
}
