/** Whether a document that an earlier run wrote is what this run would write. */
import { stat } from 'node:fs/promises';
import { hashOf } from '../hashes.ts';
import { readBounded } from '../read-file.ts';
import type { Ingredients, Kept, Output, Reason } from './job.ts';

const compared = ['program', 'options', 'fonts', 'template', 'source'] as const;

/** Why a document must be made; `now` gives what it would be made of with the form that it had. */
export async function reasonFor(
  { path, kept }: Output,
  now: (form: string) => Ingredients | undefined,
): Promise<Reason | undefined> {
  if (!kept || path === undefined) return 'new';
  const ingredients = now(kept.form);
  const changed = compared.find(part => ingredients?.[part] !== kept[part]);
  return changed ?? outputReason(path, kept);
}

async function outputReason(path: string, kept: Kept): Promise<Reason | undefined> {
  try {
    const { size, mtimeMs } = await stat(path);
    if (size !== kept.bytes) return 'altered';
    if (mtimeMs === kept.changed) return undefined;
    // A copy of the folder has other times but may hold the same documents.
    return hashOf(readBounded(path, size)) === kept.hash ? undefined : 'altered';
  } catch {
    return 'missing';
  }
}
