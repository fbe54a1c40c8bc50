import { expect, test } from 'vitest';
import { type Io, main } from '../../src/cli/main.ts';
import { fixtureFolder } from './folder.ts';
import { perfgoal } from './run.ts';

const broken: Io['stdin'] = {
  [Symbol.asyncIterator]() {
    throw new TypeError('cannot read 旦增平措 of undefined');
  },
};

test('a bug asks to be reported, prints no text of the filing, and does not stop the others', async () => {
  const { status, stdout, stderr } = await perfgoal(['check', '-', 'filings/slips.yaml'], {
    cwd: fixtureFolder(),
    stdin: broken,
  });
  expect(status).toBe(3);
  expect(stderr).toContain('内部出错（TypeError），正在处理 <stdin>');
  expect(stderr).toContain(`perfgoal 0.1.0 · Node ${process.version}`);
  expect(stderr).not.toMatch(/旦增平措|\bat .*\.ts/);
  expect(stdout.toString()).toContain('filings/slips.yaml:5:35');
});

test('it is reported in English, and with its stack if asked for', async () => {
  const { stderr } = await perfgoal(['check', '-', '--lang', 'en'], {
    cwd: fixtureFolder(),
    stdin: broken,
    env: { PERFGOAL_DEBUG: '1' },
  });
  expect(stderr).toContain('This is a bug in perfgoal.');
  expect(stderr).toMatch(/^ +at /m);
});

test('a reader that goes away does not change the status', async () => {
  const closed = Object.assign(new Error('write EPIPE'), { code: 'EPIPE', syscall: 'write' });
  expect(await statusWhenOutputFails(closed)).toEqual({ status: 1, printed: '' });
});

test('a full disk behind standard output is a fault', async () => {
  const full = Object.assign(new Error('write ENOSPC'), { code: 'ENOSPC', syscall: 'write' });
  const { status, printed } = await statusWhenOutputFails(full);
  expect(status).toBe(2);
  expect(printed).toContain('写不了标准输出：磁盘已满');
});

async function statusWhenOutputFails(error: Error) {
  let printed = '';
  const status = await main(['node', 'perfgoal', 'check', 'filings/slips.yaml'], {
    stdin: broken,
    stdout: { write: (_chunk, done) => done(error) },
    stderr: {
      write: (chunk, done) => {
        printed += chunk.toString();
        done();
      },
    },
    env: {},
    cwd: fixtureFolder(),
  });
  return { status, printed };
}
