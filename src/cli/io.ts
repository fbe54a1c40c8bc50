/** The world of a command: its streams, environment and folder, handed in so that transcripts run in process. */

import type { ByteStream } from './files/read.ts';
import { type Output, outputOf } from './plain-output.ts';

export type { Output };

export interface Io {
  readonly stdin: ByteStream;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

/** The streams of the running process; Node sets up its own for each only when it is asked for. */
export function processIo(): Io {
  return {
    get stdin() {
      return process.stdin;
    },
    stdout: outputOf(1, () => heard(process.stdout)),
    stderr: outputOf(2, () => heard(process.stderr)),
    env: process.env,
    cwd: process.cwd(),
  };
}

/** Each write reports its own error; without a listener the stream would throw it a second time. */
const heard = (stream: NodeJS.WriteStream) => stream.on('error', () => {});

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
