/** What a run has come to so far; of each filing a record is kept only where a report asks for it. */
import type { PackedLines } from '../render/deleted.ts';
import { type RunRecord, recordPieces, type Status } from '../render/report.ts';
import type { Piece } from './page.ts';

export interface Ledger {
  /** Adds what became of the filing with this number in the run. */
  readonly add: (filing: number, record: RunRecord) => void;
  /** Filings by status. */
  readonly counts: () => Readonly<Record<Status, number>>;
  /** The JSON of their records in the order of the filings; none where none are kept. */
  readonly records: () => Iterable<Piece>;
}

const NOWHERE = -1;

/** A ledger for so many filings; without `lines` no records are kept. */
export function newLedger(filings: number, lines: PackedLines | undefined): Ledger {
  const counts = { rendered: 0, unchanged: 0, failed: 0, left: 0 };
  const places = new Int32Array(lines ? filings : 0).fill(NOWHERE);
  return {
    add: (filing, record) => {
      counts[record.status] += 1;
      if (lines) places[filing] = lines.add(recordPieces(record));
    },
    counts: () => ({ ...counts }),
    *records() {
      if (lines) for (const place of places) if (place !== NOWHERE) yield lines.at(place);
    },
  };
}
