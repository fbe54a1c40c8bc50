/** Writing one of many documents; a run listens to signals itself, so that no write need hold them up. */

import { putIn, type Target } from '../files/write.ts';
import { replaceFile } from '../replace-file.ts';

/**
 * Writes the chunks as writeTarget does; gives the time of change, in ms since 1970, that the file was written with.
 * Throws UserError; then the old file stands.
 */
export function writeDocument(target: Target, chunks: Iterable<Uint8Array>): Promise<number> {
  return putIn(target, chunks, replaceFile);
}
