/** Prints the report of check, and writes it to a file if --output names one. */
import { extname } from 'node:path';
import { userError } from '../../internal.ts';
import type { CheckingOptions } from '../commands/options.ts';
import { documentDate } from '../document-date.ts';
import { reportTarget } from '../files/conflicts.ts';
import type { Inputs } from '../files/inputs.ts';
import { isStdout } from '../files/results.ts';
import { writeTarget } from '../files/write.ts';
import { type ReportFormat, reporters, reportFormats } from '../report/index.ts';
import type { FileReport, ReportContext, Shown, Totals } from '../report/reporter.ts';
import { type Look, plainLook, type Session } from '../session.ts';

export interface ReportingOptions extends CheckingOptions {
  readonly format?: ReportFormat;
  /** JSON on the terminal. */
  readonly json?: boolean;
  /** Findings that are shown at most on the terminal. */
  readonly maxFindings?: number;
  readonly output?: string;
  /** The baseline, which the report must not overwrite. */
  readonly baseline?: string;
}

/** A report that is being printed or collected. */
export interface Reporting {
  readonly add: (report: FileReport) => Promise<void>;
  readonly end: (totals: Totals) => Promise<void>;
}

/**
 * Begins the report on `stream`, which is standard error if --fix needs standard output. Throws UserError for an --output
 * that cannot be used.
 */
export function newReporting(
  inputs: Inputs,
  options: ReportingOptions,
  stream: 'stdout' | 'stderr',
  session: Session,
): Reporting {
  const { output, json, format: named } = options;
  if (json && named !== undefined && named !== 'json' && (output === undefined || isStdout(output)))
    throw userError(
      `--json 和 --format ${named} 只能用一个`,
      `--json and --format ${named} exclude each other`,
    );
  const onScreen = json ? 'json' : 'pretty';
  if (output === undefined || isStdout(output)) {
    if (output !== undefined && stream === 'stderr') throw stdoutTaken(output);
    return onTerminal(named ?? onScreen, options, stream, session);
  }
  const format = named ?? formatByEnding(output);
  const terminal = onTerminal(onScreen, options, stream, session);
  const file = intoFile(format, output, inputs, options, session);
  return {
    add: async report => {
      await terminal.add(report);
      await file.add(report);
    },
    end: async totals => {
      await terminal.end(totals);
      await file.end(totals);
    },
  };
}

const stdoutTaken = (output: string) =>
  userError(
    `--fix 要用标准输出，报告不能也写到 --output ${output}`,
    `--fix and --output ${output} both write to standard output`,
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
  const shown = shownOf(format, options);
  const reporter = reporters[format]({ ...contextOf(look, options, session), shown });
  return {
    add: async report => write(await reporter.file(report)),
    end: async totals => {
      const isCounted = format !== 'pretty' || (totals.files > 0 && !options.quiet);
      await write(isCounted ? await reporter.end(totals) : (reporter.rest?.() ?? ''));
    },
  };
}

function intoFile(
  format: ReportFormat,
  name: string,
  inputs: Inputs,
  options: ReportingOptions,
  session: Session,
): Reporting {
  const others = [options.form, options.baseline].filter(each => each !== undefined);
  const target = reportTarget(name, { inputs, kind: 'filing', others }, session.io.cwd);
  const reporter = reporters[format](contextOf(plainLook(session.language), options, session));
  const chunks: string[] = [];
  return {
    add: async report => {
      chunks.push(await reporter.file(report));
    },
    end: async totals => {
      chunks.push(await reporter.end(totals));
      await writeTarget(target, Buffer.from(chunks.join('')));
    },
  };
}

/** Findings that are shown on the terminal unless told otherwise. */
const DEFAULT_SHOWN = 50;

/** A line for each finding is read by programs: all of them, unless told otherwise. */
const shownOf = (format: ReportFormat, { verbose, maxFindings }: ReportingOptions): Shown => ({
  infos: verbose === true || format !== 'pretty',
  most: maxFindings ?? (format === 'pretty' ? DEFAULT_SHOWN : Number.POSITIVE_INFINITY),
});

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

const formatsByEnding: Readonly<Record<string, ReportFormat>> = {
  '.txt': 'pretty',
  '.json': 'json',
  '.sarif': 'sarif',
  '.xml': 'junit',
  '.html': 'html',
  '.htm': 'html',
};

function formatByEnding(name: string): ReportFormat {
  const format = formatsByEnding[extname(name).toLowerCase()];
  if (format) return format;
  throw userError(`从 ${name} 的结尾看不出格式`, `cannot tell the format of ${name}`, {
    zh: `用 --format 指定：${reportFormats.join('、')}`,
    en: `Choose one with --format: ${reportFormats.join(', ')}`,
  });
}
