/** The table of summary formats: a format is its file and one line here. Writers load only when asked for. */
import type { SummaryWriter } from './summary.ts';

export const summaryWriters = {
  xlsx: async () => (await import('./xlsx.ts')).writeSummaryWorkbook,
  html: async () => (await import('./html.ts')).writeHtml,
  csv: async () => (await import('./csv.ts')).writeCsv,
} satisfies Record<string, () => Promise<SummaryWriter>>;

export type SummaryFormat = keyof typeof summaryWriters;
export const summaryFormats = Object.keys(summaryWriters) as readonly SummaryFormat[];
