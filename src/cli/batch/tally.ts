/**
 * How far a thread has come with the filings that it was handed, in memory that it shares with the thread that handed
 * them. One number: the filings drawn; WRITING once all are, while their documents are written; the complement of what
 * it was once the thread is given up, which it can be only before it writes, so that no document is cut off.
 */
export type Tally = Int32Array<SharedArrayBuffer>;

const WRITING = 2 ** 30;

export const newTally = (): Tally => new Int32Array(new SharedArrayBuffer(4));

/** What the tally shows now; it changes whenever the thread gets on. */
export const look = (tally: Tally): number => Atomics.load(tally, 0);

/** Filings drawn, as far as is known. */
export const drawnIn = (seen: number): number => (seen < 0 ? ~seen : seen);

export const reset = (tally: Tally): void => {
  Atomics.store(tally, 0, 0);
};

/** Stops the thread before it writes; false where it has got on since it was looked at, or is writing. */
export const giveUp = (tally: Tally, seen: number): boolean =>
  seen < 0 || (seen !== WRITING && step(tally, seen, ~seen));

/** For the thread: one more than `drawn` filings is drawn; false where the thread is given up. */
export const tallyOne = (tally: Tally, drawn: number): boolean => step(tally, drawn, drawn + 1);

/** For the thread: whether it may write the documents of the `drawn` filings. */
export const beginWriting = (tally: Tally, drawn: number): boolean => step(tally, drawn, WRITING);

const step = (tally: Tally, from: number, to: number): boolean =>
  Atomics.compareExchange(tally, 0, from, to) === from;
