/** Renders the documents of one checked filing. */
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

/** Settings that are the same for every document of a run. */
export type Drawing = Omit<RenderOptions, 'format'> & Required<Pick<RenderOptions, 'readFont'>>;

/** Renders all formats. `documents` is absent if the filing has errors or a format fails; then none is to be written. */

/** Renders all formats. `documents` is absent if the filing has errors or a format fails; then none is to be written. */
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
    const rendered = await render(checked, { ...drawing, format });
    if (!rendered.bytes) return { findings: rendered.findings };
    documents.push({ format, bytes: rendered.bytes });
  }
  return { findings, documents };
}

/** Throws UserError for an invalid SOURCE_DATE_EPOCH. */
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
