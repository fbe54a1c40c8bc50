/** Runs the command in process, with streams and an environment of the test's own. */
import { type Io, main } from '../../src/cli/main.ts';

export interface Surroundings {
  readonly cwd: string;
  readonly env?: Io['env'];
  readonly stdin?: Uint8Array | AsyncIterable<Uint8Array>;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export interface Outcome {
  readonly status: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export async function perfgoal(
  args: readonly string[],
  { cwd, env = {}, stdin = new Uint8Array(), isTTY = false, columns }: Surroundings,
): Promise<Outcome> {
  const stdout: Uint8Array[] = [];
  const stderr: Uint8Array[] = [];
  const into = (chunks: Uint8Array[]): Io['stdout'] => ({
    isTTY,
    ...(columns !== undefined && { columns }),
    write(chunk, done) {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  const status = await main(['node', 'perfgoal', ...args], {
    stdin: stdin instanceof Uint8Array ? chunksOf(stdin) : stdin,
    stdout: into(stdout),
    stderr: into(stderr),
    env,
    cwd,
  });
  return { status, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() };
}

async function* chunksOf(bytes: Uint8Array) {
  if (bytes.length > 0) yield bytes;
}
