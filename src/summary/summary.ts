/** The summary of many filings: a row for each project and each indicator; the writers of this folder print it. */

import type { Checked } from '../check.ts';
import { checkAll, type FilingFacts, factsOf } from '../check-all.ts';
import { plainName } from '../filing/department.ts';
import { type Finding, type Severities, severityCounts } from '../finding.ts';
import {
  type IndicatorRow,
  indicatorRows,
  type ProblemRow,
  type ProjectRow,
  problemRows,
  projectRow,
} from './rows.ts';

export interface Summary {
  readonly projects: readonly ProjectRow[];
  readonly indicators: readonly IndicatorRow[];
  /** By project, in their order. */
  readonly problems: readonly ProblemRow[];
  /** Names of all sources, in the order in which they first appear. */
  readonly sources: readonly string[];
  /** Rule → how often it was found, most often first. */
  readonly findings: ReadonlyMap<string, number>;
  /** Files that could not be read. */
  readonly leftOut: readonly string[];
}

export interface SummaryOptions {
  readonly language: 'zh' | 'en';
  /** For the properties of the document. */
  readonly date: Date;
}

/** Writes a summary as the bytes of a file. */
export type SummaryWriter = (summary: Summary, options: SummaryOptions) => Promise<Uint8Array>;

export interface SummaryBuilder {
  /** Adds a filing; of one that cannot be read, or whose form is not known, only the file is named. */
  readonly add: (checked: Checked) => void;
  /** Names a file that could not be checked. */
  readonly leaveOut: (file: string) => void;
  readonly summary: () => Summary;
}

/** Builds a summary filing by filing; of each only its rows are kept. */
export function newSummary(severities: Severities = {}): SummaryBuilder {
  const projects = new Map<FilingFacts, ProjectRow>();
  const problems = new Map<FilingFacts, readonly ProblemRow[]>();
  const indicators: IndicatorRow[] = [];
  const counts = new Map<string, number>();
  const departments = new Map<string, string>();
  const leftOut: string[] = [];

  /** The same department in the spelling in which it first appeared, so that it is one to a spreadsheet too. */
  const oneSpelling = (department: string) => {
    const key = plainName(department);
    const known = departments.get(key) ?? department;
    departments.set(key, known);
    return known;
  };
  const count = ({ rule }: Finding) => counts.set(rule, (counts.get(rule) ?? 0) + 1);

  return {
    leaveOut: file => leftOut.push(file),
    add(checked) {
      if (!checked.template) {
        leftOut.push(checked.source.name);
        return;
      }
      const read = projectRow(checked, checked.template.constraints);
      const row = { ...read, department: oneSpelling(read.department) };
      const facts = factsOf(checked);
      projects.set(facts, row);
      problems.set(facts, problemRows(row, checked.findings, checked.filing));
      for (const each of indicatorRows(checked)) indicators.push(each);
      checked.findings.forEach(count);
    },
    summary() {
      const { findings } = checkAll([...projects.keys()], severities);
      const rows = [...projects].map(([item, row]) => withFindings(row, findings.get(item) ?? []));
      [...findings.values()].flat().forEach(count);
      return {
        projects: rows,
        indicators,
        problems: [...projects].flatMap(([item, row]) => [
          ...(problems.get(item) ?? []),
          ...problemRows(row, findings.get(item) ?? [], undefined),
        ]),
        sources: [...new Set(rows.flatMap(({ sources }) => [...sources.keys()]))],
        findings: new Map([...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))),
        leftOut,
      };
    },
  };
}

/** Projects with an error, and all. */
export const failedOf = ({ projects }: Pick<Summary, 'projects'>) => ({
  failed: projects.filter(({ errors }) => errors > 0).length,
  all: projects.length,
});

const withFindings = (row: ProjectRow, findings: readonly Finding[]): ProjectRow => {
  const { errors, warnings } = severityCounts(findings);
  return {
    ...row,
    errors: row.errors + errors,
    warnings: row.warnings + warnings,
  };
};
