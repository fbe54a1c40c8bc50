/** What a command works with: its streams, environment and folder, handed in so that transcripts run in process. */
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
  // Each write reports its own error; without a listener the stream would throw it a second time.
  for (const output of [process.stdout, process.stderr]) output.on('error', () => {});
  return {
    get stdin() {
      return process.stdin;
    },
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: process.cwd(),
  };
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
