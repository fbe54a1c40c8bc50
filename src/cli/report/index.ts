/** The table of report formats: each has a file in this folder and a line here. */
import { codeQuality } from './code-quality.ts';
import { github } from './github.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { pretty } from './pretty.ts';
import type { NewReporter } from './reporter.ts';
import { sarif } from './sarif.ts';
import { short } from './short.ts';

export const reporters = {
  pretty,
  short,
  json,
  sarif,
  junit,
  github,
  'code-quality': codeQuality,
  html,
} satisfies Record<string, NewReporter>;

export type ReportFormat = keyof typeof reporters;
export const reportFormats = Object.keys(reporters) as readonly ReportFormat[];
