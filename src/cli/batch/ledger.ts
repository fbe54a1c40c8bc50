/** What a run has come to so far; of each filing a record is kept only where a report asks for it. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Input } from '../inputs.ts';
import { type FilingRecord, filingRecord, type RunRecord, type Status } from './run-report.ts';

export interface Ledger {
  readonly add: (input: Input, record: RunRecord) => void;
  /** Filings by status. */
  readonly counts: () => Readonly<Record<Status, number>>;
  /** In the order of the filings given; empty where none are kept. */
  readonly records: (inputs: readonly Input[]) => Iterable<FilingRecord>;
}

/** Records that are packed together, since they say much the same. */
const PACK = 100;
/** Packs that are open at once: filings end nearly in the order in which they are read again. */
const OPEN = 3;

export function newLedger(isKeeping: boolean): Ledger {
  const counts = { rendered: 0, unchanged: 0, failed: 0, left: 0 };
  const places = new Map<Input, number>();
  const packs: Uint8Array[] = [];
  let last: Buffer[] = [];

  function keep(input: Input, record: RunRecord): void {
    places.set(input, packs.length * PACK + last.length);
    // As bytes at once, so that V8 has nothing to take for long-lived.
    last.push(Buffer.from(`${JSON.stringify(filingRecord(record))}\n`));
    if (last.length < PACK) return;
    packs.push(packed(last));
    last = [];
  }

  return {
    add: (input, record) => {
      counts[record.status] += 1;
      if (isKeeping) keep(input, record);
    },
    counts: () => ({ ...counts }),
    *records(inputs) {
      const open = new Map<number, readonly string[]>();
      for (const input of inputs) {
        const place = places.get(input);
        if (place === undefined) continue;
        const number = Math.floor(place / PACK);
        const pack = packs[number];
        const lines =
          open.get(number) ?? linesOf(pack ? inflateRawSync(pack) : Buffer.concat(last));
        open.delete(number);
        open.set(number, lines);
        const [oldest] = open.keys();
        if (open.size > OPEN && oldest !== undefined) open.delete(oldest);
        const line = lines[place % PACK];
        if (line) yield JSON.parse(line);
      }
    },
  };
}

/** Fast rather than small. */
const packed = (records: readonly Buffer[]): Uint8Array =>
  // Copied, since what zlib gives is a view of a larger buffer.
  new Uint8Array(deflateRawSync(Buffer.concat(records), { level: 1 }));

const linesOf = (records: Buffer): readonly string[] => records.toString().split('\n');
