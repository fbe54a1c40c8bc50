/** The file that --report names, written while the run goes on, so that no record is kept in memory. */
import { PassThrough } from 'node:stream';
import { type Target, writeChunks } from '../files/write.ts';
import type { Session } from '../session.ts';
import {
  type ReportEnd,
  type ReportHead,
  type RunRecord,
  recordText,
  reportEnd,
  reportHead,
} from './report.ts';

export interface ReportFile {
  /** Adds the record of a filing, given its place among the filings of the run from 0. */
  readonly add: (place: number, record: RunRecord) => void;
  /** Ends the report and puts it in its place. Rejects with UserError where it could not be written. */
  readonly end: (end: ReportEnd) => Promise<void>;
  /** Gives the report up; the old file stands. */
  readonly discard: () => Promise<void>;
}

/** Begins a report in a file, or on standard output without a target. */
export function beginReport(
  target: Target | undefined,
  head: ReportHead,
  { result }: Session,
): ReportFile {
  const text = new PassThrough();
  let written: Promise<unknown> | undefined;
  /** Opens the file with the first record, so that a process that is ended before leaves nothing. */
  const put = (chunk: string) => {
    if (!written) {
      written = target ? writeChunks(target, text) : writeAll(text, result);
      // An error is reported when the report ends, if it does.
      written.catch(() => {});
      text.write(reportHead(head));
    }
    text.write(chunk);
  };
  /** Records that are ready before that of a filing in front of them. */
  const early = new Map<number, string>();
  let next = 0;
  const write = (record: string) => {
    put((next === 0 ? '\n' : ',\n') + record);
    next += 1;
  };
  return {
    add: (place, record) => {
      if (place > next) {
        early.set(place, recordText(record));
        return;
      }
      write(recordText(record));
      for (let other = early.get(next); other !== undefined; other = early.get(next)) {
        early.delete(next);
        write(other);
      }
    },
    end: async end => {
      put(reportEnd(end));
      text.end();
      await written;
    },
    discard: async () => {
      text.destroy();
      await written?.catch(() => {});
    },
  };
}

async function writeAll(
  text: AsyncIterable<Uint8Array>,
  write: (chunk: Uint8Array) => Promise<void>,
): Promise<void> {
  for await (const chunk of text) await write(chunk);
}
