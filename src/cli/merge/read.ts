/** Reports of runs, read back; whatever is none is refused. */
import { type Localized, UserError } from '../../internal.ts';
import { faultIn, filingIn, listIn } from '../batch/merging/read-records.ts';
import { type ExitStatus, exit } from '../exit.ts';
import type { Input } from '../files/inputs.ts';
import { readBounded, readStream } from '../files/read.ts';
import { systemError } from '../files/system-error.ts';
import { isRecord, parsedJson } from '../json.ts';
import { type FilingRecord, RUN_REPORT_VERSION, type RunFault } from '../render/report.ts';
import { isShard, type Shard } from '../render/shard.ts';
import type { Session } from '../session.ts';

/** A report as it was written, with the file that it stands in. */
export interface ReadReport {
  readonly name: string;
  readonly perfgoal: string;
  readonly shard: Shard | null;
  readonly status: ExitStatus;
  readonly timing: { readonly started: string; readonly ended: string };
  readonly filings: readonly FilingRecord[];
  readonly faults: readonly RunFault[];
}

const MAX_REPORT_BYTES = 1024 * 1024 * 1024;

/** Rejects with UserError for what cannot be read or is no report of this version. */
export async function readReport({ name, path }: Input, { io }: Session): Promise<ReadReport> {
  const bytes =
    path === undefined
      ? await readStream(io.stdin, { limit: MAX_REPORT_BYTES })
      : bytesOf(path, { zh: `读不了 ${name}`, en: `cannot read ${name}` });
  const value = parsedJson(Buffer.from(bytes).toString());
  if (!isRecord(value) || typeof value.version !== 'number') throw noReport(name);
  const { version, perfgoal, shard, status, timing } = value;
  if (version !== RUN_REPORT_VERSION)
    throw new UserError({
      zh: `${name} 是第 ${version} 版的报告，这里只认第 ${RUN_REPORT_VERSION} 版`,
      en: `${name} is a report of version ${version}, not ${RUN_REPORT_VERSION}`,
    });
  const filings = listIn(value.filings, filingIn);
  const faults = listIn(value.faults ?? [], faultIn);
  if (
    typeof perfgoal !== 'string' ||
    !(shard === null || isShard(shard)) ||
    !isStatus(status) ||
    !isTiming(timing) ||
    !filings ||
    !faults
  )
    throw noReport(name);
  return { name, perfgoal, shard, status, timing, filings, faults };
}

function bytesOf(path: string, about: Localized): Uint8Array {
  try {
    return readBounded(path, MAX_REPORT_BYTES);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw systemError(error, about);
  }
}

const isStatus = (value: unknown): value is ExitStatus =>
  Object.values<unknown>(exit).includes(value);

const isTiming = (value: unknown): value is ReadReport['timing'] =>
  isRecord(value) && isDate(value.started) && isDate(value.ended);

const isDate = (value: unknown) => typeof value === 'string' && !Number.isNaN(Date.parse(value));

const noReport = (name: string) =>
  new UserError(
    { zh: `${name} 不是完整的运行报告`, en: `${name} is no whole report of a run` },
    help,
  );

const help: Localized = {
  zh: '要合并的是 perfgoal render --report 写出的文件。',
  en: 'Reports are written by perfgoal render --report.',
};
