import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byteWriter } from '../../src/writers/pdf/byte-writer.ts';
import { cases } from '../random.ts';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

/** What one writer makes of it. */
function written(write: (out: ReturnType<typeof byteWriter>) => void): string {
  const out = byteWriter();
  write(out);
  return text(out.taken());
}

describe('the bytes of a PDF', () => {
  test.each([
    [0, '0'],
    [-0.0004, '0'],
    [12, '12'],
    [-7.5, '-7.5'],
    [0.05, '0.05'],
    [841.8897637795277, '841.89'],
    [100.001, '100.001'],
    [-0.9996, '-1'],
    [2_147_000, '2147000'],
    [1e9, '1000000000'],
  ])('%d is written %s', (value, expected) => {
    expect(written(out => out.number(value))).toBe(expected);
  });

  test('numbers are the same as JavaScript writes them, to a thousandth', () => {
    const lengths = fc.double({ min: -20_000, max: 20_000, noNaN: true });
    fc.assert(
      fc.property(lengths, value => {
        const rounded = (Math.sign(value) * Math.round(Math.abs(value) * 1000)) / 1000;
        expect(written(out => out.number(value))).toBe(String(rounded));
      }),
      { numRuns: cases(5000) },
    );
  });

  test('numbers of glyphs have four digits', () => {
    expect(written(out => [0, 0xa, 0x4e2d, 0xffff].forEach(out.hex))).toBe('0000000a4e2dffff');
  });

  test('text has a byte for each character', () => {
    expect(written(out => out.text('%\xff\n'))).toBe('%\xff\n');
  });

  test('what is taken stays as it is when more than the memory is written after it', () => {
    const out = byteWriter();
    out.text('first');
    const first = out.taken();
    out.clear();
    const long = 'x'.repeat(100_000);
    for (let times = 0; times < 10; times++) out.text(long);
    out.bytes(Uint8Array.from([0x79]));
    expect(text(first)).toBe('first');
    expect(out.length()).toBe(1_000_001);
    expect(text(out.taken())).toBe(`${'x'.repeat(1_000_000)}y`);
  });
});
