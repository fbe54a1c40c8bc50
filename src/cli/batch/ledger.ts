/** What a run has come to so far; of each filing a small record is kept only where a report asks for it. */
import type { Input } from '../inputs.ts';
import { type FilingRecord, type RunRecord, type Status, unpackedRecord } from './run-report.ts';

export interface Ledger {
  readonly add: (input: Input, record: RunRecord) => void;
  /** Filings by status. */
  readonly counts: () => Readonly<Record<Status, number>>;
  /** In the order of the filings given; empty where none are kept. */
  readonly records: (inputs: readonly Input[]) => Iterable<FilingRecord>;
}

export function newLedger(isKeeping: boolean): Ledger {
  const counts = { rendered: 0, unchanged: 0, failed: 0, left: 0 };
  const records = new Map<Input, RunRecord>();
  return {
    add: (input, record) => {
      counts[record.status] += 1;
      if (isKeeping) records.set(input, record);
    },
    counts: () => ({ ...counts }),
    *records(inputs) {
      for (const input of inputs) {
        const record = records.get(input);
        if (record) yield unpackedRecord(record);
      }
    },
  };
}
