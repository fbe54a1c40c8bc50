import { createHash } from 'node:crypto';
import { inflateRawSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Container, deflate, type Level } from '../../src/writers/deflate.ts';

const inflate: Readonly<Record<Container, (data: Uint8Array) => Uint8Array>> = {
  raw: inflateRawSync,
  zlib: inflateSync,
};
const containers = Object.keys(inflate) as readonly Container[];
const levels: readonly Level[] = [1, 3, 6, 12];

/** The same noise each time, as long as asked for; the longer the less of it repeats. */
function noise(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0, seed = 7; at < length; at++) {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    bytes[at] = seed >> 16;
  }
  return bytes;
}

test.each(containers)('what is deflated comes back, %s', container => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), fc.constantFrom(...levels), (data, level) => {
      const deflated = deflate(data, { container, level });
      expect(Buffer.from(inflate[container](deflated)).equals(data)).toBe(true);
    }),
  );
});

test.each([
  ['nothing', 0],
  ['a byte', 1],
  ['more than the first memory holds', 20_000_000],
])('%s', (_, length) => {
  for (const data of [noise(length), new Uint8Array(length)]) {
    const deflated = deflate(data, { container: 'zlib', level: 3 });
    expect(Buffer.from(inflateSync(deflated)).equals(data)).toBe(true);
    expect(deflated.length).toBeLessThan(length * 1.01 + 20);
  }
});

test('what was deflated before changes nothing', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 2000 }),
      fc.uint8Array({ maxLength: 2000 }),
      fc.constantFrom(...levels),
      (data, other, level) => {
        const first = deflate(data, { container: 'raw', level });
        deflate(other, { container: 'raw', level });
        expect(deflate(data, { container: 'raw', level })).toEqual(first);
      },
    ),
  );
});

// Another hash on any machine means that documents would differ between machines.
test('the bytes are those of every machine', () => {
  const text = Buffer.from('项目支出绩效目标申报表，产出指标≥95%；'.repeat(500));
  const hashes = levels.map(level =>
    createHash('sha256')
      .update(deflate(text, { container: 'raw', level }))
      .update(deflate(noise(100_000), { container: 'zlib', level }))
      .digest('hex')
      .slice(0, 16),
  );
  expect(hashes).toMatchInlineSnapshot(`
    [
      "dd030d7cb3cc50bb",
      "433037ec602d0a7a",
      "3dc33b7abdf16d46",
      "189e76a61ca3f7ce",
    ]
  `);
});
