/** A thread that ends, hangs or eats the memory takes its own filing with it and nothing else. */
import { afterEach, expect, test } from 'vitest';
import { type Crew, openCrew } from '../../src/cli/batch/crew.ts';
import { Dropped } from '../../src/cli/batch/dropped.ts';

let crew: Crew | undefined;
afterEach(() => crew?.close());

function open(size: number, { timeout = 20_000, worker = 'moody' } = {}): Crew {
  const entry = new URL(`workers/${worker}.mjs`, import.meta.url);
  crew = openCrew({ entry, data: {}, size, timeout });
  return crew;
}

const draw = (opened: Crew, name: string) => opened.render({ name, outputs: [] });

test.each([
  ['exit', 'the thread ended with 7', 20_000],
  ['throw', 'out of hand', 20_000],
  ['hang', '0.3 秒还没有做完，已放弃', 300],
  ['sleep', '0.3 秒还没有做完，已放弃', 300],
])('a filing that makes its thread %s', async (mood, says, timeout) => {
  const opened = open(2, { timeout });
  const names = ['a', 'b', mood, 'c', 'd', mood, 'e', 'f'];
  const results = await Promise.allSettled(names.map(name => draw(opened, name)));
  const failed = results.flatMap((result, index) => (result.status === 'rejected' ? [index] : []));
  expect(failed).toEqual([2, 5]);
  for (const result of results) {
    if (result.status === 'fulfilled') continue;
    const { sentence, message } = result.reason;
    expect(sentence?.zh ?? message).toBe(says);
  }
});

test('a filing that fills the memory', async () => {
  const opened = open(1);
  const results = await Promise.allSettled(['a', 'fill', 'b'].map(name => draw(opened, name)));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
}, 60_000);

test('threads that never begin fail every filing, and the run ends', async () => {
  const opened = open(2, { worker: 'stillborn' });
  const results = await Promise.allSettled(['a', 'b', 'c'].map(name => draw(opened, name)));
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
});

test('no more threads than asked for, and each is used again', async () => {
  const opened = open(2);
  const results = await Promise.all([...'abcdefghij'].map(name => draw(opened, name)));
  const threads = new Set(
    results.map(result => (result.outcome as unknown as { threadId: number }).threadId),
  );
  expect(threads.size).toBe(2);
});

test('closing gives up what is done and what waits', async () => {
  const opened = open(1);
  const results = Promise.allSettled(['sleep', 'a'].map(name => draw(opened, name)));
  await new Promise(resolve => setTimeout(resolve, 300));
  await opened.close();
  const reasons = (await results).map(result => result.status === 'rejected' && result.reason.name);
  expect(reasons).toEqual(['Dropped', 'Dropped']);
});

test('documents that are being written are given the time, by the limit and by the end', async () => {
  const opened = open(1, { timeout: 200 });
  expect(await draw(opened, 'write')).toHaveProperty('outcome.threadId');
  const results = Promise.allSettled(['write', 'a'].map(name => draw(opened, name)));
  await new Promise(resolve => setTimeout(resolve, 100));
  const start = performance.now();
  await opened.close();
  expect(performance.now() - start).toBeGreaterThan(300);
  expect((await results).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
});

test('a crew that rests finishes what is being done', async () => {
  const opened = open(1);
  const results = Promise.allSettled(['write', 'a', 'b'].map(name => draw(opened, name)));
  await new Promise(resolve => setTimeout(resolve, 300));
  opened.rest();
  expect((await results).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'rejected',
  ]);
});

test.each(['exit', 'exit in writing'])(
  'what a lost thread was handed with its %s is done by another',
  async end => {
    const opened = open(1);
    // So that the next are handed over together.
    for (const name of 'abc') await draw(opened, name);
    const names = [...'defgh', end, ...'ijk'];
    const results = await Promise.allSettled(names.map(name => draw(opened, name)));
    expect(results.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []))).toEqual([
      5,
    ]);
  },
);

test('a crew that rests takes up nothing again that a lost thread was handed', async () => {
  const opened = open(1);
  for (const name of 'abc') await draw(opened, name);
  const results = Promise.allSettled(['exit late', ...'abc'].map(name => draw(opened, name)));
  await new Promise(resolve => setTimeout(resolve, 300));
  opened.rest();
  const names = (await results).map(result => result.status === 'rejected' && result.reason.name);
  expect(names).toEqual(['Error', 'Dropped', 'Dropped', 'Dropped']);
  await expect(draw(opened, 'd')).rejects.toThrow(Dropped);
});

test('what is to be done alone is, though others wait before it', async () => {
  const opened = open(2);
  for (const name of 'abc') await draw(opened, name);
  // The first thread ends while it writes; before its filings are done one by one, the other ends, too.
  const first = ['exit in writing', 'wait', 'alone', 'alone'];
  const names = [...first, 'exit late', ...'def', ...'ghijklmnop'];
  const results = await Promise.allSettled(names.map(name => draw(opened, name)));
  const companies = results.map(result =>
    result.status === 'fulfilled'
      ? (result.value.outcome as unknown as { company: number }).company
      : result.reason.message,
  );
  expect(companies.slice(0, 5)).toEqual([
    'the thread ended with 8',
    1,
    1,
    1,
    'the thread ended with 9',
  ]);
});
