/**
 * The colour space sRGB (IEC 61966-2-1) as an ICC profile (ICC.1:2004-10): what the blacks and greys of a PDF/A mean
 * on a screen or on paper. Written out here, since the usual file is seven times as long.
 */

import { deflate } from '../deflate.ts';

/** Numbers of the type s15Fixed16Number: 65536 is one. */
type Fixed = number;

/** The illuminant D50 of profiles. */
const WHITE: readonly Fixed[] = [0xf6d6, 0x10000, 0xd32d];

/** Numbers as tags and headers hold them, four bytes each. */
const numbers = (values: readonly number[]) => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeInt32BE(value | 0, index * 4);
  return bytes;
};

/** The data of a tag: its type and what it holds, filled up to a multiple of four bytes. */
function tagData(type: string, content: Uint8Array): Buffer {
  const padding = Buffer.alloc(-content.length & 3);
  return Buffer.concat([Buffer.from(type, 'latin1'), numbers([0]), content, padding]);
}

const xyz = (values: readonly Fixed[]) => tagData('XYZ ', numbers(values));

/** A text in one language: how many there are, the length of an entry, the language, the length and place of the text. */
function localized(text: string): Buffer {
  const letters = Buffer.from(text, 'utf16le').swap16();
  const language = Buffer.from('enUS', 'latin1').readInt32BE();
  return tagData('mluc', Buffer.concat([numbers([1, 12, language, letters.length, 28]), letters]));
}

/** The curve of all three colours: a function of type 3 with its parameters g, a, b, c and d. */
const curve = tagData(
  'para',
  numbers([0x30000, ...[2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].map(fixed)]),
);

function fixed(value: number): Fixed {
  return Math.round(value * 0x10000);
}

const tags: readonly (readonly [signature: string, data: Buffer])[] = [
  ['desc', localized('sRGB')],
  ['cprt', localized('CC0')],
  ['wtpt', xyz(WHITE)],
  // From the illuminant of sRGB, D65, to that of profiles.
  [
    'chad',
    tagData(
      'sf32',
      numbers([0x10c42, 0x5de, -0xcdb, 0x793, 0xfd90, -0x45f, -0x25e, 0x3dc, 0xc06e]),
    ),
  ],
  ['rXYZ', xyz([0x6fa2, 0x38f5, 0x390])],
  ['gXYZ', xyz([0x6299, 0xb785, 0x18da])],
  ['bXYZ', xyz([0x24a0, 0xf84, 0xb6cf])],
  ['rTRC', curve],
  ['gTRC', curve],
  ['bTRC', curve],
];

let profile: Uint8Array | undefined;

/** The bytes of the profile, deflated (zlib). */
export function deflatedProfile(): Uint8Array {
  profile ??= deflate(profileBytes(), { container: 'zlib', level: 1 });
  return profile;
}

function profileBytes(): Uint8Array {
  const distinct = [...new Set(tags.map(([, data]) => data))];
  const start = 128 + 4 + tags.length * 12;
  const places = new Map<Buffer, number>();
  let end = start;
  for (const data of distinct) {
    places.set(data, end);
    end += data.length;
  }
  const table = tags.map(([signature, data]) =>
    Buffer.concat([
      Buffer.from(signature, 'latin1'),
      numbers([places.get(data) ?? 0, data.length]),
    ]),
  );
  return Buffer.concat([header(end), numbers([tags.length]), ...table, ...distinct]);
}

/** The header of a profile of a length: version 4.2, a display, RGB. */
function header(length: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.writeUInt32BE(length, 0);
  bytes.writeUInt32BE(0x04200000, 8);
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  // 1 January 2000.
  for (const [index, value] of [2000, 1, 1].entries()) bytes.writeUInt16BE(value, 24 + index * 2);
  bytes.write('acsp', 36, 'latin1');
  numbers(WHITE).copy(bytes, 68);
  return bytes;
}
