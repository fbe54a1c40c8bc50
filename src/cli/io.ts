/** What a command works with: its streams, environment and folder, handed in so that transcripts run in process. */
import { fstatSync, writeSync } from 'node:fs';
import type { ByteStream } from './files/read.ts';

/** A stream to write to; `done` is called when the bytes are out, with the error when they are not. */
export interface Output {
  write(chunk: string | Uint8Array, done: (error?: Error | null) => void): unknown;
  readonly isTTY?: boolean;
  /** Width of the terminal in cells. */
  readonly columns?: number;
}

export interface Io {
  readonly stdin: ByteStream;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

/** The streams of the running process; standard input is opened by the first that asks for it. */
export function processIo(): Io {
  return {
    get stdin() {
      return process.stdin;
    },
    stdout: isFile(1) ? fileOutput(1) : heard(process.stdout),
    stderr: isFile(2) ? fileOutput(2) : heard(process.stderr),
    env: process.env,
    cwd: process.cwd(),
  };
}

/** Each write reports its own error; without a listener the stream would throw it a second time. */
const heard = (stream: NodeJS.WriteStream): Output => stream.on('error', () => {});

function isFile(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFile();
  } catch {
    return false;
  }
}

/** An output into a regular file. Why: where a disk is full, Node's stream drops the rest without an error. */
function fileOutput(descriptor: number): Output {
  return {
    write: (chunk, done) => {
      try {
        writeAll(descriptor, typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
      } catch (error) {
        return done(error as Error);
      }
      return done();
    },
  };
}

/** Writes into an open file. One call may write only a part, e.g. when the disk is nearly full. */
export function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
}

/**
 * Writes all of it. A reader that went away is not an error: the work goes on, so that the exit status stays true.
 * Rejects with the system's error for anything else, e.g. a full disk.
 */
export function emit(output: Output, chunk: string | Uint8Array): Promise<void> {
  if (chunk.length === 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    output.write(chunk, error => (error && !isClosed(error) ? reject(error) : resolve()));
  });
}

const closed = ['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END'];

const isClosed = (error: Error) => 'code' in error && closed.includes(String(error.code));
