/** What kind of document bytes are, by their first bytes and the names in them; whatever the file is called. */
import { ARCHIVE_LIMITS } from './archive/office-file.ts';

/**
 * docx and xlsx are read as they are; doc, xls, odt and ods (with their twins of WPS, rtf and xlsb) by way of LibreOffice;
 * pdf and what has a password not at all.
 */
export type DocumentKind = 'docx' | 'xlsx' | 'doc' | 'xls' | 'odt' | 'ods' | 'pdf' | 'encrypted';

/** The largest document that is read, in bytes. */
export const MAX_DOCUMENT_BYTES = ARCHIVE_LIMITS.file;

/** Whether bytes are those of a document and not of a text: a zip, an old file of Office, a PDF or RTF. */
export function isDocument(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 5));
  return ['PK\x03\x04', 'PK\x05\x06', '\xd0\xcf\x11\xe0', '%PDF-', '{\\rtf'].some(sign =>
    head.startsWith(sign),
  );
}

/** The kind of a document; undefined for all else, such as the YAML of a filing. Never throws. */
export async function kindOfDocument(bytes: Uint8Array): Promise<DocumentKind | undefined> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const head = data.toString('latin1', 0, 128);
  if (head.startsWith('%PDF')) return 'pdf';
  if (head.startsWith('{\\rtf')) return 'doc';
  if (head.startsWith('\xd0\xcf\x11\xe0')) return kindOfCompound(data);
  if (!head.startsWith('PK')) return undefined;
  const [, format] =
    /mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet)/.exec(head) ?? [];
  if (format) return format === 'text' ? 'odt' : 'ods';
  // Not imported above: most runs read no document.
  const { archiveNames } = await import('./archive/archive.ts');
  const names = archiveNames(data);
  if (names.some(name => name.startsWith('word/'))) return 'docx';
  if (names.includes('xl/workbook.bin')) return 'xls';
  return names.some(name => name.startsWith('xl/')) ? 'xlsx' : undefined;
}

/** The names of the streams in which the old formats have their text. */
const STREAMS: readonly (readonly [name: string, kind: DocumentKind])[] = [
  ['EncryptedPackage', 'encrypted'],
  ['WordDocument', 'doc'],
  ['Workbook', 'xls'],
  ['Book', 'xls'],
];

const kindOfCompound = (data: Buffer): DocumentKind | undefined =>
  STREAMS.find(([name]) => data.includes(Buffer.from(`${name}\0`, 'utf16le')))?.[1];
