/** A worker that ends, hangs or eats the memory takes its own filing with it and nothing else. */
import { afterEach, expect, test } from 'vitest';
import type { Renderer } from '../../src/cli/render/job.ts';
import { toPlainError } from '../../src/cli/render/plain-error.ts';
import { newPool } from '../../src/cli/render/pool.ts';
import type { UserError } from '../../src/internal.ts';

let pool: Renderer | undefined;
afterEach(() => pool?.destroy());

interface Options {
  readonly timeout?: number;
  readonly worker?: string;
  readonly workerData?: unknown;
  readonly onError?: (error: UserError) => void;
}

function open(
  threads: number,
  { timeout = 20_000, worker = 'faulty', workerData = {}, onError = () => {} }: Options = {},
): Renderer {
  const filename = new URL(`workers/${worker}.mjs`, import.meta.url).href;
  pool = newPool({ filename, workerData, threads, timeout, onError });
  return pool;
}

const render = (opened: Renderer, name: string) =>
  opened.render({ name, path: undefined, bytes: new Uint8Array(), formats: [] });

/** As many at once as there are threads, in order, as a run does it; what each came to. */
async function renderAll(opened: Renderer, names: readonly string[]) {
  const results: PromiseSettledResult<unknown>[] = [];
  const queue = names.entries();
  const next = async () => {
    for (const [index, name] of queue)
      [results[index]] = await Promise.allSettled([render(opened, name)]);
  };
  await Promise.all(Array.from({ length: opened.threads }, next));
  return results;
}

const reasonOf = (result: PromiseSettledResult<unknown> | undefined) =>
  result?.status === 'rejected' ? (result.reason.sentence?.zh ?? result.reason.message) : undefined;

test.each([
  ['exit', '做这一份的线程意外结束了', 20_000],
  ['throw', 'out of hand', 20_000],
  ['hang', '0.3 秒还没有做完，已放弃', 300],
  ['sleep', '0.3 秒还没有做完，已放弃', 300],
])('a filing that makes its worker %s', async (way, says, timeout) => {
  const results = await renderAll(open(2, { timeout }), ['a', 'b', way, 'c', 'd', way, 'e', 'f']);
  expect(results.map(reasonOf)).toEqual(
    [0, 1, 2, 3, 4, 5, 6, 7].map(index => (index === 2 || index === 5 ? says : undefined)),
  );
});

test('a filing that fills the memory', async () => {
  const results = await renderAll(open(1, { timeout: 100_000 }), ['a', 'fill', 'b']);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  const [, filled] = results;
  const error = filled?.status === 'rejected' ? toPlainError(filled.reason) : undefined;
  expect(error?.kind === 'user' && error.sentence).toEqual({ zh: '内存不够', en: 'out of memory' });
}, 120_000);

test('the time for a filing does not begin before its worker has started', async () => {
  const names = Array.from({ length: 12 }, (_, index) => (index % 3 === 0 ? 'hang' : 'a'));
  const results = await renderAll(open(2, { timeout: 20 }), names);
  expect(results.map(({ status }) => status)).toEqual(
    names.map(name => (name === 'hang' ? 'rejected' : 'fulfilled')),
  );
});

const startErrors: readonly (readonly [string, string, string, string, string])[] = [
  ['at first', 'stillborn', '', 'AbortError', '线程启动不了：never started'],
  ['in the place of another', 'once', 'throw', 'UserError', '线程启动不了：never started again'],
  ['in the place of another, silently', 'once', 'exit', 'UserError', '线程启动不了：'],
];

test.each(startErrors)(
  'a worker that does not start %s is told once, and nothing waits for it',
  async (_, worker, end, first, says) => {
    const errors: string[] = [];
    const starts = new Int32Array(new SharedArrayBuffer(4));
    const opened = open(1, {
      worker,
      workerData: { end, starts },
      onError: ({ sentence }) => errors.push(sentence.zh),
    });
    const results = await renderAll(opened, ['a', 'b', 'c']);
    expect(results.map(result => result.status === 'rejected' && result.reason.name)).toEqual([
      first,
      'AbortError',
      'AbortError',
    ]);
    expect(errors).toEqual([expect.stringContaining(says)]);
  },
);

test('no more workers than asked for, and each is used again', async () => {
  const results = await renderAll(open(2), new Array(8).fill('wait'));
  const threads = new Set(
    results.map(result => result.status === 'fulfilled' && JSON.stringify(result.value)),
  );
  expect(threads.size).toBe(2);
});

test('what is in progress is aborted, and nothing is begun after', async () => {
  const opened = open(1);
  const results = Promise.allSettled([render(opened, 'sleep')]);
  await new Promise(resolve => setTimeout(resolve, 300));
  await opened.destroy();
  const [result] = await results;
  expect(result?.status === 'rejected' && result.reason.name).toBe('AbortError');
  await expect(render(opened, 'a')).rejects.toThrow(DOMException);
});
