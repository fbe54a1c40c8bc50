/** The table of output formats: a format is its file and one line here. Writers load only when asked for. */
import { once } from '../source/memoize.ts';
import type { Writer } from './writer.ts';

export const writers = {
  docx: once(async () => (await import('./docx.ts')).writeDocx),
  pdf: once(async () => (await import('./pdf.ts')).writePdf),
  xlsx: once(async () => (await import('./xlsx.ts')).writeXlsx),
} satisfies Record<string, () => Promise<Writer>>;

export type Format = keyof typeof writers;
export const formats = Object.keys(writers) as readonly Format[];
