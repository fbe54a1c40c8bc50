/** Hashes of bytes and values. */
import { createHash } from 'node:crypto';

/** SHA-256 in hexadecimal digits. */
export function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** 64 bits of the hash of a value, enough to notice a change. */
export function keyOf(value: unknown): string {
  return hashOf(JSON.stringify(value)).slice(0, 16);
}
