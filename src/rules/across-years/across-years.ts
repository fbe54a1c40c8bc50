/** What a rule across years is: one thing that a reviewer holds against last year's filing of the same project. */
import type { Filing } from '../../filing/filing.ts';
import type { Requirements } from '../../filing/requirements.ts';
import type { Finding } from '../../finding.ts';
import type { Report, Rule } from '../rule.ts';

/** Last year's filing of a project. */
export interface LastFiling {
  readonly filing: Filing;
  /** Its file, as it is named in messages. */
  readonly name: string;
  /** Those of its form. */
  readonly requirements: Requirements;
}

/** What such a rule reports; the subject is what it says without the name of last year's file. */
export type AcrossYearsReport = Report & Required<Pick<Finding, 'subject'>>;

export interface AcrossYearsRule extends Omit<Rule, 'check' | 'examples'> {
  /** Pieces of filings in YAML: this year's, right and wrong beside last year's. */
  readonly examples: Rule['examples'] & { readonly last: string };
  /** Total: says nothing where it cannot decide. */
  readonly check: (
    filing: Filing,
    last: LastFiling,
    requirements: Requirements,
  ) => Iterable<AcrossYearsReport>;
}

/** When and where last year's filing said something: 2025年, or 上年 where it says no year, and its file. */
export function toldBy({ filing: { year }, name }: LastFiling): {
  readonly zh: string;
  readonly en: string;
  readonly file: string;
} {
  return year
    ? { zh: `${year.text}年`, en: year.text, file: name }
    : { zh: '上年', en: 'last year', file: name };
}
