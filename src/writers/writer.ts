/** What a writer is: one output format. */
import type { FontBytes, Sheet } from '../form/sheet.ts';

export interface WriterOptions {
  /** Date for the properties of the document. */
  readonly date: Date;
  /** Reads a font: the id of a shipped face or the path of a file. */
  readonly readFont: (face: string) => FontBytes;
  /** Reads a file of parts of Word documents that the build made, by its name; undefined where there is none. */
  readonly readBuiltParts: (name: string) => string | undefined;
}

/** Draws a sheet as the bytes of a document. */
export type Writer = (sheet: Sheet, options: WriterOptions) => Promise<Uint8Array>;
