/** Names of the temporary files that are written beside a document and then renamed to it. */
import { basename, dirname, join } from 'node:path';

/** The longest name that systems allow, in bytes of UTF-8. */
const MAX_NAME_BYTES = 255;
const MARK = '.perfgoal-';
const DIGITS = 8;

/** A new temporary path for a document. */
export function pathBeside(document: string): string {
  const number = Math.floor(Math.random() * 2 ** (4 * DIGITS));
  return `${stemBeside(document)}${MARK}${number.toString(16).padStart(DIGITS, '0')}`;
}

/** What a document's temporary paths begin with: its own path, cut short if the mark would make the name too long. */
export function stemBeside(document: string): string {
  const bytes = Buffer.from(basename(document));
  let end = MAX_NAME_BYTES - MARK.length - DIGITS;
  if (bytes.length <= end) return document;
  while (isInCharacter(bytes[end])) end -= 1;
  return join(dirname(document), bytes.toString('utf8', 0, end));
}

/** The beginning of a temporary name, before the mark; undefined for any other name. */
export function stemOfBeside(name: string): string | undefined {
  return beside.exec(name)?.[1];
}

const beside = /^(.+)\.perfgoal-[0-9a-f]{8}$/s;

/** Whether a byte of UTF-8 continues a character. */
const isInCharacter = (byte = 0) => (byte & 0xc0) === 0x80;
