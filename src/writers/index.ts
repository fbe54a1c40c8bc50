/** The table of output formats: a format is its file and one line here. Writers load only when asked for. */
import type { FontBytes, Sheet } from '../form/sheet.ts';

export interface WriterOptions {
  /** Date for the properties of the document. */
  readonly date: Date;
  /** Reads a font: the id of a shipped face or the path of a file. */
  readonly readFont: (face: string) => FontBytes;
}

/** Draws a sheet as the bytes of a document. */
export type Writer = (sheet: Sheet, options: WriterOptions) => Promise<Uint8Array>;

export const writers = {
  docx: async () => (await import('./docx.ts')).writeDocx,
  pdf: async () => (await import('./pdf.ts')).writePdf,
} satisfies Record<string, () => Promise<Writer>>;

export type Format = keyof typeof writers;
export const formats = Object.keys(writers) as readonly Format[];
