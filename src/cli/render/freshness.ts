/** Whether a document that an earlier run wrote is what this run would write. */
import { statSync } from 'node:fs';
import {
  type FontBytes,
  type Format,
  type FormTemplate,
  type LoadTemplate,
  UserError,
} from '../../internal.ts';
import { fontFilesOf } from '../files/fonts.ts';
import { readBounded } from '../files/read.ts';
import { hashOf, hashOfValue } from '../hashes.ts';
import type { Ingredients, Job, Kept, Output, Reason, RunKeys } from './job.ts';

/** A document that must be made. */
interface Due {
  readonly format: Format;
  readonly reason: Reason;
}

export interface Judge {
  /** The hash of what a form and its parents say, and of the font files that it names. */
  readonly templateKey: (template: FormTemplate) => string;
  /** Those of a filing's documents that must be made, by the hash of its bytes. */
  readonly dueOf: (job: Job, source: string) => readonly Due[];
}

/** A judge for a run; `loaderOf` gives the forms for the filing at a path, `readFont` their font files. */
export function judgeOf(
  keys: RunKeys | undefined,
  loaderOf: (path: string) => LoadTemplate,
  readFont: (file: string) => FontBytes,
): Judge {
  const templateKeys = new WeakMap<FormTemplate, string>();

  function templateKey(template: FormTemplate): string {
    const known = templateKeys.get(template) ?? keyWithFonts(template);
    templateKeys.set(template, known);
    return known;
  }

  function keyWithFonts(template: FormTemplate): string {
    const files = fontFilesOf(template);
    return files.length === 0 ? hashOfValue(template) : hashOfValue([template, files.map(fontKey)]);
  }

  /** Word, which is only told the name of a font, does without the file. */
  function fontKey(file: string): string {
    try {
      const font = readFont(file);
      return hashOf(font.subarray(0, font.length));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return '';
    }
  }

  /** The key of a form as it is now; undefined where it is missing or wrong. */
  function keyOfForm(id: string, path: string): string | undefined {
    try {
      return templateKey(loaderOf(path)(id));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return undefined;
    }
  }

  return {
    templateKey,
    dueOf: ({ path, outputs }, source) => {
      const due: Due[] = [];
      for (const output of outputs) {
        const now = (form: string) => {
          const template = (path && keyOfForm(form, path)) ?? '';
          return keys && ingredientsOf(keys, output.format, { form, template, source });
        };
        const reason = reasonFor(output, now);
        if (reason) due.push({ format: output.format, reason });
      }
      return due;
    },
  };
}

/** All that a document of a format was made of. */
export const ingredientsOf = (
  { program, options, fonts }: RunKeys,
  format: Format,
  { form, template, source }: Pick<Ingredients, 'form' | 'template' | 'source'>,
): Ingredients => ({ program, options, fonts: fonts[format] ?? '', form, template, source });

const compared = ['program', 'options', 'fonts', 'template', 'source'] as const;

/** Why a document must be made; `now` gives what it would be made of with the form that it had. */
function reasonFor(
  { target, kept }: Output,
  now: (form: string) => Ingredients | undefined,
): Reason | undefined {
  if (!kept || !target) return 'new';
  const ingredients = now(kept.form);
  const changed = compared.find(part => ingredients?.[part] !== kept[part]);
  return changed ?? outputReason(target.path, kept);
}

function outputReason(path: string, kept: Kept): Reason | undefined {
  try {
    const { size, mtimeMs } = statSync(path);
    if (size !== kept.bytes) return 'altered';
    if (mtimeMs === kept.changed) return undefined;
    // A copy of the folder has other times but may hold the same documents.
    return hashOf(readBounded(path, size)) === kept.hash ? undefined : 'altered';
  } catch {
    return 'missing';
  }
}
