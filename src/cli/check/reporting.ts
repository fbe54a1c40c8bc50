/** Where the report of a run goes: the terminal, and a file beside it when one is named. */

import { extname } from 'node:path';
import { Chalk } from 'chalk';
import type { CheckingOptions } from '../commands/options.ts';
import { documentDate } from '../document-date.ts';
import { fault } from '../fault.ts';
import type { Inputs } from '../files/inputs.ts';
import { isStdout } from '../files/results.ts';
import { writeTarget } from '../files/write.ts';
import { type ReportFormat, reporters, reportFormats } from '../report/index.ts';
import type { FileReport, ReportContext, Totals } from '../report/reporter.ts';
import { reportTarget } from '../report-target.ts';
import type { Look, Session } from '../session.ts';

export interface ReportingOptions extends CheckingOptions {
  readonly format?: ReportFormat;
  readonly output?: string;
  /** Another file that the report must not take the place of. */
  readonly baseline?: string;
}

/** A report that is being made. */
export interface Reporting {
  readonly tell: (report: FileReport) => Promise<void>;
  readonly end: (totals: Totals) => Promise<void>;
}

/**
 * Begins the report; on standard error where standard output is taken. Throws UserError for a file that cannot hold
 * it.
 */
export function newReporting(
  inputs: Inputs,
  options: ReportingOptions,
  stream: 'stdout' | 'stderr',
  session: Session,
): Reporting {
  const { output } = options;
  if (output === undefined || isStdout(output)) {
    if (output !== undefined && stream === 'stderr') throw stdoutTaken(output);
    return onTerminal(options.format ?? 'pretty', options, stream, session);
  }
  const format = options.format ?? formatOf(output);
  const terminal = onTerminal('pretty', options, stream, session);
  const file = intoFile(format, output, inputs, options, session);
  return {
    tell: async report => {
      await terminal.tell(report);
      await file.tell(report);
    },
    end: async totals => {
      await terminal.end(totals);
      await file.end(totals);
    },
  };
}

const stdoutTaken = (output: string) =>
  fault(
    `--fix 要用标准输出，报告不能也写到 --output ${output}`,
    `--fix needs standard output, which --output ${output} wants, too`,
    { zh: '请把报告写进文件。', en: 'Write the report to a file.' },
  );

function onTerminal(
  format: ReportFormat,
  options: ReportingOptions,
  stream: 'stdout' | 'stderr',
  session: Session,
): Reporting {
  const [look, write] =
    stream === 'stdout' ? [session.outLook, session.result] : [session.errorLook, session.message];
  const reporter = reporters[format](contextOf(look, options, session));
  return {
    tell: async report => write(await reporter.file(report)),
    end: async totals => {
      const isCounted = format !== 'pretty' || (totals.files > 0 && !options.quiet);
      if (isCounted) await write(reporter.end(totals));
    },
  };
}

const PLAIN_COLUMNS = 100;

function intoFile(
  format: ReportFormat,
  name: string,
  inputs: Inputs,
  options: ReportingOptions,
  session: Session,
): Reporting {
  const others = [options.form, options.baseline].filter(each => each !== undefined);
  const target = reportTarget(name, { inputs, kind: 'filing', others }, session.io.cwd);
  const { language } = session;
  const look: Look = { language, paint: new Chalk({ level: 0 }), columns: PLAIN_COLUMNS };
  const reporter = reporters[format](contextOf(look, options, session));
  const chunks: string[] = [];
  return {
    tell: async report => {
      chunks.push(await reporter.file(report));
    },
    end: async totals => {
      chunks.push(reporter.end(totals));
      await writeTarget(target, Buffer.from(chunks.join('')));
    },
  };
}

const contextOf = (
  look: Look,
  { strict }: ReportingOptions,
  { io: { cwd, env } }: Session,
): ReportContext => ({
  ...look,
  cwd,
  strict: strict ?? false,
  now: documentDate(env) ?? new Date(),
});

const endings: Readonly<Record<string, ReportFormat>> = {
  '.txt': 'pretty',
  '.json': 'json',
  '.sarif': 'sarif',
  '.xml': 'junit',
};

function formatOf(name: string): ReportFormat {
  const format = endings[extname(name).toLowerCase()];
  if (format) return format;
  throw fault(`从 ${name} 的结尾看不出格式`, `the ending of ${name} names no format`, {
    zh: `用 --format 指定：${reportFormats.join('、')}`,
    en: `Name it with --format: ${reportFormats.join(', ')}`,
  });
}
