/** Reports of runs, read back; whatever is none is refused. */
import { type Localized, UserError } from '../../../index.ts';
import type { Input } from '../../inputs.ts';
import { isRecord, parsedJson } from '../../json.ts';
import { readBounded, readStream } from '../../read-file.ts';
import type { Session } from '../../session.ts';
import { systemFault } from '../../system-error.ts';
import { type FilingRecord, RUN_REPORT_VERSION } from '../run-report.ts';
import type { Shard } from '../sharding.ts';

/** A report as it was written, with the file that it stands in. */
export interface ReadReport {
  readonly name: string;
  readonly perfgoal: string;
  readonly shard: Shard | null;
  readonly status: number;
  readonly timing: { readonly started: string; readonly ended: string };
  readonly filings: readonly FilingRecord[];
}

const MAX_REPORT_BYTES = 1024 * 1024 * 1024;

/** Rejects with UserError for what cannot be read or is no report of this version. */
export async function readReport({ name, path }: Input, { io }: Session): Promise<ReadReport> {
  const bytes =
    path === undefined
      ? await readStream(io.stdin, { limit: MAX_REPORT_BYTES })
      : bytesOf(path, { zh: `读不了 ${name}`, en: `cannot read ${name}` });
  const value = parsedJson(Buffer.from(bytes).toString());
  if (!isRecord(value) || typeof value.perfgoal !== 'string' || !Array.isArray(value.filings))
    throw noReport(name);
  if (value.version !== RUN_REPORT_VERSION)
    throw new UserError({
      zh: `${name} 是第 ${String(value.version)} 版的报告，这里只认第 ${RUN_REPORT_VERSION} 版`,
      en: `${name} is a report of version ${String(value.version)}, not ${RUN_REPORT_VERSION}`,
    });
  const { perfgoal, shard, status, timing, filings } = value;
  if (!isShard(shard) || typeof status !== 'number' || !isTiming(timing)) throw noReport(name);
  if (!filings.every(isFiling)) throw noReport(name);
  return { name, perfgoal, shard, status, timing, filings };
}

function bytesOf(path: string, about: Localized): Uint8Array {
  try {
    return readBounded(path, MAX_REPORT_BYTES);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw systemFault(error, about);
  }
}

const isTextOrNull = (value: unknown) => value === null || typeof value === 'string';

const isShard = (value: unknown): value is Shard | null =>
  value === null ||
  (isRecord(value) && Number.isInteger(value.index) && Number.isInteger(value.total));

const isTiming = (value: unknown): value is ReadReport['timing'] =>
  isRecord(value) && isDate(value.started) && isDate(value.ended);

const isDate = (value: unknown) => typeof value === 'string' && !Number.isNaN(Date.parse(value));

const statuses: readonly unknown[] = ['rendered', 'unchanged', 'failed', 'left'];

const isFiling = (value: unknown): value is FilingRecord =>
  isRecord(value) &&
  typeof value.file === 'string' &&
  statuses.includes(value.status) &&
  [value.source, value.form, value.project, value.fault].every(isTextOrNull) &&
  Array.isArray(value.outputs) &&
  value.outputs.every(output => isRecord(output) && typeof output.file === 'string') &&
  Array.isArray(value.findings) &&
  value.findings.every(isTold) &&
  typeof value.ms === 'number';

const isTold = (value: unknown) =>
  isRecord(value) &&
  typeof value.rule === 'string' &&
  (value.severity === 'error' || value.severity === 'warning') &&
  typeof value.message === 'string' &&
  [value.line, value.column].every(each => each === null || Number.isInteger(each));

const noReport = (name: string) =>
  new UserError(
    { zh: `${name} 不是完整的运行报告`, en: `${name} is no whole report of a run` },
    help,
  );

const help: Localized = {
  zh: '要合并的是 perfgoal render --report 写出的文件。',
  en: 'Reports are written by perfgoal render --report.',
};
