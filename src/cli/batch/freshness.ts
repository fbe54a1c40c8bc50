/** Whether a document that an earlier run wrote is what this run would write. */
import { statSync } from 'node:fs';
import type { Format } from '../../index.ts';
import { hashOf } from '../hashes.ts';
import { readBounded } from '../read-file.ts';
import type { Ingredients, Kept, Output, Reason, RunKeys } from './job.ts';

/** All that a document of a format was made of. */
export const ingredientsOf = (
  { program, options, fonts }: RunKeys,
  format: Format,
  { form, template, source }: Pick<Ingredients, 'form' | 'template' | 'source'>,
): Ingredients => ({ program, options, fonts: fonts[format] ?? '', form, template, source });

const compared = ['program', 'options', 'fonts', 'template', 'source'] as const;

/** Why a document must be made; `now` gives what it would be made of with the form that it had. */
export function reasonFor(
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
