/** Hashes of bytes and values. */

/** SHA-256 in hexadecimal digits. */
export function hashOf(bytes: Uint8Array | string): string {
  // Not imported above: Node takes a while to load it, and a run that writes one document hashes nothing.
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(bytes).digest('hex');
}

/** 64 bits of the hash of a value, enough to notice a change. */
export function keyOf(value: unknown): string {
  return hashOf(JSON.stringify(value)).slice(0, 16);
}
