import { syncBuiltinESMExports } from 'node:module';
import zlib from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readFont } from '../../src/assets.ts';
import type { Format } from '../../src/writers/index.ts';
import { examples } from '../examples/examples.ts';

/** Everything of Node's by which bytes could be deflated; its output depends on the release and the processor. */
const ways = [
  'deflateSync',
  'deflateRawSync',
  'gzipSync',
  'deflate',
  'deflateRaw',
  'gzip',
  'createDeflate',
  'createDeflateRaw',
  'createGzip',
] as const;
const called: string[] = [];

beforeAll(() => {
  for (const way of ways) {
    const real = zlib[way] as (...values: unknown[]) => unknown;
    vi.spyOn(zlib, way).mockImplementation(((...values: unknown[]) => {
      called.push(way);
      return real(...values);
    }) as never);
  }
  syncBuiltinESMExports();
});

afterAll(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

test('the spies see what modules import and what libraries require', async () => {
  const { deflateRawSync } = await import('node:zlib');
  deflateRawSync('');
  expect(called.splice(0)).toEqual(['deflateRawSync']);
});

test.each<Format>(['docx', 'pdf'])('%s is deflated without Node', async format => {
  const { writers } = await import('../../src/writers/index.ts');
  const write = await writers[format]();
  const [example] = examples;
  if (!example) throw new Error('no examples');
  const bytes = await write(
    { ...example.sheet, watermark: '草稿' },
    { date: new Date(0), readFont, readBuiltParts: () => undefined },
  );
  expect(bytes.length).toBeGreaterThan(1000);
  expect(called).toEqual([]);
});
