import { crc32, inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { writeDocx } from '../../src/writers/docx.ts';
import { sampleSheet } from './docx-sheet.ts';

const NAMES = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 };

/** Reads a zip the way careful readers do: from its end, over the directory, and every header against the other. */
function readZip(bytes: Buffer): readonly { readonly path: string; readonly text: string }[] {
  const end = bytes.length - 22;
  expect(bytes.readUInt32LE(end)).toBe(NAMES.end);
  const count = bytes.readUInt16LE(end + 10);
  expect(bytes.readUInt16LE(end + 8)).toBe(count);
  let at = bytes.readUInt32LE(end + 16);
  expect(at + bytes.readUInt32LE(end + 12)).toBe(end);
  let reached = 0;
  const files = Array.from({ length: count }, () => {
    expect(bytes.readUInt32LE(at)).toBe(NAMES.central);
    const local = bytes.readUInt32LE(at + 42);
    expect(local).toBe(reached);
    expect(bytes.readUInt32LE(local)).toBe(NAMES.local);
    const described = bytes.subarray(at + 6, at + 32);
    expect(bytes.subarray(local + 4, local + 30)).toEqual(described);
    expect(described.readUInt32LE(6)).toBe(0x0021_0000);
    const name = described.readUInt16LE(22);
    const path = bytes.toString('latin1', at + 46, at + 46 + name);
    expect(bytes.toString('latin1', local + 30, local + 30 + name)).toBe(path);
    reached = local + 30 + name + described.readUInt32LE(14);
    const held = bytes.subarray(local + 30 + name, reached);
    const data = described.readUInt16LE(4) === 0 ? held : inflateRawSync(held);
    expect(data.length).toBe(described.readUInt32LE(18));
    expect(crc32(data)).toBe(described.readUInt32LE(10));
    at += 46 + name;
    return { path, text: data.toString() };
  });
  expect(at).toBe(end);
  return files;
}

test('the container is a sound zip with the first day of 1980 on every file', async () => {
  const options = {
    date: new Date(0),
    readFont: () => new Uint8Array(),
    readBuiltParts: () => undefined,
  };
  const bytes = await writeDocx(sampleSheet(3), options);
  const files = readZip(Buffer.from(bytes));
  expect(files.map(({ path }) => path)).toContain('word/document.xml');
  for (const { path, text } of files) expect(text, path).toMatch(/^<\?xml .*>$/s);
  expect(bytes.byteLength).toBe(bytes.buffer.byteLength);
});
