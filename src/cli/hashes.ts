/** Hashes of bytes, values and findings. */
import type { Finding } from '../internal.ts';

/** SHA-256 in hexadecimal digits. */
export function hashOf(bytes: Uint8Array | string): string {
  // Not imported above: Node takes 3 to 4 ms to load it, and checking or rendering one filing hashes nothing.
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(bytes).digest('hex');
}

/** The first 64 bits of the hash of a value as JSON: enough to notice a change. */
export function hashOfValue(value: unknown): string {
  return hashOf(JSON.stringify(value)).slice(0, 16);
}

/**
 * Eight hexadecimal digits that identify a finding within its file, also after other lines of it were edited: a hash of
 * the rule, the path and what is wrong. A hash so short can be reversed by guessing, so rules keep names and phone
 * numbers of people out of what is hashed.
 */
export function fingerprintOf({ rule, path, message, subject = message.zh }: Finding): string {
  return hashOf(JSON.stringify([rule, path, subject])).slice(0, 8);
}
