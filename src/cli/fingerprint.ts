/** What tells one finding of a file from the others, through edits of other lines. */
import { createHash } from 'node:crypto';
import type { Finding } from '../index.ts';

/**
 * Eight hexadecimal digits over rule, path and message. They are enough within a file, and too few to work out a
 * phone number or a name that the message quotes.
 */
export function fingerprintOf({ rule, path, message }: Finding): string {
  const text = JSON.stringify([rule, path, message.zh]);
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
