/** The names of documents while they are being written, beside the places that they are for. */
import { basename, dirname, join } from 'node:path';

/** What systems let a name have, in bytes of UTF-8. */
const MAX_NAME_BYTES = 255;
const MARK = '.perfgoal-';
const DIGITS = 8;

/** A path beside a document's, for the time that it is being written. */
export function pathBeside(document: string): string {
  const number = Math.floor(Math.random() * 2 ** (4 * DIGITS));
  return `${stemBeside(document)}${MARK}${number.toString(16).padStart(DIGITS, '0')}`;
}

/** What such paths begin with: the document's own, its name cut where the mark would make it too long. */
export function stemBeside(document: string): string {
  const bytes = Buffer.from(basename(document));
  let end = MAX_NAME_BYTES - MARK.length - DIGITS;
  if (bytes.length <= end) return document;
  while (isInCharacter(bytes[end])) end -= 1;
  return join(dirname(document), bytes.toString('utf8', 0, end));
}

/** What a name begins with that was made so; undefined for any other name. */
export function stemOfBeside(name: string): string | undefined {
  return beside.exec(name)?.[1];
}

const beside = /^(.+)\.perfgoal-[0-9a-f]{8}$/s;

/** Whether a byte of UTF-8 goes on with a character. */
const isInCharacter = (byte = 0) => (byte & 0xc0) === 0x80;
