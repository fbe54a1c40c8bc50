/** The table of reports: a report is its file and one line here. */
import { json } from './json.ts';
import { pretty } from './pretty.ts';
import type { NewReporter } from './reporter.ts';
import { short } from './short.ts';

export const reporters = { pretty, short, json } satisfies Record<string, NewReporter>;

export type ReportFormat = keyof typeof reporters;
export const reportFormats = Object.keys(reporters) as readonly ReportFormat[];
