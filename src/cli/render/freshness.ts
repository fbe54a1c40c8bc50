/** Whether the documents of earlier runs are still what this run would write, by the hashes of all that they depend on. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type FontBytes,
  type Format,
  type FormTemplate,
  type LoadTemplate,
  readFont,
  shippedFaces,
  UserError,
} from '../../internal.ts';
import { documentDate } from '../document-date.ts';
import { drawingFor } from '../drawing.ts';
import type { DocumentTarget } from '../files/conflicts.ts';
import { fontFilesOf, fontReader } from '../files/fonts.ts';
import type { Forms } from '../files/forms.ts';
import { readBounded } from '../files/read.ts';
import { hashOf, hashOfValue } from '../hashes.ts';
import type { Io } from '../io.ts';
import { version } from '../version.ts';
import type { CacheEntry } from './cache.ts';
import type { JobResult, RenderedDocument } from './job.ts';
import type { Reason } from './messages.ts';
import type { BatchOptions } from './options.ts';

/** A format of a filing that must be rendered. */
export interface StaleFormat {
  readonly format: Format;
  readonly reason: Reason;
}

/** A document of an earlier run, if the cache has it. */
export interface CachedTarget {
  readonly target: DocumentTarget;
  readonly entry: CacheEntry | undefined;
}

export interface Freshness {
  /** The entry of a document that was written at `changed`, in ms since 1970, of the filing with the hash `source`. */
  readonly entryOf: (
    document: RenderedDocument,
    source: string,
    result: JobResult,
    changed: number,
  ) => CacheEntry;
  /** The formats that must be rendered of the filing at a path whose bytes have the hash `source`. */
  readonly staleFormats: (
    path: string | undefined,
    targets: readonly CachedTarget[],
    source: string,
  ) => readonly StaleFormat[];
}

/** Of a run. Throws UserError for a font file that cannot be read and for a date that is none. */
export function newFreshness(
  options: BatchOptions,
  formats: readonly Format[],
  io: Pick<Io, 'cwd' | 'env'>,
  forms: Forms,
): Freshness {
  const { strict, severity, draft, form: named, defaultForm } = options;
  const date = documentDate(io.env)?.toISOString();
  const program = `${version} ${programKey()}`;
  const optionsKey = hashOfValue([strict, severity, draft, named, defaultForm, date]);
  const fontsKeys = fontsKeysFor(options, formats, io);
  // Each file is read for its hash once and not kept.
  const templateKey = newTemplateKey(file => fontReader()(file));

  /** The hash of the form of a filing as it is now; empty where it is missing or wrong. */
  function keyOfForm(id: string, path: string | undefined): string {
    if (path === undefined) return '';
    const load = named === undefined ? forms.forFolder(dirname(path)) : forms.named;
    return keyOf(() => load(id)) || keyOf(() => formOfSettings(id, load));
  }

  /** The form of the settings, by the id that Word and Excel forms are said to be of: its path from the current folder. */
  function formOfSettings(id: string, load: LoadTemplate): FormTemplate | undefined {
    const usual = defaultForm === undefined ? undefined : load(defaultForm);
    return usual?.id === id ? usual : undefined;
  }

  function keyOf(load: () => FormTemplate | undefined): string {
    try {
      const template = load();
      return template ? templateKey(template) : '';
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return '';
    }
  }

  return {
    // Why no spreads: an object put together of two takes several times the memory, ten thousand times over.
    entryOf: ({ format, bytes, hash, template }, source, result, changed) => ({
      program,
      options: optionsKey,
      fonts: fontsKeys.get(format) ?? '',
      form: result.form ?? '',
      template,
      source,
      bytes: bytes.length,
      changed,
      hash,
      project: result.project,
      errors: result.errors,
      warnings: result.warnings,
      infos: result.infos,
    }),
    staleFormats: (path, targets, source) =>
      targets.flatMap(({ target, entry }): readonly StaleFormat[] => {
        const { format } = target;
        if (!entry) return [{ format, reason: 'new' }];
        const fonts = fontsKeys.get(format) ?? '';
        const template = keyOfForm(entry.form, path);
        const inputs = { program, options: optionsKey, fonts, template, source };
        const changed = compared.find(each => inputs[each] !== entry[each]);
        const reason = changed ?? outputChange(target.path, entry);
        return reason === undefined ? [] : [{ format, reason }];
      }),
  };
}

const compared = ['program', 'options', 'fonts', 'template', 'source'] as const;

/** Whether a document was removed or modified since it was written. */
function outputChange(path: string, entry: CacheEntry): 'missing' | 'altered' | undefined {
  try {
    const { size, mtimeMs } = statSync(path);
    if (size !== entry.bytes) return 'altered';
    if (mtimeMs === entry.changed) return undefined;
    // A copy of the folder has other times but may hold the same documents.
    return hashOf(readBounded(path, size)) === entry.hash ? undefined : 'altered';
  } catch {
    return 'missing';
  }
}

/** Gives the hash of what a form and its parents say, and of the font files that it names; each form is hashed once. */
export function newTemplateKey(
  readFontFile: (file: string) => FontBytes,
): (template: FormTemplate) => string {
  const known = new WeakMap<FormTemplate, string>();

  /** Empty where the file cannot be read: Word documents need no more than its name, and rendering a PDF tells why. */
  function fontKey(file: string): string {
    try {
      return hashOfFont(readFontFile(file));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return '';
    }
  }

  function keyOfTemplate(template: FormTemplate): string {
    const files = fontFilesOf(template);
    return hashOfValue(files.length === 0 ? template : [template, files.map(fontKey)]);
  }

  return template => {
    const key = known.get(template) ?? keyOfTemplate(template);
    known.set(template, key);
    return key;
  };
}

/** By format, since Word is only told the names of the shipped faces. */
function fontsKeysFor(
  options: BatchOptions,
  formats: readonly Format[],
  io: Pick<Io, 'cwd' | 'env'>,
): ReadonlyMap<Format, string> {
  const { fonts = {}, readFont: readOwn } = drawingFor(options, { io });
  const own = Object.entries(fonts).map(([role, file]) => [role, file, hashOfFont(readOwn(file))]);
  const shipped = () => shippedFaces.map(face => hashOfFont(readFont(face)));
  return new Map(
    formats.map(format => [format, hashOfValue(format === 'docx' ? own : [own, shipped()])]),
  );
}

const hashOfFont = (font: FontBytes) => hashOf(font.subarray(0, font.length));

let knownProgram: string | undefined;

/** A hash of the program’s own files, since a version under development stands for many programs. */
function programKey(): string {
  if (knownProgram !== undefined) return knownProgram;
  const folder = new URL('./', import.meta.url);
  const files = readdirSync(fileURLToPath(folder))
    .filter(name => /\.(?:ts|cjs)$/.test(name))
    .sort();
  knownProgram = hashOfValue(
    files.map(name => [name, hashOf(readFileSync(new URL(name, folder)))]),
  );
  return knownProgram;
}
