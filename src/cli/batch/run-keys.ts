/** Hashes of all that a run's documents depend on besides their filings and forms. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type FontBytes, type Format, readFont, shippedFaces } from '../../internal.ts';
import { documentDate } from '../document-date.ts';
import { drawingFor } from '../drawing.ts';
import { hashOf, hashOfValue } from '../hashes.ts';
import type { Io } from '../io.ts';
import type { RunKeys, WorkOptions } from '../render/job.ts';
import { version } from '../version.ts';

/** Throws UserError for a font file that cannot be read and for a date that is none. */
export function runKeys(
  options: WorkOptions,
  formats: readonly Format[],
  io: Pick<Io, 'cwd' | 'env'>,
): RunKeys {
  const { strict, severity, draft, form } = options;
  const date = documentDate(io.env)?.toISOString();
  const { fonts = {}, readFont: readOwn } = drawingFor(options, { io });
  const own = Object.entries(fonts).map(([role, file]) => [role, file, hashOfFont(readOwn(file))]);
  // Word is only told the names of the shipped faces.
  const keyFor = (format: Format) =>
    hashOfValue(
      format === 'docx' ? own : [own, shippedFaces.map(face => hashOfFont(readFont(face)))],
    );
  return {
    program: `${version} ${programKey()}`,
    options: hashOfValue([strict, severity, draft, form, date]),
    fonts: Object.fromEntries(formats.map(format => [format, keyFor(format)])),
  };
}

const hashOfFont = (font: FontBytes) => hashOf(font.subarray(0, font.length));

let known: string | undefined;

/** A hash of the program's own files, since a version under development stands for many programs. */
function programKey(): string {
  if (known !== undefined) return known;
  const folder = new URL('./', import.meta.url);
  const files = readdirSync(fileURLToPath(folder))
    .filter(name => /\.(?:ts|cjs)$/.test(name))
    .sort();
  known = hashOfValue(files.map(name => [name, hashOf(readFileSync(new URL(name, folder)))]));
  return known;
}
