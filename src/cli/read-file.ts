/** Reading files and streams without ever holding more than a limit: endless inputs and wrong files are refused. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { type Localized, MAX_SOURCE_BYTES, UserError } from '../index.ts';
import { systemFault } from './system-error.ts';

const CHUNK_BYTES = 64 * 1024;

/** The bytes of a file, device or pipe. Throws the system's error, or UserError when it is over the limit in bytes. */
export function readBounded(path: string, limit: number): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    if (size > limit) throw tooLarge(limit, size);
    const chunks: Uint8Array[] = [];
    let total = 0;
    for (;;) {
      const chunk = new Uint8Array(Math.max(CHUNK_BYTES, size - total + 1));
      const length = readSync(file, chunk);
      if (length === 0) return Buffer.concat(chunks, total);
      chunks.push(chunk.subarray(0, length));
      total += length;
      if (total > limit) throw tooLarge(limit);
    }
  } finally {
    closeSync(file);
  }
}

/** The bytes of a filing or template. Throws UserError, its sentence beginning with `about` when that is given. */
export function readSource(path: string, about?: Localized): Uint8Array {
  try {
    return readBounded(path, MAX_SOURCE_BYTES);
  } catch (error) {
    if (!(error instanceof UserError)) throw systemFault(error, about);
    if (!about) throw error;
    const { zh, en } = error.sentence;
    throw new UserError({ zh: `${about.zh}：${zh}`, en: `${about.en}: ${en}` }, error.help);
  }
}

/** The bytes of a stream, up to a limit in bytes. Throws UserError when there are more or it breaks off. */
export async function readStream(
  stream: AsyncIterable<Uint8Array>,
  limit = MAX_SOURCE_BYTES,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
      total += chunk.length;
      if (total > limit) throw tooLarge(limit);
    }
  } catch (error) {
    throw error instanceof UserError ? error : systemFault(error);
  }
  return Buffer.concat(chunks, total);
}

const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

function tooLarge(limit: number, size?: number): UserError {
  return new UserError(
    {
      zh: `文件${size ? `有 ${megabytes(size)}，` : ''}超过上限 ${megabytes(limit)}`,
      en: `the file ${size ? `has ${megabytes(size)}, ` : 'is '}over the limit of ${megabytes(limit)}`,
    },
    {
      zh: '请检查是否选错了文件。',
      en: 'Check that this is the right file.',
    },
  );
}
