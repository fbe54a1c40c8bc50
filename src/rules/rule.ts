/** What a rule is: one thing that a reviewer checks, with its reason and examples that are executed. */

import type { Filing } from '../filing/filing.ts';
import type { Requirements } from '../filing/requirements.ts';
import type { Writing } from '../filing/writing.ts';
import type { Finding, Localized, Path, Severity } from '../finding.ts';
import type { ReturnReason } from './return-reasons.ts';

/** What a rule reports: the rest of the finding is the rule's own. */
export interface Report extends Pick<Finding, 'path' | 'at' | 'excerpt' | 'message' | 'help'> {
  /**
   * The places, EACH for any, whose values it draws on, where it says something of what is not there: one of them that
   * was written but could not be read silences it. Its own place where absent.
   */
  readonly from?: readonly Path[];
  /** The place that a misspelt name was surely meant for: nothing is said to be missing there too. */
  readonly meant?: Path;
}

export interface Rule {
  /** States what must hold, in kebab-case; the name of its file. */
  readonly id: string;
  /** What a reviewer who returns the form for it would choose as the reason. */
  readonly reason: ReturnReason;
  readonly severity: Severity;
  /** True where a breach means that the form cannot be drawn, not only that it is wrong. */
  readonly structural?: true;
  readonly summary: Localized;
  /** Why it matters to those who review or sign. */
  readonly why: Localized;
  /** The clause or practice that it follows; absent where none is known. */
  readonly basis?: Localized;
  /** Pieces of filings in YAML, executed as tests: the first passes, the second fails. */
  readonly examples: { readonly passing: string; readonly failing: string };
  /** Total: says nothing where it cannot decide. */
  readonly check: (
    filing: Filing,
    requirements: Requirements,
    writing: Writing,
  ) => Iterable<Report>;
}
