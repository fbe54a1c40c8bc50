/** What a run has come to so far; of each filing a record is kept only where a report asks for it. */
import type { Input } from '../inputs.ts';
import { newPackedLines } from './packed-lines.ts';
import type { Piece } from './page.ts';
import { type RunRecord, recordPieces, type Status } from './run-report.ts';

export interface Ledger {
  readonly add: (input: Input, record: RunRecord) => void;
  /** Filings by status. */
  readonly counts: () => Readonly<Record<Status, number>>;
  /** Their JSON in the order of the filings given; none where none are kept. */
  readonly records: (inputs: readonly Input[]) => Iterable<Piece>;
}

export function newLedger(isKeeping: boolean): Ledger {
  const counts = { rendered: 0, unchanged: 0, failed: 0, left: 0 };
  const lines = newPackedLines();
  const places = new Map<Input, number>();
  return {
    add: (input, record) => {
      counts[record.status] += 1;
      if (isKeeping) places.set(input, lines.add(recordPieces(record)));
    },
    counts: () => ({ ...counts }),
    *records(inputs) {
      for (const input of inputs) {
        const place = places.get(input);
        if (place !== undefined) yield lines.at(place);
      }
    },
  };
}
