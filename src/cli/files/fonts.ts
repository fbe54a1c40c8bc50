/** Fonts for a run: each face is read once, and a user's font file is looked at before it is trusted. */
import { isAbsolute } from 'node:path';
import { type FontBytes, readFont, UserError } from '../../internal.ts';
import { readBounded } from './read.ts';
import { systemFault } from './system-error.ts';

/** The largest font file that is read, in bytes; the CJK collections of systems take 20 to 60 MB. */
const MAX_FONT_BYTES = 128 * 1024 * 1024;

/** A reader of shipped faces by id and of font files by absolute path. It throws UserError for what is no font. */
export function fontReader(): (face: string) => FontBytes {
  const read = new Map<string, FontBytes>();
  return face => {
    const known = read.get(face);
    if (known) return known;
    const bytes = isAbsolute(face) ? readFontFile(face) : readFont(face);
    read.set(face, bytes);
    return bytes;
  };
}

function readFontFile(path: string): Uint8Array {
  const bytes = readFontBytes(path);
  if (isFont(bytes)) return bytes;
  throw new UserError(
    { zh: `${path} 不是完整的字体文件`, en: `${path} is not a whole font file` },
    { zh: '可以用 .ttf、.otf 文件。', en: 'Use a .ttf or .otf file.' },
  );
}

function readFontBytes(path: string): Uint8Array {
  try {
    return readBounded(path, MAX_FONT_BYTES);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw systemFault(error, {
      zh: `读不了字体文件 ${path}`,
      en: `cannot read the font file ${path}`,
    });
  }
}

/** Whether the bytes begin as a font does and hold every table that they announce; collections only begin so. */
function isFont(bytes: Uint8Array): boolean {
  const magic = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  if (magic === 'ttcf') return true;
  if (!['\0\u0001\0\0', 'OTTO', 'true'].includes(magic) || bytes.length < HEADER) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = view.getUint16(4);
  if (HEADER + tables * ENTRY > bytes.length) return false;
  return Array.from({ length: tables }, (_, index) => HEADER + index * ENTRY).every(
    entry => view.getUint32(entry + 8) + view.getUint32(entry + 12) <= bytes.length,
  );
}

/** Bytes of a font's header and of an entry in its directory of tables. */
const HEADER = 12;
const ENTRY = 16;
