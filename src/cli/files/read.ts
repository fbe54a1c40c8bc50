/** Reads files and streams up to a limit, so that endless inputs and wrong files are refused before they fill memory. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import {
  isDocument,
  type Localized,
  MAX_DOCUMENT_BYTES,
  MAX_SOURCE_BYTES,
  UserError,
  userError,
} from '../../internal.ts';
import { systemError } from './system-error.ts';

const CHUNK_BYTES = 64 * 1024;

/** The bytes of a file, device or pipe. Throws the system's error, or UserError if there are more than `limit` bytes. */
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

/**
 * The bytes of a file, by default at most as many as a filing or template may have. Throws UserError, its sentence
 * beginning with `about` if that is given.
 */
export function readSource(
  path: string,
  about?: Localized,
  limit: number = MAX_SOURCE_BYTES,
): Uint8Array {
  try {
    return readBounded(path, limit);
  } catch (error) {
    if (!(error instanceof UserError)) throw systemError(error, about);
    if (!about) throw error;
    const { zh, en } = error.sentence;
    throw userError(`${about.zh}：${zh}`, `${about.en}: ${en}`, error.help);
  }
}

/** What files of Office are called, also of kinds that are refused with a sentence of their own. */
const DOCUMENT = /\.(docx?|docm|wps|xlsx?|xlsm|et|odt|ods|pdf|rtf)$/i;

/** The bytes of a filing, which may be a document. Throws UserError. */
export const readFiling = (path: string): Uint8Array =>
  readSource(path, undefined, DOCUMENT.test(path) ? MAX_DOCUMENT_BYTES : MAX_SOURCE_BYTES);

/** A stream of bytes, e.g. standard input. */
export interface ByteStream extends AsyncIterable<Uint8Array> {
  /** Ends the stream; its reader gets the error. */
  readonly destroy?: (error: Error) => unknown;
}

interface StreamOptions {
  /** Most bytes; by default as many as a filing or, by how it begins, a document may have. */
  readonly limit?: number;
  /** Stops the reading. */
  readonly signal?: AbortSignal;
}

/**
 * The bytes of a stream. Rejects with UserError if there are more or
 * the stream fails, and with the signal's reason.
 */
export async function readStream(
  stream: ByteStream,
  { limit, signal }: StreamOptions = {},
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  let most = limit;
  const stop = () => stream.destroy?.(signal?.reason);
  signal?.addEventListener('abort', stop);
  try {
    signal?.throwIfAborted();
    for await (const chunk of stream) {
      chunks.push(chunk);
      total += chunk.length;
      most ??= isDocument(chunk) ? MAX_DOCUMENT_BYTES : MAX_SOURCE_BYTES;
      if (total > most) throw tooLarge(most);
    }
  } catch (error) {
    throw error instanceof UserError ? error : systemError(error);
  } finally {
    signal?.removeEventListener('abort', stop);
  }
  return Buffer.concat(chunks, total);
}

/** The bytes of a pipe, terminal or device, which may take any time to come; otherwise like `readStream`. */
export async function readAwaited(path: string, signal: AbortSignal): Promise<Uint8Array> {
  // Not imported above: Node takes long to load them, and few runs need them.
  const { Socket } = process.getBuiltinModule('node:net');
  const { isatty, ReadStream } = process.getBuiltinModule('node:tty');
  let file: number;
  try {
    // Opening a pipe without this flag would block until there is a writer.
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    throw systemError(error);
  }
  if (isatty(file)) return readStream(new ReadStream(file), { signal });
  if (fstatSync(file).isFIFO())
    return readStream(new Socket({ fd: file, readable: true, writable: false }), { signal });
  closeSync(file);
  return readFiling(path);
}

const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

function tooLarge(limit: number, size?: number): UserError {
  return userError(
    `文件${size ? `有 ${megabytes(size)}，` : ''}超过上限 ${megabytes(limit)}`,
    `the file is too large (${size ? `${megabytes(size)}, ` : ''}limit ${megabytes(limit)})`,
    {
      zh: '请检查是否选错了文件。',
      en: 'Check that this is the right file.',
    },
  );
}
