/** What tells one finding of a file from the others, through edits of other lines. */
import type { Finding } from '../index.ts';
import { hashOf } from './hashes.ts';

/**
 * Eight hexadecimal digits over rule, path and message. They are enough within a file, and too few to work out a
 * phone number or a name that the message quotes.
 */
export function fingerprintOf({ rule, path, message }: Finding): string {
  return hashOf(JSON.stringify([rule, path, message.zh])).slice(0, 8);
}
