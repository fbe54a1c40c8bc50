import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isFont } from '../../src/cli/files/font-tables.ts';

const sound = readFileSync(new URL('../../fonts/tibetan.ttf', import.meta.url));

/** Where a table of the font stands in it, its entry included. */
function place(name: string) {
  for (let entry = 12; ; entry += 16)
    if (sound.toString('latin1', entry, entry + 4) === name)
      return {
        entry,
        start: sound.readUInt32BE(entry + 8),
        length: sound.readUInt32BE(entry + 12),
      };
}

function altered(alter: (font: Buffer) => void): Buffer {
  const font = Buffer.from(sound);
  alter(font);
  return font;
}

test('sound fonts', () => {
  expect(isFont(sound)).toBe(true);
  expect(isFont(readFileSync(new URL('../../fonts/symbols.ttf', import.meta.url)))).toBe(true);
});

test.each([
  ['text', Buffer.from('not a font\n'.repeat(100))],
  ['nothing', Buffer.alloc(0)],
  ['the beginning', sound.subarray(0, 4)],
  ['a half', sound.subarray(0, sound.length / 2)],
  ['a WOFF2', Buffer.concat([Buffer.from('wOF2'), sound.subarray(4)])],
  ['a header and no table', Buffer.concat([sound.subarray(0, 4), Buffer.alloc(1000)])],
])('%s is no font', (_, bytes) => {
  expect(isFont(bytes)).toBe(false);
});

const tables = ['cmap', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp'];

test.each(tables)('a font without %s, or with another table of its name', name => {
  const { entry } = place(name);
  expect(isFont(altered(font => font.write('none', entry, 'latin1')))).toBe(false);
});

test.each(tables.filter(name => name !== 'cmap'))('a font whose %s is all zero', name => {
  const { start, length } = place(name);
  expect(isFont(altered(font => font.fill(0, start, start + length)))).toBe(false);
});

test.each(['glyf', 'head', 'hhea', 'loca', 'maxp'])('a font whose %s is all ones', name => {
  const { start, length } = place(name);
  expect(isFont(altered(font => font.fill(0xff, start, start + length)))).toBe(false);
});

test('a glyph that contains itself', () => {
  const loca = place('loca').start;
  const isLong = sound.readInt16BE(place('head').start + 50) !== 0;
  const startOf = (glyph: number) =>
    place('glyf').start +
    (isLong ? sound.readUInt32BE(loca + glyph * 4) : sound.readUInt16BE(loca + glyph * 2) * 2);
  let glyph = 1;
  while (startOf(glyph + 1) - startOf(glyph) < 20) glyph += 1;
  const containing = (part: number) =>
    altered(font => {
      font.writeInt16BE(-1, startOf(glyph));
      // One component, moved by two bytes.
      font.writeUInt16BE(0x0002, startOf(glyph) + 10);
      font.writeUInt16BE(part, startOf(glyph) + 12);
    });
  expect(isFont(containing(glyph))).toBe(false);
  expect(isFont(containing(glyph + 1))).toBe(true);
  expect(isFont(containing(0xfff0))).toBe(false);
});
