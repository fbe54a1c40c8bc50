/** What a check found: the one kind of diagnostic, from a broken byte to a wrong sum. Imports nothing. */

/** A sentence in the two languages of perfgoal; the reporter picks one. */
export interface Localized {
  readonly zh: string;
  readonly en: string;
}

/** Where something stands in a filing: keys and indexes from the root, e.g. ['funding', 'rows', 0, 'total']. */
export type Path = readonly (string | number)[];

/**
 * An error contradicts itself or the form; a warning is what a reviewer would send back or ask about; an info is worth
 * knowing and never fails a filing.
 */
export type Severity = 'error' | 'warning' | 'info';

/** Severities by rule id, where they are other than the rule's own. */
export type Severities = Readonly<Record<string, Severity | 'off'>>;

/** A place in a text: lines and columns from 1 (columns in UTF-16 units), offsets from 0; the end is exclusive. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly start: number;
  readonly end: number;
}

/** Words within a value, and how often the same words stand before them in it. */
export interface Excerpt {
  readonly words: string;
  readonly earlier: number;
}

/** A cell of a form in Word or Excel, or a line beside its table. */
export interface CellPlace {
  /** As a person finds it: 第9行第4格, 表1!D9. */
  readonly name: Localized;
  /** The label on the form that asks for what stands in it. */
  readonly label?: string;
  /** From 1; absent for what stands in no table. */
  readonly row?: number;
  readonly column?: number;
}

export interface Finding {
  /** The id of the rule, e.g. funding-total-matches-sources. */
  readonly rule: string;
  readonly severity: Severity;
  /** True where the filing cannot be understood or drawn; a draft is rendered in spite of all others. */
  readonly structural: boolean;
  readonly path: Path;
  /** Points at the key of the path instead of its value. */
  readonly at?: 'key';
  /** The words within the value that it is about; its span is theirs where the text has them as the value does. */
  readonly excerpt?: Excerpt | undefined;
  /** What is wrong, with the value seen. */
  readonly message: Localized;
  /** What the finding is about, where its message says more that may change without it, as the names of other files. */
  readonly subject?: string;
  /** How to mend it. */
  readonly help?: Localized;
  /** True where check --fix mends it. */
  readonly fixable?: true;
  /** Where it stands in the source; resolved in one place, absent when there is no text to point at. */
  readonly span?: Span;
  /** Where it stands in a form that was filled in; then it has no span. */
  readonly cell?: CellPlace;
}

/** Numbers of findings by severity. */
export interface SeverityCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

export function severityCounts(findings: readonly Pick<Finding, 'severity'>[]): SeverityCounts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return { errors: counts.error, warnings: counts.warning, infos: counts.info };
}

/** Whether any of the findings is an error. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(finding => finding.severity === 'error');
}
