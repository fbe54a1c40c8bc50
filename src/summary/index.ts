/** The table of summary formats: a format is its file and one line here. Writers load only when asked for. */
import type { Summary } from './summary.ts';

export interface SummaryOptions {
  readonly language: 'zh' | 'en';
  /** For the properties of the document. */
  readonly date: Date;
}

/** Writes a summary as the bytes of a file. */
export type SummaryWriter = (summary: Summary, options: SummaryOptions) => Promise<Uint8Array>;

export const summaryWriters = {
  xlsx: async () => (await import('./xlsx.ts')).writeXlsx,
  html: async () => (await import('./html.ts')).writeHtml,
  csv: async () => (await import('./csv.ts')).writeCsv,
} satisfies Record<string, () => Promise<SummaryWriter>>;

export type SummaryFormat = keyof typeof summaryWriters;
export const summaryFormats = Object.keys(summaryWriters) as readonly SummaryFormat[];
