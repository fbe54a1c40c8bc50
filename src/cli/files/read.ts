/** Reading files and streams without ever holding more than a limit: endless inputs and wrong files are refused. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { type Localized, MAX_SOURCE_BYTES, UserError } from '../../internal.ts';
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
      // No more than the file needs: of thousands of files the rest would fill the memory before it is collected.
      const isKnown = size > 0 && total <= size;
      const chunk = new Uint8Array(isKnown ? size - total + 1 : CHUNK_BYTES);
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

/** Bytes that come when they come. */
export interface ByteStream extends AsyncIterable<Uint8Array> {
  /** Ends it, with an error for who reads it. */
  readonly destroy?: (error: Error) => unknown;
}

interface Reading {
  /** Bytes. */
  readonly limit?: number;
  /** Ends the waiting. */
  readonly signal?: AbortSignal;
}

/**
 * The bytes of a stream, by default up to the limit of a filing. Rejects with UserError when there are more or it breaks
 * off, and with the signal's reason.
 */
export async function readStream(
  stream: ByteStream,
  { limit = MAX_SOURCE_BYTES, signal }: Reading = {},
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  const giveUp = () => stream.destroy?.(signal?.reason);
  signal?.addEventListener('abort', giveUp);
  try {
    signal?.throwIfAborted();
    for await (const chunk of stream) {
      chunks.push(chunk);
      total += chunk.length;
      if (total > limit) throw tooLarge(limit);
    }
  } catch (error) {
    throw error instanceof UserError ? error : systemFault(error);
  } finally {
    signal?.removeEventListener('abort', giveUp);
  }
  return Buffer.concat(chunks, total);
}

/** The bytes of a pipe, terminal or device, read as readStream does. */
export async function readAwaited(path: string, signal: AbortSignal): Promise<Uint8Array> {
  // Not imported above: Node takes a while to load them, and hardly a run needs them.
  const { Socket } = process.getBuiltinModule('node:net');
  const { isatty, ReadStream } = process.getBuiltinModule('node:tty');
  let file: number;
  try {
    // Otherwise opening a pipe would wait for who writes it, and nothing could end that.
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    throw systemFault(error);
  }
  if (isatty(file)) return readStream(new ReadStream(file), { signal });
  if (fstatSync(file).isFIFO())
    return readStream(new Socket({ fd: file, readable: true, writable: false }), { signal });
  closeSync(file);
  return readSource(path);
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
