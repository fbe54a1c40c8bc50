/** The numbers in the bytes of a font. */

/** Bytes as numbers of the big end first. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
