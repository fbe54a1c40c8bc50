/**
 * Reads the reports of runs. They may have been written, edited or copied by anyone: what is not a complete report as
 * schemas/run-report.schema.json describes it is refused, and what it does not describe is left out.
 */
import { validateRunReport } from '../../generated/report-validator.js';
import { UserError, userError } from '../../internal.ts';
import type { ExitStatus } from '../exit.ts';
import type { Input } from '../files/inputs.ts';
import { readBounded, readStream } from '../files/read.ts';
import { systemError } from '../files/system-error.ts';
import { isRecord, parsedJson } from '../json.ts';
import { type FilingRecord, RUN_REPORT_VERSION, type RunFault } from '../render/report.ts';
import { isShard, type Shard } from '../render/shard.ts';
import type { Session } from '../session.ts';

/** The JSON of a report. */
interface WrittenReport {
  readonly perfgoal: string;
  readonly shard: Shard | null;
  readonly status: ExitStatus;
  /** ISO 8601. */
  readonly timing: { readonly started: string; readonly ended: string };
  readonly filings: readonly FilingRecord[];
  readonly faults?: readonly RunFault[];
}

/** A report with the name of its file. */
export interface ReadReport extends Required<WrittenReport> {
  readonly name: string;
}

const MB = 1024 * 1024;

/** Bytes of a report, and of all reports that are merged: about 60,000 and 120,000 filings with many findings. */
const MAX_REPORT = 256 * MB;
const MAX_REPORTS = 512 * MB;

/** Rejects with UserError for what cannot be read, is too large, or is not a report of this version. */
export async function readReports(
  inputs: readonly Input[],
  session: Session,
): Promise<readonly ReadReport[]> {
  const reports: ReadReport[] = [];
  let total = 0;
  for (const input of inputs) {
    const bytes = await bytesOf(input, session);
    total += bytes.length;
    if (total > MAX_REPORTS) throw tooLarge();
    reports.push(reportIn(bytes, input.name));
  }
  return reports;
}

async function bytesOf({ name, path }: Input, { io }: Session): Promise<Buffer> {
  try {
    const bytes =
      path === undefined
        ? await readStream(io.stdin, { limit: MAX_REPORT })
        : readBounded(path, MAX_REPORT);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  } catch (error) {
    if (!(error instanceof UserError))
      throw systemError(error, { zh: `读不了 ${name}`, en: `cannot read ${name}` });
    const { zh, en } = error.sentence;
    throw userError(`${name}：${zh}`, `${name}: ${en}`, error.help);
  }
}

function reportIn(bytes: Buffer, name: string): ReadReport {
  const value = isReasonable(bytes) ? parsedJson(bytes.toString()) : undefined;
  if (!isRecord(value) || typeof value.version !== 'number') throw notComplete(name);
  if (value.version !== RUN_REPORT_VERSION)
    throw userError(
      `${name} 是第 ${value.version} 版的报告，这里只认第 ${RUN_REPORT_VERSION} 版`,
      `${name} is a report of version ${value.version}, expected version ${RUN_REPORT_VERSION}`,
    );
  if (!isComplete(value)) throw notComplete(name);
  const { perfgoal, shard, status, timing, filings, faults = [] } = value;
  return { name, perfgoal, shard, status, timing, filings, faults };
}

/** Takes out of the value what the schema does not describe. */
function isComplete(value: unknown): value is WrittenReport {
  if (!validateRunReport(value)) return false;
  const { shard, timing } = value as WrittenReport;
  return (shard === null || isShard(shard)) && isTime(timing.started) && isTime(timing.ended);
}

const isTime = (text: string) => !Number.isNaN(Date.parse(text));

/** Values that any report may have, and bytes for each value beyond; in reports of runs it is 10 at least. */
const MANY_VALUES = 1_000_000;
const BYTES_PER_VALUE = 8;

/** Bytes of a text: a message may quote a whole filing of 1 MB, in which every byte is escaped. */
const MAX_TEXT = 8 * MB;

const [QUOTE, BACKSLASH, COMMA, BRACE, BRACKET] = Buffer.from('"\\,{[');

/**
 * Whether the JSON has no more values and no longer texts than a report can have. Why: 250 MB of `{},{},…` would
 * become 8 GB of objects, and the process would be killed before it could say what is wrong.
 */
function isReasonable(json: Buffer): boolean {
  let values = 0;
  let textStart: number | undefined;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at];
    if (textStart !== undefined) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) {
        if (at - textStart > MAX_TEXT) return false;
        textStart = undefined;
      }
    } else if (byte === QUOTE) textStart = at;
    else if (byte === COMMA || byte === BRACE || byte === BRACKET) values += 1;
  }
  return values < MANY_VALUES || values * BYTES_PER_VALUE < json.length;
}

const notComplete = (name: string) =>
  userError(`${name} 不是完整的运行报告`, `${name} is not a complete run report`, {
    zh: '要合并的是 perfgoal render --report 写出的文件。',
    en: 'Run reports are written by perfgoal render --report.',
  });

const tooLarge = () =>
  userError(
    `要合并的报告合起来超过上限 ${MAX_REPORTS / MB} MB`,
    `the reports are over the limit of ${MAX_REPORTS / MB} MB together`,
    { zh: '请分几次合并。', en: 'Merge fewer of them.' },
  );
