/**
 * The parts of a .docx or .xlsx, read by fflate within limits: the first step of reading an office file.
 *
 * Why more than `unzipSync`: it believes what the archive's directory says. It allocates the size that a part declares,
 * tells neither whether a part is encrypted nor its checksum, and goes through as many entries as are claimed.
 */
import { crc32 } from 'node:zlib';
import { type UnzipFileInfo, unzipSync } from 'fflate';
import { UserError } from '../errors.ts';
import { ARCHIVE_LIMITS, type OfficeFile } from './office-file.ts';

/** Gives the bytes of a part by its path, undefined where there is none. Throws UserError beyond LIMITS. */
export type ReadPart = (path: string) => Uint8Array | undefined;

/** The method of a part that is not compressed. */
const STORED = 0;

/** The name of the stream of an OLE file in which Office puts an encrypted document. */
const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le');

/** Opens the archive. Nothing is written anywhere and only parts that are asked for are inflated. */
export function openArchive(bytes: Uint8Array, file: OfficeFile): ReadPart {
  const { limits } = file;
  const most = limits.file >> 20;
  if (bytes.length > limits.file) throw file.tooLarge(`超过 ${most} MB`, `more than ${most} MB`);
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  refuseOthers(archive, file);
  const parts = partsOf(archive, file);
  let total = 0;
  let deflated = 0;
  return path => {
    const [part, twin] = parts.filter(({ name }) => name === path);
    if (!part) return undefined;
    if (twin) throw file.damaged(`${path}, ZIP × 2`);
    const { size, originalSize, compression } = part;
    total += originalSize;
    if (compression !== STORED) deflated += size;
    if (originalSize > limits.entry || total > limits.total || deflated > limits.deflated) {
      const most = limits.entry >> 20;
      throw file.tooLarge(
        `${path} 解压后过大，最多 ${most} MB`,
        `${path} inflates to too much, more than ${most} MB`,
      );
    }
    return inflated(archive, part, file);
  };
}

/** Throws for files that are known to be something else. */
function refuseOthers(archive: Buffer, file: OfficeFile): void {
  const head = archive.toString('latin1', 0, 64);
  if (head.startsWith('PK')) return;
  if (head.startsWith('\xd0\xcf\x11\xe0')) {
    throw archive.includes(ENCRYPTED_STREAM) ? file.encrypted() : file.old();
  }
  const known: readonly (readonly [RegExp, string])[] = [
    [/^\{\\rtf/, 'RTF'],
    [/^%PDF/, 'PDF'],
    [/^(\xef\xbb\xbf)?\s*<(!doctype html|html)/i, 'HTML'],
    [/^(\xef\xbb\xbf)?\s*<\?xml/, 'XML'],
    [/^(\x89PNG|\xff\xd8\xff|GIF8|BM)/, 'PNG/JPEG/GIF/BMP'],
  ];
  throw file.notZip(known.find(([sign]) => sign.test(head))?.[1]);
}

/** The entries of the archive's directory. */
function partsOf(archive: Buffer, file: OfficeFile): readonly UnzipFileInfo[] {
  const parts: UnzipFileInfo[] = [];
  const most = file.limits.entries;
  unzip(archive, file, part => {
    if (parts.push(part) <= most) return false;
    throw file.tooLarge(`内含文件超过 ${most} 个`, `more than ${most} parts`);
  });
  return parts;
}

/** The names of the parts of an archive, as many as are read of one; none where it is damaged. */
export function archiveNames(bytes: Uint8Array): readonly string[] {
  const names: string[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        if (names.push(name) > ARCHIVE_LIMITS.entries) throw new Error('too many parts');
        return false;
      },
    });
  } catch {
    // Whoever reads the archive says what is wrong with it.
  }
  return names;
}

function inflated(
  archive: Buffer,
  { name, size, originalSize }: UnzipFileInfo,
  file: OfficeFile,
): Uint8Array {
  const header = headerOf(archive, name, file);
  if (header.readUInt16LE(8) & 1) throw file.encrypted();
  // Deflating adds a few bytes a block at most: what declares to be smaller than that lies.
  if (size > originalSize * 1.01 + 100) throw file.damaged(`${name}, ZIP size`);
  const data = unzip(archive, file, part => part.name === name)[name];
  if (!data || crc32(data) !== header.readUInt32LE(16)) throw file.damaged(`${name}, ZIP CRC-32`);
  return data;
}

/** The header of a part in the directory, of 46 bytes before its name. */
function headerOf(archive: Buffer, name: string, file: OfficeFile): Buffer {
  let at = archive.lastIndexOf(name);
  for (; at >= 46; at = archive.lastIndexOf(name, at - 1)) {
    const header = archive.subarray(at - 46, at);
    const isHeader = header.readUInt32LE(0) === 0x02014b50;
    if (isHeader && header.readUInt16LE(28) === Buffer.byteLength(name)) return header;
  }
  throw file.damaged('ZIP directory');
}

function unzip(archive: Buffer, file: OfficeFile, filter: (part: UnzipFileInfo) => boolean) {
  try {
    return unzipSync(archive, { filter });
  } catch (error) {
    throw error instanceof UserError
      ? error
      : file.damaged(`ZIP${error instanceof Error ? `, ${error.message}` : ''}`, error);
  }
}
