/** The table of formats of differences: a format is its file and one line here. */
import { htmlDiff } from './html.ts';
import { jsonDiff } from './json.ts';
import { markdownDiff } from './markdown.ts';
import { prettyDiff } from './pretty.ts';
import type { DiffWriter } from './report.ts';

export const diffWriters = {
  pretty: prettyDiff,
  json: jsonDiff,
  markdown: markdownDiff,
  html: htmlDiff,
} satisfies Record<string, DiffWriter>;
