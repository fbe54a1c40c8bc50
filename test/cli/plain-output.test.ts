/** Standard output as a pipe or a file: nothing is lost, and what the system answers is told. */
import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Output, outputOf } from '../../src/cli/plain-output.ts';
import { fixtureFolder } from './folder.ts';

const refuse = (): Output => {
  throw new Error('no stream of Node was to be asked for');
};

const written = (output: Output, chunk: string | Uint8Array) =>
  new Promise<Error | null | undefined>(resolve => output.write(chunk, resolve));

test('a file is written to at once', async () => {
  const path = join(fixtureFolder(), 'out.txt');
  const fd = openSync(path, 'w');
  const output = outputOf(fd, refuse);
  expect(await written(output, '一')).toBeFalsy();
  expect(await written(output, Buffer.from('二'))).toBeFalsy();
  closeSync(fd);
  expect(readFileSync(path, 'utf8')).toBe('一二');
  expect(await written(output, '三')).toMatchObject({ code: 'EBADF' });
});

test('a pipe that does not wait gets the rest through a stream of Node', async () => {
  const path = join(fixtureFolder(), 'pipe');
  execFileSync('mkfifo', [path]);
  const fd = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  const rest: Uint8Array[] = [];
  const stream: Output = {
    write: (chunk, done) => {
      rest.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
      done();
    },
  };
  const output = outputOf(fd, () => stream);
  const large = Buffer.from(Array.from({ length: 40_000 }, (_, number) => `${number}\n`).join(''));
  expect(await written(output, large)).toBeFalsy();
  expect(await written(output, 'end')).toBeFalsy();
  const first = Buffer.alloc(large.length);
  const size = readSync(fd, first);
  closeSync(fd);
  expect(size).toBeGreaterThan(0);
  expect(rest.length).toBe(2);
  expect(Buffer.concat([first.subarray(0, size), ...rest])).toEqual(
    Buffer.concat([large, Buffer.from('end')]),
  );
});

test.skipIf(process.platform !== 'linux')(
  'a terminal, or what looks like one, is left to Node',
  () => {
    const fd = openSync('/dev/null', 'w');
    const stream: Output = { write: () => {}, isTTY: true };
    expect(outputOf(fd, () => stream)).toBe(stream);
    closeSync(fd);
  },
);
