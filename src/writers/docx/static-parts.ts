/**
 * Finds the parts of a package that all filings of a form share: kept from an earlier document, made by the build, or
 * made by docx now. They are found by all that they depend on, never by the form's name: a template that has changed
 * since finds no others' parts. Not to load docx for a shipped form holds “whole process, S, perfgoal render docx” of
 * the benchmark, which must stay below docxtemplater and within 100 ms of `node -e 0`.
 */
import { crc32 } from 'node:zlib';
import type { Sheet, Style } from '../../form/sheet.ts';
import type { WriterOptions } from '../writer.ts';
import { deflated, type ZipEntry } from '../zip.ts';
import type { PackageSpec, StaticParts } from './package.ts';
import type { WordStyle } from './styles.ts';

/** The parts of a form ready for its documents. */
export interface FormPackage extends Pick<StaticParts, 'head' | 'tail'> {
  readonly entries: readonly ZipEntry[];
}

/** A file of parts, as the build leaves it: deflated, in base64. */
interface BuiltParts {
  /** What they were made for. */
  readonly key: string;
  readonly head: string;
  readonly tail: string;
  readonly entries: readonly (Omit<ZipEntry, 'data'> & { readonly data: string })[];
}

/** How many forms a batch is likely to need at a time; each is kept in some 30 kB. */
const MOST_KEPT = 32;
const kept = new Map<string, FormPackage>();

/** The parts for a sheet. Sheets that differ in text, columns and table lines only share them. */
export async function formPackage(
  sheet: Sheet,
  readBuilt: WriterOptions['readBuiltParts'],
): Promise<FormPackage> {
  const spec = specOf(sheet);
  const key = JSON.stringify(spec);
  const known = kept.get(key);
  if (known) return known;
  const made = built(key, readBuilt) ?? (await madeFor(spec));
  kept.set(key, made);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return made;
}

/** Made once and written many times. */
const LEVEL = 9;

/** A file of parts by its name. */
export interface PartsFile {
  readonly name: string;
  readonly text: string;
}

/** For the build: the parts for a sheet as a file. */
export async function buildParts(sheet: SheetFrame): Promise<PartsFile> {
  const spec = specOf(sheet);
  const key = JSON.stringify(spec);
  const { head, tail, entries } = await madeFor(spec);
  const written = entries.map(({ data, ...entry }) => ({
    ...entry,
    data: Buffer.from(data).toString('base64'),
  }));
  const file: BuiltParts = { key, head, tail, entries: written };
  return { name: nameFor(key), text: JSON.stringify(file) };
}

function built(key: string, read: WriterOptions['readBuiltParts']): FormPackage | undefined {
  const text = read(nameFor(key));
  const file = text === undefined ? undefined : (JSON.parse(text) as BuiltParts);
  // Names of two keys may be the same by chance.
  if (file?.key !== key) return undefined;
  const { head, tail, entries } = file;
  const decoded = (data: string) => Buffer.from(data, 'base64');
  return { head, tail, entries: entries.map(one => ({ ...one, data: decoded(one.data) })) };
}

const nameFor = (key: string) => crc32(key).toString(16).padStart(8, '0');

async function madeFor(spec: PackageSpec): Promise<FormPackage> {
  const { makeStaticParts } = await import('./package.ts');
  const { files, head, tail } = await makeStaticParts(spec);
  const entries = Object.entries(files).map(([path, xml]) => deflated(path, xml, LEVEL));
  return { head, tail, entries };
}

/** What of a sheet its package depends on. */
type SheetFrame = Pick<Sheet, 'paper' | 'styles' | 'pageNumber' | 'watermark'>;

function specOf({ paper, styles, pageNumber, watermark }: SheetFrame): PackageSpec {
  const entries = Object.entries(styles).map(([role, style]) => [role, wordStyle(style)] as const);
  return {
    paper,
    styles: Object.fromEntries(entries),
    pageNumber: wordStyle(pageNumber),
    watermark,
  };
}

/** A style without what a PDF is set in, so that a font file of the user's changes nothing here. */
function wordStyle(style: Style): WordStyle {
  const { office, alternatives } = style.font;
  return { ...style, font: { office, alternatives } };
}
