/** What tells one finding of a file from the others, through edits of other lines. */
import type { Finding } from '../internal.ts';
import { hashOf } from './hashes.ts';

/**
 * Eight hexadecimal digits over rule, path and what is wrong: enough to tell findings within a file apart. What was
 * hashed can be guessed at, so no message says the phone or the name of a person.
 */
export function fingerprintOf({ rule, path, message, subject = message.zh }: Finding): string {
  return hashOf(JSON.stringify([rule, path, subject])).slice(0, 8);
}
