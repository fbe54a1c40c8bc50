/** The file that --report names: refused before anything is rendered, written when all is. */
import { dirname, resolve } from 'node:path';
import { UserError } from '../../index.ts';
import type { Inputs } from '../inputs.ts';
import { identityOf, isFolder } from '../places.ts';
import type { Session } from '../session.ts';
import { inPages, type Piece } from './page.ts';
import { type RunReport, runReportText } from './run-report.ts';
import { writeDocument } from './write-document.ts';

/** Writes the report; `records` is the JSON of each filing's. */
export type WriteReport = (report: RunReport, records: Iterable<Piece>) => Promise<unknown>;

/** A writer of the report. Throws UserError where the file would take the place of a filing or has no folder. */
export function reportFile({ inputs }: Inputs, name: string, { io }: Session): WriteReport {
  const path = resolve(io.cwd, name);
  const identity = identityOf(path);
  if (identity && inputs.some(input => input.path && identityOf(input.path) === identity))
    throw new UserError({
      zh: `报告 ${name} 会覆盖申报本身`,
      en: `the report ${name} would overwrite a filing itself`,
    });
  if (!isFolder(dirname(path)))
    throw new UserError({
      zh: `没有文件夹 ${dirname(name)}`,
      en: `there is no folder ${dirname(name)}`,
    });
  return (report, records) =>
    writeDocument({ name, path }, inPages(runReportText(report, records)));
}
