/** What two filings differ in: a list of changes, each of one field or of one item of a list. */
import type Big from 'big.js';
import type { Localized, Path } from '../finding.ts';

/** `moved` is an item under another level, or items of a list in another order. */
export type ChangeKind = 'changed' | 'added' | 'removed' | 'moved';

/** What one of the filings states. */
export interface ChangeSide {
  readonly path: Path;
  /** As the form prints it; as written where it could not be read. Of an item that only one filing has its name. */
  readonly text: string;
  /** Of an amount of money. */
  readonly unit?: string;
}

/** A stretch of a text that both have, or only one of them. */
export interface WordRun {
  readonly kind: 'same' | 'deleted' | 'inserted';
  readonly text: string;
}

/** A field of an item that was added or removed. */
export interface ItemField {
  readonly label: Localized;
  readonly text: string;
}

export interface FilingChange {
  readonly kind: ChangeKind;
  /** The part of the form, e.g. 年度绩效指标. */
  readonly block: Localized;
  /** What it is called within its block: in Chinese as the form prints it, in English the path. */
  readonly label: Localized;
  /** Absent where the first filing states nothing. */
  readonly before?: ChangeSide;
  /** Absent where the second filing states nothing. */
  readonly after?: ChangeSide;
  /** Of amounts: the second less the first, in the unit of the second. */
  readonly difference?: Big;
  /** The words of both texts, where they have words in common. */
  readonly words?: readonly WordRun[];
  /** Of an item that was added or removed. */
  readonly fields?: readonly ItemField[];
}

/** Two values, one of each filing. */
export interface Both<T> {
  readonly a: T;
  readonly b: T;
}

export interface Comparison {
  /** In the order of the form's parts. */
  readonly changes: readonly FilingChange[];
  /** Ids of the forms; absent where a filing names none. */
  readonly forms: Both<string | undefined>;
  /** Values that could not be read and were compared as written. */
  readonly unread: Both<readonly Path[]>;
}
