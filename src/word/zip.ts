/** The parts of a .docx, inflated one by one under limits: the first step of reading a bureau's Word file. */
import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';
import { UserError } from '../errors.ts';
import { damaged, encrypted, LIMITS, notZip, oldWord, tooLarge } from './errors.ts';

/** Gives the bytes of a part by its path, undefined where there is none. Throws UserError beyond LIMITS. */
export type ReadPart = (path: string) => Uint8Array | undefined;

interface Entry {
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly offset: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_LENGTH = 22;
const STORED = 0;
const DEFLATED = 8;
/** Bytes inflated at a time: at most 16 MiB come of them before they are counted. */
const STEP = 16 * 1024;

/** Opens the archive. Nothing is written anywhere and only parts that are asked for are inflated. */
export function openZip(bytes: Uint8Array): ReadPart {
  if (bytes.length > LIMITS.input) {
    throw tooLarge(`超过 ${LIMITS.input >> 20} MB`, `more than ${LIMITS.input >> 20} MB`);
  }
  refuseOthers(bytes);
  const entries = directoryOf(bytes);
  let left: number = LIMITS.total;
  return path => {
    const entry = entries.get(path);
    if (!entry) return undefined;
    const data = inflate(bytes, entry, Math.min(left, LIMITS.entry));
    left -= data.length;
    return data;
  };
}

/** Throws for files that are known to be something else. */
function refuseOthers(bytes: Uint8Array): void {
  const head = String.fromCharCode(...bytes.subarray(0, 64));
  if (head.startsWith('PK')) return;
  if (head.startsWith('\xd0\xcf\x11\xe0')) throw holdsPackage(bytes) ? encrypted() : oldWord();
  const known: readonly (readonly [RegExp, string])[] = [
    [/^\{\\rtf/, 'RTF'],
    [/^%PDF/, 'PDF'],
    [/^(\xef\xbb\xbf)?\s*<(!doctype html|html)/i, 'HTML'],
    [/^(\xef\xbb\xbf)?\s*<\?xml/, 'XML'],
    [/^(\x89PNG|\xff\xd8\xff|GIF8|BM)/, 'PNG/JPEG/GIF/BMP'],
  ];
  throw notZip(known.find(([sign]) => sign.test(head))?.[1]);
}

/** Whether an OLE file holds the stream in which Office puts an encrypted document. */
function holdsPackage(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
}

/** The central directory; the first of several entries of one path counts. */
function directoryOf(bytes: Uint8Array): ReadonlyMap<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = endOf(view);
  if (end === undefined) throw damaged('ZIP directory (EOCD)');
  const count = view.getUint16(end + 10, true);
  if (count > LIMITS.entries) {
    throw tooLarge(`内含文件超过 ${LIMITS.entries} 个`, `more than ${LIMITS.entries} parts`);
  }
  const entries = new Map<string, Entry>();
  try {
    let at = view.getUint32(end + 16, true);
    for (let index = 0; index < count; index++) {
      if (view.getUint32(at, true) !== CENTRAL) throw damaged('ZIP directory');
      const nameLength = view.getUint16(at + 28, true);
      const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
      if (!entries.has(name)) {
        entries.set(name, {
          flags: view.getUint16(at + 8, true),
          method: view.getUint16(at + 10, true),
          crc: view.getUint32(at + 16, true),
          packed: view.getUint32(at + 20, true),
          offset: view.getUint32(at + 42, true),
        });
      }
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
  } catch (error) {
    throw asDamage(error, 'ZIP directory');
  }
  return entries;
}

/** Where the end record stands: the last one that leaves just room for its comment. */
function endOf(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - END_LENGTH - 0xffff);
  for (let at = view.byteLength - END_LENGTH; at >= first; at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return undefined;
}

function inflate(bytes: Uint8Array, entry: Entry, most: number): Uint8Array {
  if (entry.flags & 1) throw encrypted();
  const packed = packedBytes(bytes, entry);
  const pieces: Uint8Array[] = [];
  let size = 0;
  const take = (piece: Uint8Array) => {
    size += piece.length;
    if (size > most) throw tooLarge('解压后过大', 'it inflates to too much');
    pieces.push(piece);
  };
  if (entry.method === STORED) take(packed);
  else if (entry.method === DEFLATED) inflateInSteps(packed, take);
  else throw damaged(`ZIP method ${entry.method}`);
  const data = Buffer.concat(pieces, size);
  if (crc32(data) !== entry.crc) throw damaged('ZIP CRC-32');
  return data;
}

function packedBytes(bytes: Uint8Array, { offset, packed }: Entry): Uint8Array {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    if (view.getUint32(offset, true) !== LOCAL) throw damaged('ZIP header');
    const start =
      offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    if (start + packed > bytes.length) throw damaged('ZIP data');
    return bytes.subarray(start, start + packed);
  } catch (error) {
    throw asDamage(error, 'ZIP data');
  }
}

function inflateInSteps(packed: Uint8Array, take: (piece: Uint8Array) => void): void {
  try {
    const stream = new Inflate(take);
    for (let at = 0; at < packed.length; at += STEP) {
      stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    }
  } catch (error) {
    throw asDamage(error, 'ZIP deflate');
  }
}

/** The UserError that it is, or damage: whatever else fails here does so because the bytes are wrong. */
function asDamage(error: unknown, detail: string): UserError {
  return error instanceof UserError ? error : damaged(detail, error);
}
