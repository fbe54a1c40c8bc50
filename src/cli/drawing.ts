/** The way of one checked filing to the bytes of its documents. */
import { resolve } from 'node:path';
import {
  type Checked,
  type Finding,
  type Format,
  isRenderable,
  type RenderOptions,
  render,
} from '../internal.ts';
import { isFailing } from './check/check-input.ts';
import type { CheckingOptions } from './commands/options.ts';
import { documentDate } from './document-date.ts';
import { fontReader } from './files/fonts.ts';
import type { Io } from './io.ts';

export interface DrawingOptions extends CheckingOptions {
  readonly draft?: boolean;
  /** Font files by role, as written. */
  readonly font?: Readonly<Record<string, string>>;
}

export interface Document {
  readonly format: Format;
  readonly bytes: Uint8Array;
}

/** What is the same for every document of a run. */
export type Drawing = Omit<RenderOptions, 'format'> & Required<Pick<RenderOptions, 'readFont'>>;

/** Draws every format before any is delivered: without `documents` nothing of the filing is to be written. */
export async function drawAll(
  checked: Checked,
  formats: readonly Format[],
  options: DrawingOptions,
  drawing: Drawing,
): Promise<{ readonly findings: readonly Finding[]; readonly documents?: readonly Document[] }> {
  const { findings } = checked;
  const isRefused = !options.draft && isFailing(findings, options);
  if (isRefused || !isRenderable(checked, options.draft ?? false)) return { findings };
  const documents: Document[] = [];
  for (const format of formats) {
    const { bytes, findings: told } = await render(checked, { ...drawing, format });
    if (!bytes) return { findings: told };
    documents.push({ format, bytes });
  }
  return { findings, documents };
}

/** Throws UserError for a SOURCE_DATE_EPOCH that is none. */
export function drawingFor(
  options: DrawingOptions,
  { io }: { readonly io: Pick<Io, 'cwd' | 'env'> },
): Drawing {
  const date = documentDate(io.env);
  const fonts = Object.entries(options.font ?? {}).map(([role, file]) => [
    role,
    resolve(io.cwd, file),
  ]);
  return {
    readFont: fontReader(),
    draft: options.draft ?? false,
    fonts: Object.fromEntries(fonts),
    ...(date && { date }),
  };
}
