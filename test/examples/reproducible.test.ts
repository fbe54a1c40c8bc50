/** The same filing gives the same bytes: twice, after other filings, in every time zone, on another day. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Format, formats, readFont } from '../../src/internal.ts';
import { type Example, examples, renderExample } from './examples.ts';

const zone = process.env.TZ;
afterEach(() => {
  vi.useRealTimers();
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

/** Renders with fonts read anew, in a time zone. */
async function renderIn(name: string, offset: number, example: Example, format: Format) {
  process.env.TZ = name;
  expect(new Date(1980, 0, 1).getTimezoneOffset()).toBe(offset);
  return renderExample(example, format, face => readFont(face));
}

describe.each(formats)('%s', format => {
  test.each(examples)('$name', async example => {
    const first = await renderIn('UTC', 0, example, format);
    expect(first.length).toBeGreaterThan(1000);
    const again = await renderExample(example, format);
    expect(same(first, again)).toBe(true);
    vi.useFakeTimers({ now: new Date('2031-07-01T05:06:07Z'), toFake: ['Date'] });
    const elsewhere = await renderIn('Asia/Shanghai', -480, example, format);
    expect(same(first, elsewhere)).toBe(true);
  });

  test('different filings give different bytes', async () => {
    const all = await Promise.all(examples.map(example => renderExample(example, format)));
    expect(new Set(all.map(bytes => Buffer.from(bytes).toString('base64'))).size).toBe(all.length);
  });
});
